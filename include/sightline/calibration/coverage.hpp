// SPDX-License-Identifier: Apache-2.0
// How often history matching keeps the true parameters, where the truth is known because the
// simulator itself stands for the world.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sightline/calibration/calibrate.hpp>
#include <sightline/calibration/history_match.hpp>
#include <sightline/scenario/calibration.hpp>
#include <sightline/statistics/estimate.hpp>

namespace sightline::calibration {

struct CoverageWanted {
  std::size_t trials = 100;
  /// Of the truth. What is observed is their mean, with errors as large as the targets declare.
  std::uint32_t replications_of_truth = 40;
  double level = 0.95;  ///< of the set, in (0, 1)
};

/// One calibration against a truth drawn from the prior.
struct Trial {
  Point truth;
  std::vector<double> observed;          ///< by target
  std::vector<double> implausibilities;  ///< of the truth, by target, by the last emulators
  bool is_covered = false;               ///< none of them is above the cut-off of the set
  double share = 0.0;                    ///< of the prior that lies in the set
};

struct Coverage {
  std::vector<Trial> trials;
  double level = 0.0;
  double cut_off = 0.0;  ///< joint_cut_off() of the level
  bool is_interrupted = false;

  [[nodiscard]] std::size_t covered() const;
  /// Share of the trials that cover the truth, with its 95 % interval.
  [[nodiscard]] statistics::Estimate rate() const;
  /// Mean share of the prior in the set; NaN without trials.
  [[nodiscard]] double mean_share() const;
};

/// Trial `number`: a truth is drawn evenly from the unit cube and run; each target of `problem`
/// becomes what came out, moved by normal errors on the scale of on_scale() whose standard
/// deviations are those of the target as shares of its value, and its observation_sd takes up the
/// standard error of the runs. The waves are matched on that, and the set of `wanted.level` is all
/// points whose greatest implausibility by the last emulators is at most joint_cut_off(). Its share
/// is taken at 1,024 points of a scrambled Sobol sequence. A truth that cannot be run, or one of
/// whose outcomes is not positive or not defined, is drawn again; after 1,000 draws it throws
/// std::runtime_error. Nothing if it was interrupted.
[[nodiscard]] std::optional<Trial> try_synthetic_truth(const Problem& problem,
                                                       const Surroundings& surroundings,
                                                       const CoverageWanted& wanted,
                                                       std::uint64_t number);

/// Trials 0, 1, .. of a calibration with the model as the world; each has dice of its own. Nothing
/// is kept in the folder of `options`; on_stage is called before each trial. If it is interrupted
/// the trials so far are returned.
[[nodiscard]] Coverage measure_coverage(const scenario::Calibration& calibration,
                                        const CoverageWanted& wanted,
                                        const CalibrateOptions& options);

/// Over all numbers of the trials.
[[nodiscard]] std::string digest_of(const Coverage& coverage);

/// Writes coverage.csv, a row for each trial: the true values, what was observed, implausibility of
/// the truth by target, whether it is covered, share of the prior. Throws RunError.
void write_coverage(const std::filesystem::path& folder, const scenario::Calibration& calibration,
                    const Coverage& coverage);

}  // namespace sightline::calibration
