// SPDX-License-Identifier: Apache-2.0
// Supervision challenges how a case holder has read what is known of a child (M18).
#pragma once

#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::pathway {

/// Moves social care's weight of every item it knows of the child towards the unbiased one; true if
/// any changed.
bool correct_bias(World& world, ChildId child, Share share);

/// The case holder has been supervised: the bias in all files held is challenged, and those in
/// which that changed anything are considered again.
void supervise(World& world, ProfessionalId who);

}  // namespace sightline::model::pathway
