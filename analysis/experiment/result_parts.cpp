// SPDX-License-Identifier: Apache-2.0
#include "result_parts.hpp"

#include <sightline/experiment/build.hpp>
#include <sightline/experiment/settings.hpp>
#include <sightline/model/outcomes/measures.hpp>

#include "labels.hpp"

namespace sightline::experiment {
namespace {

using model::outcomes::catalogue;
using model::outcomes::Measure;
using model::outcomes::Outcome;
using output::DataFile;
using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;

template <class TextOf>
Texts texts_of_outcomes(TextOf text_of) {
  Texts texts;
  for (const Outcome& outcome : catalogue()) {
    texts.emplace_back(text_of(outcome));
  }
  return texts;
}

/// What each outcome is made of, so that readers can make it of other sums than all of them.
void add_definitions(DataFile& file) {
  Texts numerators;
  Texts denominators;
  Numbers scales;
  for (const Outcome& outcome : catalogue()) {
    const auto name_of = [](Measure measure) {
      return std::string(model::outcomes::measures()[static_cast<std::size_t>(measure)].name);
    };
    numerators.push_back(name_of(outcome.numerator));
    denominators.push_back(outcome.denominator == Measure::size_ ? ""
                                                                 : name_of(outcome.denominator));
    scales.push_back(outcome.scale);
  }
  const Texts axis = {"outcome"};
  file.variables.push_back({"outcome_numerator", axis, numerators, "",
                            "an outcome is scale x numerator / denominator, sums of measures"});
  file.variables.push_back({"outcome_denominator", axis, denominators, "",
                            "empty where it is the number of replications"});
  file.variables.push_back({"outcome_scale", axis, scales, "", ""});
}

}  // namespace

output::Axis outcome_axis() {
  return {"outcome", texts_of_outcomes([](const Outcome& outcome) { return outcome.name; }), "",
          "what a study is asked about; outcome_unit and outcome_meaning explain each"};
}

void add_catalogue(DataFile& file) {
  file.variables.push_back({"outcome_unit",
                            {"outcome"},
                            texts_of_outcomes([](const Outcome& outcome) { return outcome.unit; }),
                            "",
                            ""});
  file.variables.push_back(
      {"outcome_meaning",
       {"outcome"},
       texts_of_outcomes([](const Outcome& outcome) { return outcome.meaning; }),
       "",
       ""});
  Texts units;
  for (const model::outcomes::MeasureLabel& label : model::outcomes::measures()) {
    units.emplace_back(label.unit);
  }
  file.variables.push_back({"measure_unit", {"measure"}, std::move(units), "", ""});
  add_definitions(file);
}

void add_parameters(DataFile& file, const scenario::Study& study) {
  Texts paths;
  Texts units;
  Numbers values;
  for (std::size_t arm = 0; arm < study.arms.size(); ++arm) {
    for (const config::ParameterSetting& setting : settings_of(study.arms[arm])) {
      values.push_back(setting.value);
      if (arm > 0) continue;
      paths.push_back(setting.path);
      units.push_back(setting.unit);
    }
  }
  file.axes.push_back({"parameter", paths, "", "assumptions that the arms run with"});
  file.variables.push_back({"parameter_unit", {"parameter"}, units, "", ""});
  file.variables.push_back({"parameter_value",
                            {"arm", "parameter"},
                            values,
                            "",
                            "at the start; reforms change practice later"});
}

std::map<std::string, output::Attribute> attributes_of(const scenario::Study& study) {
  std::map<std::string, output::Attribute> attributes = {
      {"Conventions", "CF-1.8"},
      {"title", study.question},
      {"study", study.name},
      {"question", study.question},
      {"baseline", study.baseline},
      {"seed", std::to_string(study.seed)},
      {"children", static_cast<std::int64_t>(study.children)},
      {"program", "sightline"},
      {"version", std::string(version())},
      {"compiler", std::string(compiler())},
      {"configuration", configuration_json(study)},
      {"fingerprint", to_hex(study.fingerprint)}};
  if (!study.sets.empty()) {
    attributes["ensemble"] = study.ensemble;
    attributes["parameter_sets"] = static_cast<std::int64_t>(study.sets.size());
  }
  return attributes;
}

}  // namespace sightline::experiment
