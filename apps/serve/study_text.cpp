// SPDX-License-Identifier: Apache-2.0
#include "study_text.hpp"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "json_text.hpp"

namespace sightline::apps::serve {
namespace {

/// A JSON string is a double-quoted scalar of YAML too.
std::string quoted(const std::string& text) {
  return json_text(nlohmann::json(text));
}

std::string named(const std::map<std::string, std::string>& names, const std::string& id) {
  const auto found = names.find(id);
  return quoted(found == names.end() ? id : found->second);
}

/// Settings of all arms first, so that those of the arm win.
std::string set_lines(const Settings& all, const ArmForm& arm) {
  Settings settings = arm.settings;
  settings.insert(all.begin(), all.end());
  if (settings.empty()) return "";
  std::string lines = "    set:\n";
  for (const auto& [path, value] : settings)
    lines += fmt::format("      {}: {}\n", quoted(path), value);
  return lines;
}

std::string arm_lines(const StudyForm& form, const ArmForm& arm, const Names& names) {
  std::string lines = fmt::format("  - name: {}\n", quoted(arm.name));
  if (!arm.reforms.empty()) {
    std::vector<std::string> reforms;
    for (const std::string& id : arm.reforms)
      reforms.push_back(named(names.reforms, id));
    lines += fmt::format("    reforms: [{}]\n", fmt::join(reforms, ", "));
  }
  return lines + set_lines(form.settings, arm);
}

std::string runs_lines(const StudyForm& form) {
  std::string lines;
  if (!form.replications.empty()) lines += fmt::format("replications: {}\n", form.replications);
  if (!form.precision) return lines;
  const PrecisionForm& precision = *form.precision;
  return lines + fmt::format(
                     "precision: {{outcome: {}, arm: {}, against: {}, half_width: {}, at_most: "
                     "{}}}\n",
                     quoted(precision.outcome), quoted(precision.arm), quoted(precision.against),
                     precision.half_width, precision.at_most);
}

}  // namespace

std::string study_text(const StudyForm& form, const std::string& id, const Names& names) {
  std::string text = fmt::format(
      "# Written by the workbench, `sightline serve`.\n"
      "study: {}\nquestion: {}\nbaseline: {}\narms:\n",
      quoted(id), quoted(form.question), named(names.baselines, form.baseline));
  for (const ArmForm& arm : form.arms)
    text += arm_lines(form, arm, names);
  text += runs_lines(form) + fmt::format("seed: {}\n", form.seed);
  text += fmt::format("period: {{start: {}, warm_up_years: {}, years: {}}}\n", quoted(form.start),
                      form.warm_up_years, form.years);
  text += fmt::format("population: {{children: {}}}\n", form.children);
  std::vector<std::string> measure;
  for (const std::string& outcome : form.measure)
    measure.push_back(quoted(outcome));
  return text + fmt::format("measure: [{}]\n", fmt::join(measure, ", "));
}

}  // namespace sightline::apps::serve
