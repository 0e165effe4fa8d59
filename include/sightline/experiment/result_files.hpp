// SPDX-License-Identifier: Apache-2.0
// Everything that is written of a finished study: results.h5, tables/*.csv, manifest.json, and the
// JSON that `run` prints.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <sightline/experiment/failure.hpp>
#include <sightline/experiment/sample.hpp>
#include <sightline/experiment/summary.hpp>
#include <sightline/output/csv.hpp>
#include <sightline/output/data_file.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

/// What results.h5 holds; equal for equal numbers, whenever and wherever they were made.
[[nodiscard]] output::DataFile result_file(const scenario::Study& study, const Sample& sample,
                                           const Summary& summary);

struct NamedTable {
  std::string name;  ///< of its file, without ending
  output::CsvTable table;
};
/// arms, comparisons, replications, by_month, by_quintile, parameters, winners_losers,
/// changed_children; for a study with an ensemble parameter_sets and parameter_uncertainty too: one
/// after the other, so that only one is in memory. A number that is infinite or not defined is an
/// empty cell.
void for_each_result_table(const scenario::Study& study, const Sample& sample,
                           const Summary& summary,
                           const std::function<void(const NamedTable&)>& take);
/// Arms and comparisons side by side, for `--format csv`.
[[nodiscard]] output::CsvTable overview_table(const scenario::Study& study, const Summary& summary);

/// What `run --format json` prints. A number that is infinite or not defined is null.
[[nodiscard]] std::string result_json(const scenario::Study& study, const Sample& sample,
                                      const Summary& summary, double elapsed_s);

/// The circumstances of a run: all that may differ between runs of equal results.
struct RunRecord {
  std::string command_line;
  std::string started;  ///< UTC, ISO 8601
  std::string ended;
  std::string host;
  unsigned threads = 0;
  double elapsed_s = 0.0;
  /// Of the child-years of all arms, run once for several; none where nothing was run.
  std::optional<double> share_saved_by_branching = std::nullopt;
};
[[nodiscard]] std::string manifest_json(const scenario::Study& study, const Sample& sample,
                                        const RunRecord& run,
                                        const std::vector<Failure>& failures = {});

/// Writes all of it into `folder`. Throws RunError.
void write_results(const std::filesystem::path& folder, const scenario::Study& study,
                   const Sample& sample, const Summary& summary, const RunRecord& run,
                   const std::vector<Failure>& failures = {});

}  // namespace sightline::experiment
