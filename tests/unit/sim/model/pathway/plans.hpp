// SPDX-License-Identifier: Apache-2.0
// Children on a child protection plan, for the tests of what may follow.
#pragma once

#include <sightline/model/pathway/plan.hpp>

#include "small_world.hpp"

namespace sightline::model::pathway {

inline CaseId on_plan(testing::SmallWorld& small, ChildId child) {
  const CaseId id = open_case(small.world, child, Stage::awaiting_conference);
  start_plan(small.world, id);
  return id;
}
/// A child of a new family, by default one that only seems to cooperate.
inline CaseId on_plan(testing::SmallWorld& small,
                      const testing::FamilyOf& family = {.is_cooperative = false}) {
  return on_plan(small, small.add_child(family));
}
/// A child of a new family, about whom social care believes this.
inline CaseId on_plan(testing::SmallWorld& small, double belief) {
  const ChildId child = small.add_child();
  small.make_believe(child, Agency::social_care, belief);
  return on_plan(small, child);
}

}  // namespace sightline::model::pathway
