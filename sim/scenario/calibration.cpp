// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <sightline/core/distributions.hpp>
#include <sightline/scenario/calibration.hpp>
#include <sightline/scenario/study.hpp>

#include "baseline_reader.hpp"
#include "calibration_reader.hpp"
#include "checks.hpp"
#include "files.hpp"
#include "fingerprint.hpp"
#include "run_plan.hpp"

namespace sightline::scenario {

namespace {

/// A normal prior has this many standard deviations between its middle and either end.
constexpr double normal_ends = 1.959963984540054;

/// Share of a standard normal distribution below its lower end.
double below_normal_ends() {
  return normal_cdf(-normal_ends);
}

double inside(double position) {
  return std::clamp(position, 0.0, 1.0);
}

/// The study of one arm that runs the baseline; its fingerprint is that of the calibration.
std::uint64_t fingerprint_of(const Calibration& calibration) {
  Study study;
  study.seed = calibration.seed;
  study.children = calibration.children;
  study.period = calibration.period;
  study.arms.resize(1);
  study.arms[0].input.parameters = calibration.parameters;
  return fingerprint_of(study);
}

}  // namespace

std::string_view name_of(Prior prior) {
  switch (prior) {
    case Prior::uniform:
      return "uniform";
    case Prior::log_uniform:
      return "log_uniform";
    case Prior::normal:
      break;
  }
  return "normal";
}

double CalibrationParameter::value_at(double position) const {
  double value = low + (high - low) * position;
  if (prior == Prior::log_uniform) {
    value = low * std::exp(std::log(high / low) * position);
  } else if (prior == Prior::normal) {
    const double below = below_normal_ends();
    const double spread = (high - low) / (2.0 * normal_ends);
    value = normal(below + (1.0 - 2.0 * below) * position, (low + high) / 2.0, spread);
  }
  if (is_whole) value = std::round(value);
  return std::clamp(value, low, high);
}

double CalibrationParameter::position_of(double value) const {
  if (prior == Prior::log_uniform) return inside(std::log(value / low) / std::log(high / low));
  if (prior == Prior::normal) {
    const double below = below_normal_ends();
    const double spread = (high - low) / (2.0 * normal_ends);
    const double share = normal_cdf((value - (low + high) / 2.0) / spread);
    return inside((share - below) / (1.0 - 2.0 * below));
  }
  return inside((value - low) / (high - low));
}

Calibration read_calibration(const std::filesystem::path& path) {
  config::Mistakes mistakes;
  Files files(mistakes);
  Calibration calibration;
  config::MapReader reader(files.root_of(path), "", mistakes);
  calibration.name = name_needed(reader, "calibration");
  calibration.question = text_needed(reader, "question");
  const Baseline baseline = read_named_baseline(reader, path.parent_path(), files);
  calibration.baseline = baseline.name;
  calibration.parameters = baseline.parameters;
  check_parameters(baseline.parameters, baseline.settings, mistakes);
  Study period_only;
  static_cast<void>(read_period(reader, period_only));
  calibration.period = period_only.period;
  read_calibration_scope(reader, calibration);
  read_calibration_parameters(reader, calibration);
  read_calibration_targets(reader, calibration);
  read_calibration_waves(reader, calibration);
  reader.finish();
  mistakes.throw_if_any();
  calibration.files = files.texts();
  calibration.fingerprint = fingerprint_of(calibration);
  return calibration;
}

std::optional<model::Input> input_at(const Calibration& calibration,
                                     std::span<const double> values) {
  model::Input input;
  input.parameters = calibration.parameters;
  input.children = calibration.children;
  input.period = calibration.period;
  const std::vector<Parameter> fields = parameters_of(input.parameters);
  for (std::size_t i = 0; i < calibration.varied.size(); ++i)
    *config::find_parameter(fields, calibration.varied[i].path)->value = values[i];
  config::Mistakes mistakes;
  check_parameters(input.parameters, {}, mistakes);
  if (!mistakes.is_empty()) return std::nullopt;
  return input;
}

}  // namespace sightline::scenario
