// SPDX-License-Identifier: Apache-2.0
// Under which conditions a reform fails: scenario discovery in a finished sweep.
#pragma once

#include <filesystem>
#include <string>

#include <sightline/output/csv.hpp>
#include <sightline/sensitivity/finished_sweep.hpp>
#include <sightline/sensitivity/scenario_discovery.hpp>

namespace sightline::sensitivity {

/// At which points it happens.
struct Condition {
  Response response;
  double limit = 0.0;       ///< in the unit of the outcome
  bool is_at_least = true;  ///< estimate >= limit; otherwise <=
};

struct Discovery {
  Condition condition;
  ScenarioPoints points;
  ScenarioBoxes boxes;
  std::size_t left_out = 0;  ///< points that are not known
  /// Points of interest whose 95 % interval lies wholly beyond the limit. The others may be of
  /// interest by chance.
  std::size_t beyond_chance = 0;
};

/// Boxes of design points at which the condition is met. Only points that stand for themselves are
/// used: of Saltelli's design both samples and not their crossings, of Morris' the starts, since
/// points that share coordinates would count one observation many times. Switches are categorical.
[[nodiscard]] Discovery discover(const FinishedSweep& sweep, const Condition& condition,
                                 const PrimPlan& plan = {});

/// "the difference in missed_case_rate of X against Y is 0 or more".
[[nodiscard]] std::string words(const FinishedSweep& sweep, const Condition& condition);

/// One sentence for each box, or one that says that there is none.
[[nodiscard]] std::vector<std::string> discovery_sentences(const FinishedSweep& sweep,
                                                           const Discovery& discovery);

/// One line for each restriction of each box: box, points, of_interest, coverage, density, support,
/// parameter, unit, low, high, categories, quasi_p. A box without restrictions has one line.
[[nodiscard]] output::CsvTable discovery_table(const Discovery& discovery);
[[nodiscard]] std::string discovery_json(const FinishedSweep& sweep, const Discovery& discovery);
/// Writes discovery_table() to FOLDER/tables/discovery.csv. Throws RunError.
void write_discovery(const std::filesystem::path& folder, const Discovery& discovery);

}  // namespace sightline::sensitivity
