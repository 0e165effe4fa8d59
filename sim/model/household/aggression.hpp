// SPDX-License-Identifier: Apache-2.0
// How dangerous the adults of a home are together.
#pragma once

#include <sightline/model/household/household.hpp>

namespace sightline::model::household {

struct Aggression {
  double of_all = 0.0;          ///< adults who live there, excluded or not
  double of_those_there = 0.0;  ///< without those who must stay away
};

[[nodiscard]] Aggression aggression_of_adults(const State& homes, const Family& family, Time now);

}  // namespace sightline::model::household
