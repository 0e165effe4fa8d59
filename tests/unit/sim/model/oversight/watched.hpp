// SPDX-License-Identifier: Apache-2.0
// A small world whose case-holding team is audited and inspected.
#pragma once

#include <sightline/model/oversight/inspection.hpp>

#include "small_world.hpp"

namespace sightline::model::oversight {

struct Watched {
  explicit Watched(const model::Parameters& p = testing::plain_parameters()) : small(p) {
    state.parameters = &small.parameters.oversight;
    team = workforce::case_holding_team(small.world.staff, 0);
  }
  /// A child in need of whom social care knows something it has read as `weight`.
  CaseId child_in_need(double weight, double unbiased) {
    const ChildId child = small.add_child();
    const CaseId id = pathway::open_case(small.world, child, pathway::Stage::child_in_need);
    pathway::allocate(small.world, id);
    evidence::learn_with_bias(small.world, small.add_item(child, {Agency::social_care}, 0.0),
                              weight, unbiased);
    return id;
  }
  void look() { inspection_due(small.world, state, team); }
  std::size_t inspections() { return small.count(HappeningKind::inspected); }

  testing::SmallWorld small;
  State state;
  TeamId team;
};

}  // namespace sightline::model::oversight
