// SPDX-License-Identifier: Apache-2.0
// A small authority whose cases can be run again.
#pragma once

#include <vector>

#include <sightline/replay/traced_case.hpp>

#include "replications.hpp"

namespace sightline::replay::example {

struct SmallAuthority {
  explicit SmallAuthority(std::uint32_t children = 4000, std::uint64_t number = 0)
      : input(model::testing::input_of({}, children, 180, 900)),
        calendar(model::calendar_of(input.period)),
        replication(number) {}

  [[nodiscard]] RunOfCase run() const {
    return {input, calendar, model::testing::usual_seed, replication};
  }
  [[nodiscard]] std::vector<model::ChildId> missed() const {
    return model::run_replication(input, calendar, model::testing::usual_seed, replication)
        .missed_children;
  }

  model::Input input;
  Calendar calendar;
  std::uint64_t replication;
};

}  // namespace sightline::replay::example
