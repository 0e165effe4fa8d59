// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

#include <sightline/config/parameters.hpp>
#include <sightline/core/digest.hpp>
#include <sightline/scenario/study.hpp>
#include <sightline/scenario/variation.hpp>

#include "checks.hpp"
#include "fingerprint.hpp"
#include "roll_out.hpp"

namespace sightline::scenario {

namespace {

const Variation& variation_of(const Study& study, std::span<const double> values) {
  if (!study.variation) throw std::invalid_argument("a study that varies nothing has no points");
  if (values.size() != study.variation->varied.size()) {
    throw std::invalid_argument("a design point has one value for each thing that varies");
  }
  return *study.variation;
}

void set_parameters(const Variation& variation, std::size_t arm, std::span<const double> values,
                    model::Parameters& parameters) {
  const std::vector<Parameter> fields = parameters_of(parameters);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Varied& varied = variation.varied[i];
    if (varied.reform || varied.reaches.at(arm) == 0) continue;
    *config::find_parameter(fields, varied.name)->value = values[i];
  }
}

/// Makes `reform` with this compliance: in the place of the same reform, or before the arm's own.
void use(std::vector<Reform>& used, std::size_t own, Reform reform, double compliance) {
  const auto same = std::find_if(used.begin(), used.end(),
                                 [&](const Reform& other) { return other.id == reform.id; });
  if (compliance <= 0.0) {
    if (same != used.end()) used.erase(same);
    return;
  }
  reform.compliance = Probability(compliance);
  if (same != used.end()) {
    *same = std::move(reform);
  } else {
    used.insert(used.end() - static_cast<std::ptrdiff_t>(own), std::move(reform));
  }
}

std::vector<Reform> reforms_at(const Variation& variation, std::size_t index, const Arm& arm,
                               std::span<const double> values) {
  std::vector<Reform> used = arm.used;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Varied& varied = variation.varied[i];
    if (!varied.reform || varied.reaches.at(index) == 0) continue;
    const double share =
        varied.is_whole && values[i] > 0.0 ? varied.reform->compliance.value() : values[i];
    const auto own =
        static_cast<std::size_t>(std::count_if(used.begin(), used.end(), [&](const Reform& reform) {
          return std::find(arm.reforms.begin(), arm.reforms.end(), reform.id) != arm.reforms.end();
        }));
    use(used, own, *varied.reform, share);
  }
  return used;
}

Arm arm_at(const Study& study, std::size_t index, std::span<const double> values) {
  const Arm& from = study.arms[index];
  const Variation& variation = *study.variation;
  Arm arm;
  arm.name = from.name;
  arm.reforms = from.reforms;
  arm.input = from.input;
  arm.set_inputs = from.set_inputs;
  set_parameters(variation, index, values, arm.input.parameters);
  for (model::Input& input : arm.set_inputs)
    set_parameters(variation, index, values, input.parameters);
  const bool varies_reforms = std::any_of(variation.varied.begin(), variation.varied.end(),
                                          [](const Varied& varied) { return bool(varied.reform); });
  if (!varies_reforms) return arm;
  arm.input.reforms = rolled_out(reforms_at(variation, index, from, values), study.period);
  for (model::Input& input : arm.set_inputs)
    input.reforms = arm.input.reforms;
  return arm;
}

std::uint64_t seed_at(const Study& study, std::uint64_t point) {
  if (study.variation->has_common_dice) return study.seed;
  Digest digest;
  digest.add(std::string_view("seed of a design point"));
  digest.add(study.seed);
  digest.add(point);
  return digest.value();
}

}  // namespace

std::string_view name_of(DesignMethod method) {
  switch (method) {
    case DesignMethod::grid:
      return "grid";
    case DesignMethod::latin_hypercube:
      return "lhs";
    case DesignMethod::sobol:
      return "sobol";
    case DesignMethod::morris:
      return "morris";
    case DesignMethod::saltelli:
      return "saltelli";
    case DesignMethod::curve:
      break;
  }
  return "curve";
}

std::string_view name_of(Scale scale) {
  return scale == Scale::linear ? "linear" : "log";
}

double Varied::value_at(double position) const {
  if (is_whole) {
    return std::min(std::floor(low + position * (high - low + 1.0)), high);
  }
  // Designs use the ends themselves, and rounding must not move them.
  if (position >= 1.0) return high;
  const double value = scale == Scale::linear ? low + (high - low) * position
                                              : low * std::exp(std::log(high / low) * position);
  return std::clamp(value, low, high);
}

Study study_at(const Study& study, std::uint64_t point, std::span<const double> values) {
  static_cast<void>(variation_of(study, values));
  Study plain;
  plain.name = study.name;
  plain.question = study.question;
  plain.baseline = study.baseline;
  plain.ensemble = study.ensemble;
  plain.sets.resize(study.sets.size());
  for (std::size_t arm = 0; arm < study.arms.size(); ++arm)
    plain.arms.push_back(arm_at(study, arm, values));
  plain.replications = study.replications;
  plain.seed = seed_at(study, point);
  plain.children = study.children;
  plain.period = study.period;
  plain.measure = study.measure;
  plain.fingerprint = fingerprint_of(plain);
  return plain;
}

std::vector<Mistake> mistakes_at(const Study& study, std::span<const double> values) {
  const Variation& variation = variation_of(study, values);
  config::Mistakes mistakes;
  for (std::size_t arm = 0; arm < study.arms.size(); ++arm) {
    model::Parameters parameters = study.arms[arm].input.parameters;
    set_parameters(variation, arm, values, parameters);
    check_parameters(parameters, {}, mistakes);
    for (model::Input input : study.arms[arm].set_inputs) {
      set_parameters(variation, arm, values, input.parameters);
      check_parameters(input.parameters, {}, mistakes);
    }
  }
  return mistakes.sorted();
}

}  // namespace sightline::scenario
