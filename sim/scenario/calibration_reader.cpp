// SPDX-License-Identifier: Apache-2.0
#include "calibration_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <sightline/config/parameters.hpp>
#include <sightline/config/value.hpp>

#include "files.hpp"
#include "run_plan.hpp"

namespace sightline::scenario {

namespace {

using model::outcomes::find_outcome;
using model::outcomes::Measure;
using model::outcomes::Outcome;

constexpr config::Range wave_replications_range{2, 10'000};
constexpr config::Range wave_points_range{1, 100'000};
constexpr config::Range accept_range{0.5, 100};
/// Points that the first wave needs beside one for each parameter, or there is too little to fit
/// emulators to.
constexpr std::size_t points_beside_parameters = 5;

/// A number above 0; the fallback is 1.
double positive_number(config::MapReader& reader, std::string_view key) {
  const auto number =
      config::number_of(reader.required(key), reader.path_of(key), reader.mistakes());
  if (number && *number <= 0.0) reader.fail(key, "must be above 0");
  return number && *number > 0.0 ? *number : 1.0;
}

/// Whether a list that must not be empty is, and the mistake told.
bool is_empty(config::MapReader& reader, std::string_view key,
              const std::vector<config::Node>& items, std::string_view what) {
  if (!items.empty()) return false;
  if (reader.node().find(key).is(config::NodeKind::sequence)) {
    reader.fail(key, fmt::format("is empty; a calibration has at least one {}", what));
  }
  return true;
}

Prior prior_of(const std::string& name) {
  if (name == "log_uniform") return Prior::log_uniform;
  return name == "normal" ? Prior::normal : Prior::uniform;
}

/// Reads `low` and `high`, which are within what is declared, and which they are if not given.
void read_range(config::MapReader& reader, const Parameter& declared,
                CalibrationParameter& parameter) {
  const config::Range range{declared.low, declared.high};
  parameter.low = reader.number_or("low", declared.low, range);
  parameter.high = reader.number_or("high", declared.high, range);
  const bool is_endless = parameter.high - parameter.low > 1e6;
  if (is_endless && (!reader.has("low") || !reader.has("high"))) {
    reader.fail("high",
                "is missing; the declared range is too wide to search, so give `low` and "
                "`high`");
  } else if (!(parameter.low < parameter.high)) {
    reader.fail("high",
                fmt::format("{:.6g} is not above `low`, {:.6g}", parameter.high, parameter.low));
  }
}

CalibrationParameter read_parameter(config::MapReader reader, std::span<const Parameter> fields) {
  CalibrationParameter parameter;
  parameter.path = reader.text("path");
  const Parameter* const declared = config::find_parameter(fields, parameter.path);
  if (declared == nullptr) {
    if (reader.node().find("path").is(config::NodeKind::scalar)) {
      reader.fail("path", config::unknown_parameter_fault(fields, parameter.path));
    }
    static_cast<void>(reader.has("low") && reader.has("high"));
    static_cast<void>(reader.has("high"));
  } else {
    parameter.unit = declared->unit;
    parameter.is_whole = declared->is_whole;
    parameter.baseline_value = *declared->value;
    read_range(reader, *declared, parameter);
  }
  parameter.prior =
      prior_of(reader.choice_or("prior", {"uniform", "log_uniform", "normal"}, "uniform"));
  if (parameter.prior == Prior::log_uniform && declared != nullptr && parameter.low <= 0.0) {
    reader.fail("prior", "log_uniform needs `low` above 0");
  }
  reader.finish();
  return parameter;
}

/// The outcome that a node names, or nullptr and a mistake.
const Outcome* outcome_of(const config::Node& node, const std::string& key,
                          config::Mistakes& mistakes) {
  const auto name = config::text_of(node, key, mistakes);
  if (!name) return nullptr;
  const std::string fault = outcome_fault(*name);
  if (!fault.empty()) mistakes.add(node, key, fault);
  return find_outcome(*name);
}

/// Reads `ratio: [a, b]`: both count over the same denominator, so that it cancels.
void read_ratio(config::MapReader& reader, CalibrationTarget& target) {
  const std::vector<config::Node> items = reader.items("ratio");
  if (items.size() != 2) {
    if (reader.node().find("ratio").is(config::NodeKind::sequence)) {
      reader.fail("ratio", "is a list of two outcomes, [of, over]");
    }
    return;
  }
  const std::string key = reader.path_of("ratio");
  const Outcome* const of = outcome_of(items[0], key + "[1]", reader.mistakes());
  const Outcome* const over = outcome_of(items[1], key + "[2]", reader.mistakes());
  if (of == nullptr || over == nullptr) return;
  if (of->denominator != over->denominator) {
    reader.fail("ratio", fmt::format("`{}` and `{}` are not counted over the same thing; take two "
                                     "rates, or two totals",
                                     of->name, over->name));
  }
  target.name = fmt::format("{}/{}", of->name, over->name);
  target.unit = "ratio";
  target.numerator = of->numerator;
  target.denominator = over->numerator;
  target.scale = of->scale / over->scale;
}

/// Reads `outcome`, for a total with `per_child_years`.
void read_outcome(config::MapReader& reader, CalibrationTarget& target) {
  const Outcome* const outcome =
      outcome_of(reader.required("outcome"), reader.path_of("outcome"), reader.mistakes());
  const bool is_rate = reader.has("per_child_years");
  const double per = is_rate ? positive_number(reader, "per_child_years") : 1.0;
  if (outcome == nullptr) return;
  target.name = outcome->name;
  target.unit = outcome->unit;
  target.numerator = outcome->numerator;
  target.denominator = outcome->denominator;
  target.scale = outcome->scale;
  if (!is_rate) return;
  if (outcome->denominator != Measure::size_) {
    reader.fail("per_child_years",
                fmt::format("is for totals; `{}` is in {} already", outcome->name, outcome->unit));
  }
  target.unit = fmt::format("{} per {:g} child-years", outcome->unit, per);
  target.denominator = Measure::child_years;
  target.scale = outcome->scale * per;
}

/// Reads `tolerance`, a share of the value, or `sd`, in its unit.
double read_observation_sd(config::MapReader& reader, double value) {
  const bool is_relative = reader.has("tolerance");
  const bool is_absolute = reader.has("sd");
  if (is_relative == is_absolute && reader.is_mapping()) {
    reader.fail(is_relative ? "sd" : "tolerance",
                "one of `tolerance` (standard deviation of the observation as a share of the "
                "value) and `sd` (the same in its unit) is required, not both");
  }
  double sd = 0.0;
  if (is_relative) sd = value * reader.number("tolerance", {.low = 1e-6, .high = 10});
  if (is_absolute) sd = positive_number(reader, "sd");
  return sd;
}

CalibrationTarget read_target(config::MapReader reader) {
  CalibrationTarget target;
  const bool is_ratio = reader.has("ratio");
  if (is_ratio && reader.has("outcome")) {
    reader.fail("outcome", "is not given beside `ratio`");
  } else if (is_ratio) {
    read_ratio(reader, target);
  } else {
    read_outcome(reader, target);
  }
  target.value = positive_number(reader, "value");
  target.observation_sd = read_observation_sd(reader, target.value);
  target.discrepancy_sd =
      target.value * reader.number_or("discrepancy", 0.0, {.low = 0, .high = 10});
  target.source = text_needed(reader, "source");
  reader.finish();
  return target;
}

CalibrationWave read_wave(config::MapReader reader) {
  CalibrationWave wave;
  wave.points = static_cast<std::uint32_t>(reader.whole("points", wave_points_range));
  wave.accept = reader.number_or("accept", wave.accept, accept_range);
  const std::string by = reader.choice_or("ruled_out_by", {"highest", "second_highest"}, "highest");
  wave.by = by == "highest" ? RuledOutBy::highest : RuledOutBy::second_highest;
  reader.finish();
  return wave;
}

}  // namespace

void read_calibration_scope(config::MapReader& reader, Calibration& calibration) {
  config::MapReader population = reader.map("population");
  calibration.children = static_cast<std::uint32_t>(population.whole("children", children_range));
  population.finish();
  calibration.seed = static_cast<std::uint64_t>(reader.whole("seed", {.low = 0}));
  calibration.replications =
      static_cast<std::uint32_t>(reader.whole("replications", wave_replications_range));
}

void read_calibration_parameters(config::MapReader& reader, Calibration& calibration) {
  const std::vector<Parameter> fields = parameters_of(calibration.parameters);
  const std::vector<config::Node> items = reader.items("parameters");
  if (is_empty(reader, "parameters", items, "parameter that varies")) return;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string key = fmt::format("parameters[{}]", i + 1);
    CalibrationParameter parameter = read_parameter({items[i], key, reader.mistakes()}, fields);
    const auto& earlier = calibration.varied;
    const bool is_again =
        std::any_of(earlier.begin(), earlier.end(), [&](const CalibrationParameter& other) {
          return other.path == parameter.path && !parameter.path.empty();
        });
    if (is_again) {
      reader.mistakes().add(items[i], key, fmt::format("`{}` is given twice", parameter.path));
    }
    calibration.varied.push_back(std::move(parameter));
  }
}

void read_calibration_targets(config::MapReader& reader, Calibration& calibration) {
  const std::vector<config::Node> items = reader.items("targets");
  if (is_empty(reader, "targets", items, "target")) return;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string key = fmt::format("targets[{}]", i + 1);
    CalibrationTarget target = read_target({items[i], key, reader.mistakes()});
    const auto& earlier = calibration.targets;
    const bool is_again =
        std::any_of(earlier.begin(), earlier.end(), [&](const CalibrationTarget& other) {
          return other.name == target.name && !target.name.empty();
        });
    if (is_again) {
      reader.mistakes().add(items[i], key, fmt::format("`{}` is given twice", target.name));
    }
    calibration.targets.push_back(std::move(target));
  }
}

void read_calibration_waves(config::MapReader& reader, Calibration& calibration) {
  const std::vector<config::Node> items = reader.items("waves");
  static_cast<void>(is_empty(reader, "waves", items, "wave"));
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string key = fmt::format("waves[{}]", i + 1);
    calibration.waves.push_back(read_wave({items[i], key, reader.mistakes()}));
    const std::size_t least = calibration.varied.size() + points_beside_parameters;
    if (i > 0 || calibration.waves[0].points == 0 || calibration.waves[0].points >= least) continue;
    reader.mistakes().add(
        items[i], key + ".points",
        fmt::format("is {}; the first wave of {} parameters needs at least {}",
                    calibration.waves[0].points, calibration.varied.size(), least));
  }
  config::MapReader ensemble = reader.map("ensemble");
  EnsembleWanted& wanted = calibration.ensemble;
  wanted.size = static_cast<std::uint32_t>(ensemble.whole("size", {.low = 1, .high = 1000}));
  wanted.candidates = static_cast<std::uint32_t>(
      ensemble.whole_or("candidates", 4 * std::int64_t{wanted.size}, wave_points_range));
  wanted.replications = static_cast<std::uint32_t>(ensemble.whole_or(
      "replications", 2 * std::int64_t{calibration.replications}, wave_replications_range));
  wanted.accept = ensemble.number_or("accept", wanted.accept, accept_range);
  if (wanted.candidates < wanted.size) {
    ensemble.fail("candidates",
                  fmt::format("{} are fewer than `size`, {}", wanted.candidates, wanted.size));
  }
  ensemble.finish();
}

}  // namespace sightline::scenario
