// SPDX-License-Identifier: Apache-2.0
// Everything that is written of a finished sweep: results.h5, tables/*.csv, manifest.json, and what
// `run` prints as JSON and CSV.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sightline/experiment/result_files.hpp>
#include <sightline/experiment/runner.hpp>

namespace sightline::experiment {

/// What results.h5 holds; equal for equal numbers. Axes design_point, design_parameter, arm,
/// outcome, measure, quintile, asked, replication, parameter. The design (see add_design());
/// estimate, difference and their _low, _high, _standard_error, and variance_ratio
/// (design_point, arm, outcome); sum (design_point, arm, measure) and sum_by_quintile
/// (design_point, arm, measure, quintile), means over replications; asked_value (design_point, arm,
/// asked, replication), the outcomes asked for, NaN where a replication failed, and
/// asked_linearised, the same with the estimate as mean (see linearised()); replications
/// (design_point).
[[nodiscard]] output::DataFile sweep_file(const Sweep& sweep, const SweepResult& result);

/// design, points, comparisons (of the outcomes asked for), parameters; of a curve operating_curve
/// and exchange_rates besides.
[[nodiscard]] std::vector<NamedTable> sweep_tables(const Sweep& sweep, const SweepResult& result);

/// What `run --format csv` prints: one line for each point and comparison, with the values of what
/// varies and the difference of every outcome asked for.
[[nodiscard]] output::CsvTable sweep_overview(const Sweep& sweep, const SweepResult& result);

/// What `run --format json` prints.
[[nodiscard]] std::string sweep_json(const Sweep& sweep, const SweepOutcome& outcome,
                                     double elapsed_s);

[[nodiscard]] std::string sweep_manifest_json(const Sweep& sweep, const SweepOutcome& outcome,
                                              const RunRecord& run);

/// Where one comparison stands over all points.
struct SweepFinding {
  std::size_t arm = 0;      ///< against the first; 0: the level of the only arm
  std::size_t outcome = 0;  ///< of the catalogue
  std::size_t points = 0;   ///< at which the difference is defined
  std::size_t lowest = 0;   ///< point where it is lowest, and highest
  std::size_t highest = 0;
  std::size_t below_zero = 0;  ///< points whose interval lies below zero, and above
  std::size_t above_zero = 0;
  std::size_t negative = 0;  ///< points at which the difference itself is below zero
};
/// For every outcome asked for, each arm against the first, or the only arm; those defined nowhere
/// are left out.
[[nodiscard]] std::vector<SweepFinding> sweep_findings(const Sweep& sweep,
                                                       const SweepResult& result);

/// Writes all of it into `folder`. Throws RunError.
void write_sweep(const std::filesystem::path& folder, const Sweep& sweep,
                 const SweepOutcome& outcome, const RunRecord& run);

}  // namespace sightline::experiment
