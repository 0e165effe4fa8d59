// SPDX-License-Identifier: Apache-2.0
// A calibration as its file says it: which parameters may vary, and what they must reproduce.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <sightline/model/input.hpp>
#include <sightline/model/outcomes/measures.hpp>

namespace sightline::scenario {

/// What is believed of a parameter before it is compared with anything.
enum class Prior {
  uniform,
  log_uniform,  ///< uniform in the logarithm; low > 0
  normal,       ///< 95 % within low and high, cut to them
};

[[nodiscard]] std::string_view name_of(Prior prior);

struct CalibrationParameter {
  std::string path;
  std::string unit;
  double low = 0.0;
  double high = 0.0;
  bool is_whole = false;
  Prior prior = Prior::uniform;
  double baseline_value = 0.0;

  /// The value at `position` in [0, 1], which is the prior probability below it.
  [[nodiscard]] double value_at(double position) const;
  /// The inverse; cut to [0, 1].
  [[nodiscard]] double position_of(double value) const;
};

/// A number that the model should come near: scale x sum of one measure / sum of another.
struct CalibrationTarget {
  std::string name;  ///< of the outcome, or "a/b" of a ratio
  std::string unit;
  model::outcomes::Measure numerator = model::outcomes::Measure::size_;
  /// Measure::size_: per replication.
  model::outcomes::Measure denominator = model::outcomes::Measure::size_;
  double scale = 1.0;
  double value = 0.0;           ///< observed; above 0
  double observation_sd = 0.0;  ///< of the observation, in its unit; recall uncertainty included
  double discrepancy_sd = 0.0;  ///< that the best parameters may leave the model off by
  std::string source;
};

/// Of a point's implausibilities, the one that must not be above the cut-off: allowing for the
/// greatest to be a bad target is a usual precaution in early waves.
enum class RuledOutBy { highest, second_highest };

struct CalibrationWave {
  std::uint32_t points = 0;
  double accept = 3.0;  ///< a point of higher implausibility is ruled out
  RuledOutBy by = RuledOutBy::highest;
};

/// The last step: points not ruled out are run with more replications, and `size` of those that
/// pass are kept.
struct EnsembleWanted {
  std::uint32_t size = 0;
  std::uint32_t candidates = 0;
  std::uint32_t replications = 0;
  double accept = 3.0;
};

struct Calibration {
  std::string name;
  std::string question;
  std::string baseline;
  model::Parameters parameters;  ///< of the baseline
  std::uint32_t children = 0;
  model::Period period;
  std::uint64_t seed = 0;
  std::uint32_t replications = 0;  ///< of each point of a wave, on dice common to all points
  std::vector<CalibrationParameter> varied;
  std::vector<CalibrationTarget> targets;
  std::vector<CalibrationWave> waves;
  EnsembleWanted ensemble;
  std::map<std::string, std::string> files;  ///< path -> text of every file read
  /// Hash of what decides the numbers of every point: baseline, population, period, seed.
  std::uint64_t fingerprint = 0;
};

/// Reads a calibration file: `calibration, question, baseline, population, period, seed,
/// replications, parameters, targets, waves, ensemble`. Baselines are looked up as those of
/// studies. Throws InputError with every mistake.
[[nodiscard]] Calibration read_calibration(const std::filesystem::path& path);

/// The baseline with `values` for the parameters that vary, in their order; nothing where values
/// contradict each other (see check_parameters).
[[nodiscard]] std::optional<model::Input> input_at(const Calibration& calibration,
                                                   std::span<const double> values);

}  // namespace sightline::scenario
