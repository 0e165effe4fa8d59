// SPDX-License-Identifier: Apache-2.0
// Protection at once: police protection for 72 hours (Children Act 1989 s46), emergency protection
// order for eight days (s44), for which the court is asked at once; an interim care order follows.
#pragma once

#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::pathway {

/// Whether the belief is such that the child is protected at once; if so, it is.
bool protect_at_once(World& world, CaseId id, ProfessionalId worker);
/// What does not wait for the next step: protection at once, or else a place with friends for a
/// child at home. True if the child was protected at once.
bool keep_safe(World& world, CaseId id, ProfessionalId who);
/// The court has heard the application for an emergency protection order.
void hear_emergency(World& world, CaseId id, ProfessionalId judge);
/// Police protection or the emergency order runs out. An order is extended once if the court has
/// yet to decide (s45(5)); else the child goes to friends or home.
void emergency_ends(World& world, CaseId id);

}  // namespace sightline::model::pathway
