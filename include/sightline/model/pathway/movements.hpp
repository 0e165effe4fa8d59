// SPDX-License-Identifier: Apache-2.0
// What a family's moves and flights do to those who work with it (M16, T09, T11).
#pragma once

#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::pathway {

/// A family under enquiry or on a plan may leave home without a word.
void schedule_flight(World& world, ChildId child);
void flee(World& world, FamilyId family);
/// It is back; whoever looked for it warns it, perhaps.
void family_returns(World& world, FamilyId family, bool was_looked_for);

/// The family moves house: records follow or not; its files pass to the workers of the new area, or
/// across the border, where they begin again with a referral.
void family_moves(World& world, FamilyId family);

}  // namespace sightline::model::pathway
