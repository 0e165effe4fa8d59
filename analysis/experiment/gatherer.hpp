// SPDX-License-Identifier: Apache-2.0
// Takes replications from block files in their order.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include <sightline/experiment/failure.hpp>
#include <sightline/experiment/sample.hpp>
#include <sightline/experiment/workload.hpp>

namespace sightline::experiment {

class Gatherer {
 public:
  /// Refers to the workload.
  Gatherer(const Workload& workload, std::filesystem::path folder);

  /// Adds replications `from` .. `target` - 1 of a point, in their order, from the files: so what
  /// is reported is what is on disk, and the order of additions is always the same. Throws RunError
  /// for one that is missing and not among `failures`, which are sorted.
  void add(Sample& sample, std::uint64_t point, std::uint64_t from, std::uint64_t target,
           const std::vector<Failure>& failures) const;

 private:
  const Workload& workload_;
  std::filesystem::path folder_;
};

/// Throws RunError if no replication is there.
void require_any(std::uint64_t replications, const std::vector<Failure>& failures);

}  // namespace sightline::experiment
