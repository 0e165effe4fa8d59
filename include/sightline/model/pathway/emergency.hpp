// SPDX-License-Identifier: Apache-2.0
// Protection at once: police protection for 72 hours (Children Act 1989 s46), emergency protection
// order for eight days (s44); meanwhile the court is asked for an interim care order.
#pragma once

#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::pathway {

/// Whether the belief is such that the child is protected at once; if so, it is.
bool protect_at_once(World& world, CaseId id, ProfessionalId worker);
/// The court has heard the application for an emergency protection order.
void hear_emergency(World& world, CaseId id, ProfessionalId judge);
/// Police protection or the emergency order runs out: unless the court has decided, the child goes
/// to friends or home.
void emergency_ends(World& world, CaseId id);

}  // namespace sightline::model::pathway
