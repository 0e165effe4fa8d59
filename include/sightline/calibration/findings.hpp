// SPDX-License-Identifier: Apache-2.0
// What a calibration found: how the ensemble fits, and which parameters the targets can tell.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sightline/calibration/history_match.hpp>
#include <sightline/experiment/result_files.hpp>
#include <sightline/scenario/calibration.hpp>

namespace sightline::calibration {

/// A target and what the ensemble makes of it, in its unit.
struct TargetFit {
  double mean = 0.0;        ///< over the sets
  double set_low = 0.0;     ///< 5 % quantile of the sets' means
  double set_high = 0.0;    ///< 95 %
  double chance_low = 0.0;  ///< mean -+ 1.96 standard errors of the replications of one set
  double chance_high = 0.0;
  double implausibility = 0.0;        ///< of the mean, replications without error
  double worst_implausibility = 0.0;  ///< of a set
};
[[nodiscard]] std::vector<TargetFit> target_fits(const scenario::Calibration& calibration,
                                                 const Match& match);

enum class Identified { well, weakly, not_at_all };
[[nodiscard]] std::string_view in_words(Identified identified);

struct Correlation {
  std::size_t with = 0;  ///< parameter
  double coefficient = 0.0;
};

/// What the targets tell of one parameter.
struct Identifiability {
  double ensemble_low = 0.0;
  double ensemble_high = 0.0;
  double ensemble_mean = 0.0;
  double spread_ratio = 0.0;  ///< standard deviation of positions over that of the prior, 1/sqrt 12
  std::vector<Correlation> strongest;  ///< at most two, |r| >= 0.3, the greatest first
  Identified identified = Identified::not_at_all;
};
/// By the spread of the accepted candidates' positions: a parameter is identified if it is less
/// than half of the prior's, weakly below four fifths, else not. Two that are correlated may be
/// known in combination where neither is alone.
[[nodiscard]] std::vector<Identifiability> identifiability(const scenario::Calibration& calibration,
                                                           const Match& match);

/// Text of the ensemble as a study reads it. `command` is how it was made.
[[nodiscard]] std::string ensemble_yaml(const scenario::Calibration& calibration,
                                        const Match& match, const std::string& name,
                                        const std::string& command);

/// The report in Markdown.
[[nodiscard]] std::string report_markdown(const scenario::Calibration& calibration,
                                          const Match& match, const std::string& command);

/// Writes manifest.json: the program, the files read with their digests, the digest of what came
/// out and the circumstances of the run. Throws RunError.
void write_manifest(const std::filesystem::path& folder, const scenario::Calibration& calibration,
                    const std::string& digest, const experiment::RunRecord& run);

/// Writes targets.csv, identifiability.csv, emulators.csv, report.md and, if any candidate passes,
/// ensemble.yaml into `folder`. Throws RunError.
void write_findings(const std::filesystem::path& folder, const scenario::Calibration& calibration,
                    const Match& match, const std::string& command);

}  // namespace sightline::calibration
