// SPDX-License-Identifier: Apache-2.0
// Calibrates the model: history matching on a calibration file, with what is finished kept in a
// folder.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>

#include <sightline/calibration/history_match.hpp>
#include <sightline/experiment/record.hpp>
#include <sightline/experiment/runner.hpp>
#include <sightline/scenario/calibration.hpp>

namespace sightline::calibration {

struct CalibrateOptions {
  std::filesystem::path folder;  ///< stages go to its subfolder `waves`
  unsigned threads = 1;
  const std::atomic<bool>* cancelled = nullptr;
  /// Called before a stage is run, with what it is, e.g. "wave 2 of 3: 120 points, ...".
  std::function<void(const std::string&)> on_stage;
  std::function<void(const experiment::Progress&)> on_progress;  ///< of a stage's replications
  experiment::Replicate replicate = experiment::model_replicate();
};

/// The problem in the unit cube.
[[nodiscard]] Problem problem_of(const scenario::Calibration& calibration);

/// The point of these values of the parameters that vary, and back.
[[nodiscard]] Point point_of(const scenario::Calibration& calibration,
                             const std::vector<double>& values);
[[nodiscard]] std::vector<double> values_at(const scenario::Calibration& calibration,
                                            const Point& point);

/// Runs the model at points, each on dice of its own that follow from its values. Of a target that
/// is nowhere defined at a point the mean is NaN. Empty if it was cancelled.
[[nodiscard]] std::vector<Simulated> simulate(const scenario::Calibration& calibration,
                                              const std::vector<Point>& points,
                                              std::uint32_t replications,
                                              const CalibrateOptions& options);

/// The model as history matching meets it; nothing is kept. Both arguments must outlive it.
[[nodiscard]] Surroundings surroundings_of(const scenario::Calibration& calibration,
                                           const CalibrateOptions& options);

/// Runs the waves that the folder lacks and chooses the ensemble. A finished stage in the folder is
/// read, not run; its first point is run once more and must give the same numbers. Throws
/// InputError if the folder holds another calibration or numbers of another model, and RunError if
/// it cannot be written.
[[nodiscard]] Match calibrate(const scenario::Calibration& calibration,
                              const CalibrateOptions& options);

/// Over all numbers of the waves and the candidates, and the choice: equal for equal results.
[[nodiscard]] std::string digest_of(const Match& match);

}  // namespace sightline::calibration
