// SPDX-License-Identifier: Apache-2.0
// Care proceedings (Children Act 1989 s31): first hearing, renewals of the interim order, final
// order. How long they take is what preparation and the court's own queue make of the number of
// hearings.
#pragma once

#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::pathway {

enum class FinalOrder : std::uint16_t { care, kin, none };

/// Preparation is over: the next hearing joins the court's queue.
void hearing_due(World& world, CaseId id);
/// The court hears the case: for the first time, again, or for the last time.
void hear(World& world, CaseId id, ProfessionalId judge);

}  // namespace sightline::model::pathway
