// SPDX-License-Identifier: Apache-2.0
// Neglect: a family's level that rises, lasts and ends, in spells fixed by the dice; what of it
// reaches a child depends on where the child lives, on a plan and on services.
#pragma once

#include <sightline/model/context.hpp>
#include <sightline/model/household/household.hpp>

namespace sightline::model::household {

/// Level of neglect that reaches the child now; from 1 on it is severe.
[[nodiscard]] double neglect_level(const State& homes, const Child& child, Time now);

/// Schedules the family's next spell, the first one as if spells had always come and gone.
void schedule_first_neglect(Context& context, State& homes, FamilyId family);
/// A spell begins: the children are looked at by whoever meets them, and harm may come of it.
void neglect_begins(Context& context, State& homes, FamilyId family);
void neglect_ends(Context& context, State& homes, FamilyId family);

/// Severe neglect of this spell may have lasted long enough to be harm by now.
void neglect_may_be_harm(Context& context, State& homes, ChildId child, std::uint16_t spell);

/// Somebody looks closely: who, and the number of the look within the child's spells; the next look
/// is scheduled while the spell lasts.
struct Look {
  bool takes_place = false;
  Agency agency = Agency::community;
};
Look next_look(Context& context, State& homes, ChildId child);

}  // namespace sightline::model::household
