// SPDX-License-Identifier: Apache-2.0
// How many decisions by address a replication makes: the reference event of the limit makes a fixed
// number, so the two are comparable only with this beside them.
#pragma once

#include <cstddef>

#include <sightline/model/input.hpp>

namespace sightline::bench {

struct Census {
  std::size_t families = 0;
  double events = 0.0;
  /// Blocks of the dice that one event reads, set-up apart; 0 if they could not be counted.
  double decisions_per_event = 0.0;
};

/// Runs one replication, not timed, and counts.
[[nodiscard]] Census count(const model::Input& input);

}  // namespace sightline::bench
