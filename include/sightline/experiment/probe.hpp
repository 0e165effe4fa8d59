// SPDX-License-Identifier: Apache-2.0
// How much work a study is, told from a short trial before it starts.
#pragma once

#include <cstdint>

#include <sightline/experiment/runner.hpp>
#include <sightline/experiment/workload.hpp>

namespace sightline::experiment {

struct WorkEstimate {
  std::uint64_t points = 1;
  std::uint64_t arms = 0;
  std::uint64_t replications = 0;  ///< of each arm at each point; the most that precision allows
  double replication_seconds = 0;  ///< all arms, one thread
  double seconds = 0;  ///< of the whole, or of this shard, on the threads of the options
  double bytes = 0;    ///< parts, results.h5 and tables
  [[nodiscard]] std::uint64_t runs() const { return points * arms * replications; }
};

/// Runs all arms of replication 0 at the first point and of replication 1 at the middle one, on two
/// threads if there are, and measures time and the size of part files; where one fails, the other
/// stands for both. Results are estimated from their numbers. Of no other use than for telling
/// people: it depends on the machine and on what else it does. Throws RunError if both fail or
/// temporary files cannot be written.
[[nodiscard]] WorkEstimate estimate_work(const Workload& workload, const RunOptions& options);

}  // namespace sightline::experiment
