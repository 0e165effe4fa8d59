// SPDX-License-Identifier: Apache-2.0
// What a study found: every outcome of every arm, and every arm against the first.
#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include <sightline/experiment/sample.hpp>
#include <sightline/statistics/comparison.hpp>
#include <sightline/statistics/estimate.hpp>

namespace sightline::experiment {

struct ArmSummary {
  std::vector<statistics::Estimate> outcomes;  ///< in the order of the catalogue
};

/// Children per replication by the route on which an arm reached them, over the replications that
/// were traced.
struct RouteSummary {
  statistics::Estimate direct;
  statistics::Estimate through_others;
  /// Of those through others, how many in all replications traced, by whose queue first did work at
  /// another time; those of no queue are not among them.
  std::map<model::Agency, std::size_t> queues;
};

/// An arm against the first one.
struct Comparison {
  std::size_t arm = 0;
  std::vector<statistics::PairedComparison> outcomes;  ///< in the order of the catalogue
  statistics::Estimate rescued;       ///< children per replication missed in the first arm only
  statistics::Estimate newly_missed;  ///< children per replication missed in this arm only
  std::size_t traced = 0;             ///< replications of which the routes are known
  RouteSummary rescued_by;            ///< not defined if none was traced
  RouteSummary newly_missed_by;
};

struct Summary {
  std::vector<ArmSummary> arms;
  std::vector<Comparison> comparisons;  ///< one for each arm but the first
};

[[nodiscard]] Summary summarise(const Sample& sample);

/// Where the catalogue has the outcome of that name. Throws std::invalid_argument if nowhere.
[[nodiscard]] std::size_t outcome_index(std::string_view name);

}  // namespace sightline::experiment
