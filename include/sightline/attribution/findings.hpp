// SPDX-License-Identifier: Apache-2.0
// What a split found, as a table, as JSON and in a sentence that can be quoted.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sightline/attribution/finished_study.hpp>
#include <sightline/output/csv.hpp>

namespace sightline::attribution {

/// The split of one outcome.
struct Finding {
  const model::outcomes::Outcome* outcome = nullptr;
  Split split;
  /// Of each package, the outcome minus that with none, by the package.
  std::map<Package, statistics::Estimate> packages;
};

[[nodiscard]] Finding find_split(const FinishedStudy& study,
                                 const model::outcomes::Outcome& outcome);
/// Of every outcome of the catalogue that is defined with every package.
[[nodiscard]] std::vector<Finding> find_all_splits(const FinishedStudy& study);

/// One line for each package (`what` is package), reform (share) and pair (interaction) of each
/// outcome: outcome, unit, what, reform, other, value, low, high, standard_error, percent_of_total,
/// method, observations. What is not defined is an empty cell.
[[nodiscard]] output::CsvTable attribution_table(const FinishedStudy& study,
                                                 const std::vector<Finding>& findings);

/// The same of one outcome, as JSON.
[[nodiscard]] std::string attribution_json(const FinishedStudy& study, const Finding& finding);

/// "Together R01 and R10 lower missed_case_rate by 0.0374 (95 % interval ..): 79 % of it is R10's,
/// ...".
[[nodiscard]] std::string attribution_sentence(const FinishedStudy& study, const Finding& finding);

/// Writes attribution_table() of all outcomes to FOLDER/tables/attribution.csv. Throws RunError.
void write_attribution(const std::filesystem::path& folder, const FinishedStudy& study);

}  // namespace sightline::attribution
