// SPDX-License-Identifier: Apache-2.0
// The measurements: every round takes the model, its limits and the pairs of parts in turn, so that
// whatever the machine does at that minute happens to both sides of each ratio.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

namespace sightline::bench {

struct Plan {
  std::uint32_t children = 0;
  std::int32_t days = 0;
  int rounds = 0;
  std::uint32_t families = 0;  ///< of the reference event
  int decisions = 0;           ///< of the reference event
};

inline constexpr std::array<std::uint32_t, 3> pending_sizes = {10'000, 100'000, 1'000'000};

/// One round; all times are CPU time of the one thread.
struct Round {
  double child_years_per_second = 0.0;  ///< whole replications, set-up included
  double events_per_second = 0.0;
  double events_per_child_year = 0.0;
  double bytes_per_child = 0.0;
  double set_up_share = 0.0;  ///< a replication of one day over a whole one
  double limit_events_per_second = 0.0;
  double limit_bytes_per_child = 0.0;
  double sweep_children_per_second = 0.0;
  std::array<double, pending_sizes.size()> queue_ratio{};  ///< engine over std::priority_queue
  double decision_ratio = 0.0;  ///< time of one decision over that of a bare Philox block
};

/// The rounds of the plan after one that is thrown away; calls `started` with the number of each.
[[nodiscard]] std::vector<Round> run_rounds(const Plan& plan,
                                            const std::function<void(int)>& started);

}  // namespace sightline::bench
