// SPDX-License-Identifier: Apache-2.0
// What a study found: every outcome of every arm, and every arm against the first.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <sightline/experiment/sample.hpp>
#include <sightline/statistics/comparison.hpp>
#include <sightline/statistics/estimate.hpp>

namespace sightline::experiment {

struct ArmSummary {
  std::vector<statistics::Estimate> outcomes;  ///< in the order of the catalogue
};

/// An arm against the first one.
struct Comparison {
  std::size_t arm = 0;
  std::vector<statistics::PairedComparison> outcomes;  ///< in the order of the catalogue
  statistics::Estimate rescued;       ///< children per replication missed in the first arm only
  statistics::Estimate newly_missed;  ///< children per replication missed in this arm only
};

struct Summary {
  std::vector<ArmSummary> arms;
  std::vector<Comparison> comparisons;  ///< one for each arm but the first
};

[[nodiscard]] Summary summarise(const Sample& sample);

/// Where the catalogue has the outcome of that name. Throws std::invalid_argument if nowhere.
[[nodiscard]] std::size_t outcome_index(std::string_view name);

}  // namespace sightline::experiment
