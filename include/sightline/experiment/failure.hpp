// SPDX-License-Identifier: Apache-2.0
// Replications that could not be run, and where they are listed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sightline::experiment {

/// One arm of one replication threw; the replication is left out in all arms.
struct Failure {
  std::optional<std::uint64_t> point;  ///< of a sweep
  std::uint64_t replication = 0;
  std::uint64_t seed = 0;  ///< of the dice at that point
  std::string arm;
  std::string reason;

  friend bool operator==(const Failure&, const Failure&) = default;
};

/// By point, then replication.
void sort(std::vector<Failure>& failures);

/// Writes FOLDER/failures.csv (design_point, replication, seed, arm, reason), or removes it where
/// there are none. Throws RunError.
void write_failures(const std::filesystem::path& folder, const std::vector<Failure>& failures);

}  // namespace sightline::experiment
