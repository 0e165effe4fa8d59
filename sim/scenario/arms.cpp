// SPDX-License-Identifier: Apache-2.0
#include "arms.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <sightline/config/parameters.hpp>

#include "checks.hpp"
#include "reform_reader.hpp"
#include "roll_out.hpp"

namespace sightline::scenario {

namespace {

void apply_overrides(const std::vector<std::string>& assignments, model::Parameters& parameters,
                     config::Mistakes& mistakes, std::vector<config::ParameterSetting>& settings) {
  const std::vector<Parameter> fields = parameters_of(parameters);
  for (const std::string& assignment : assignments) {
    static_cast<void>(config::set_parameter(fields, assignment, mistakes, &settings));
  }
}

}  // namespace

std::string conflict_text(const Reform& first, const Reform& second, const Contradiction& found) {
  return fmt::format("{} and {} contradict each other: `{}` is set to {} ({}:{}) and to {} ({}:{})",
                     first.id, second.id, found.first->path, found.first->change.value, first.file,
                     found.first->line, found.second->change.value, second.file,
                     found.second->line);
}

ArmsReader::ArmsReader(Files& files, std::filesystem::path folder, bool has_period, Study& study)
    : files_(files), folder_(std::move(folder)), has_period_(has_period), study_(study) {}

void ArmsReader::read(config::MapReader& study_reader, const Baseline& baseline,
                      const Overrides& overrides) {
  model::Parameters parameters = baseline.parameters;
  std::vector<config::ParameterSetting> settings = baseline.settings;
  check(parameters, settings);
  apply_overrides(overrides.settings, parameters, files_.mistakes(), settings);
  const bool has_packages = study_reader.has("packages");
  if (has_packages) read_packages(study_reader, baseline, overrides);
  const std::vector<config::Node> items =
      has_packages ? study_reader.items_or_none("arms") : study_reader.items("arms");
  if (items.empty() && study_reader.node().find("arms").is(config::NodeKind::sequence)) {
    study_reader.fail("arms",
                      "is empty; a study has at least one arm, and the first is the one "
                      "that the others are compared with");
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    read_arm({items[i], fmt::format("arms[{}]", i + 1), files_.mistakes()}, baseline, overrides);
  }
}

void ArmsReader::read_arm(config::MapReader reader, const Baseline& baseline,
                          const Overrides& overrides) {
  ArmSource source;
  source.name = read_name(reader);
  source.changes = reader.optional("set");
  source.changes_key = reader.path_of("set");
  source.reforms = reader.items_or_none("reforms");
  for (std::size_t i = 0; i < source.reforms.size(); ++i)
    source.reform_keys.push_back(fmt::format("{}[{}]", reader.path_of("reforms"), i + 1));
  reader.finish();
  study_.arms.push_back(arm_of(source, baseline, overrides));
}

Arm ArmsReader::arm_of(const ArmSource& source, const Baseline& baseline,
                       const Overrides& overrides) {
  Arm arm;
  arm.name = source.name;
  arm.input.parameters = baseline.parameters;
  arm.settings = baseline.settings;
  config::read_settings(source.changes, source.changes_key, parameters_of(arm.input.parameters),
                        files_.mistakes(), &arm.settings);
  config::Mistakes told_already;
  apply_overrides(overrides.settings, arm.input.parameters, told_already, arm.settings);
  check(arm.input.parameters, arm.settings);
  std::vector<model::Parameters> by_set;
  for (const ParameterSet& set : study_.sets)
    by_set.push_back(parameters_with(set, source.changes, baseline, overrides));
  read_reforms(source, baseline, arm);
  arm.input.children = study_.children;
  arm.input.period = study_.period;
  for (const model::Parameters& parameters : by_set) {
    arm.set_inputs.push_back(arm.input);
    arm.set_inputs.back().parameters = parameters;
  }
  return arm;
}

model::Parameters ArmsReader::parameters_with(const ParameterSet& set, const config::Node& changes,
                                              const Baseline& baseline,
                                              const Overrides& overrides) {
  model::Parameters parameters = baseline.parameters;
  std::vector<config::ParameterSetting> settings = baseline.settings;
  const std::vector<Parameter> fields = parameters_of(parameters);
  for (const config::ParameterSetting& setting : set) {
    *config::find_parameter(fields, setting.path)->value = setting.value;
    settings.push_back(setting);
  }
  config::Mistakes told_already;
  config::read_settings(changes, "set", fields, told_already, &settings);
  apply_overrides(overrides.settings, parameters, told_already, settings);
  check(parameters, settings);
  return parameters;
}

std::string ArmsReader::read_name(config::MapReader& reader) const {
  std::string name = name_needed(reader, "name");
  const bool is_taken = std::any_of(study_.arms.begin(), study_.arms.end(),
                                    [&](const Arm& other) { return other.name == name; });
  if (is_taken && !name.empty()) {
    reader.fail("name", fmt::format("`{}` is the name of an earlier arm", name));
  }
  return name;
}

void ArmsReader::read_reforms(const ArmSource& source, const Baseline& baseline, Arm& arm) {
  std::vector<Reform> used = baseline.reforms;
  for (std::size_t i = 0; i < source.reforms.size(); ++i)
    read_use(source.reforms[i], source.reform_keys[i], used);
  for (std::size_t i = baseline.reforms.size(); i < used.size(); ++i)
    arm.reforms.push_back(used[i].id);
  if (has_period_) arm.input.reforms = rolled_out(used, study_.period);
  arm.used = std::move(used);
}

void ArmsReader::read_use(const config::Node& item, const std::string& key,
                          std::vector<Reform>& used) {
  const bool is_mapping = item.is(config::NodeKind::mapping);
  config::MapReader reader(is_mapping ? item : config::Node(), key, files_.mistakes());
  const config::Node name = is_mapping ? reader.required("reform") : item;
  const Reform* const found = reform_of(name, is_mapping ? reader.path_of("reform") : key);
  if (found == nullptr) return;
  Reform reform = *found;
  read_roll_out(reader, reform);
  reader.finish();
  const bool is_again = std::any_of(used.begin(), used.end(),
                                    [&](const Reform& other) { return other.id == reform.id; });
  if (is_again) {
    return files_.mistakes().add(name, key,
                                 fmt::format("`{}` is a reform of this arm already", reform.id));
  }
  check_start(reform, item, key);
  check_conflicts(reform, item, key, used);
  used.push_back(std::move(reform));
}

const Reform* ArmsReader::reform_of(const config::Node& node, const std::string& key) {
  const Reference reference{node, key, folder_ / ".." / "reforms", folder_};
  const auto path = find_reform(reference, files_.mistakes());
  if (!path) return nullptr;
  const auto known = reforms_.find(path->string());
  if (known != reforms_.end()) return &known->second;
  Reform reform = read_reform(files_, *path);
  study_.reforms.push_back(reform);
  return &reforms_.emplace(path->string(), std::move(reform)).first->second;
}

void ArmsReader::check_start(const Reform& reform, const config::Node& node,
                             const std::string& key) {
  if (!reform.from || !has_period_) return;
  const model::Period& period = study_.period;
  const Time from = midnight_of(*reform.from, period.start);
  const std::string starts = fmt::format("{} starts on {}", reform.id, to_string(*reform.from));
  if (from < Time()) {
    files_.mistakes().add(node, key,
                          fmt::format("{}, before the period of the study, which starts on {}",
                                      starts, to_string(period.start)));
  } else if (from >= period.end()) {
    files_.mistakes().add(
        node, key,
        fmt::format("{}, after the period of the study: it would change nothing", starts));
  }
}

void ArmsReader::check_conflicts(const Reform& reform, const config::Node& node,
                                 const std::string& key, const std::vector<Reform>& used) {
  for (const Reform& other : used) {
    for (const Contradiction& found : contradictions(other, reform))
      files_.mistakes().add(node, key, conflict_text(other, reform, found));
  }
}

void ArmsReader::check(const model::Parameters& parameters,
                       const std::vector<config::ParameterSetting>& settings) {
  config::Mistakes found;
  check_parameters(parameters, settings, found);
  for (const Mistake& mistake : found.sorted()) {
    if (told_.insert(to_string(mistake)).second) files_.mistakes().add(mistake);
  }
}

}  // namespace sightline::scenario
