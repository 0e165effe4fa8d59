// SPDX-License-Identifier: Apache-2.0
// A finished sweep as its folder holds it: the design, and what came out at its points.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sightline/experiment/sweep.hpp>
#include <sightline/sensitivity/outputs.hpp>

namespace sightline::sensitivity {

struct FinishedSweep {
  std::string study;
  std::string digest;  ///< of its numbers
  experiment::StoredDesign design;
  std::vector<std::string> arms;
  std::vector<std::string> outcomes;  ///< those that the study asks for, its headline first
  std::size_t replications = 0;       ///< wanted at each point
  /// [point][arm][outcome][replication], made linear: means over replications are the estimates.
  /// NaN where a replication failed or the outcome is not defined.
  std::vector<double> numbers;
};

/// Reads FOLDER/results.h5. The design is the one that is stored there, and must be the one of
/// FOLDER/design.h5 too. Throws InputError if the folder holds no results, a study without `vary`,
/// results of another version of the program or a design that contradicts them; RunError if a file
/// is damaged.
[[nodiscard]] FinishedSweep read_finished_sweep(const std::filesystem::path& folder);

/// What a sensitivity analysis is of.
struct Response {
  std::size_t outcome = 0;             ///< place in FinishedSweep::outcomes
  std::size_t arm = 0;                 ///< place in FinishedSweep::arms
  std::optional<std::size_t> against;  ///< the paired difference to this arm; none: the level
};

/// The numbers of a response by point and replication. Replications that failed anywhere are left
/// out everywhere, so that points stay paired; points at which all failed stay not known.
[[nodiscard]] Outputs outputs_of(const FinishedSweep& sweep, const Response& response);

}  // namespace sightline::sensitivity
