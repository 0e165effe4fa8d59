// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <string_view>

#include <nlohmann/json.hpp>

#include <sightline/experiment/settings.hpp>

namespace sightline::experiment {
namespace {

using Json = nlohmann::ordered_json;
using model::workforce::PracticeChange;

std::string_view name_of(PracticeChange::Operation operation) {
  switch (operation) {
    case PracticeChange::Operation::set:
      return "set";
    case PracticeChange::Operation::scale:
      return "scale";
    default:
      return "add";
  }
}

/// Whose teams a change is for.
Json agencies_json(model::AgencySet agencies) {
  Json names = Json::array();
  for (std::size_t i = 0; i < model::agency_count; ++i) {
    const model::Agency agency = model::agency_at(i);
    if (model::has_teams(agency) && agencies.has(agency)) names.push_back(name_of(agency));
  }
  return names;
}

Json reform_json(const model::workforce::PracticeReform& reform,
                 const std::vector<Parameter>& practice) {
  Json changes = Json::array();
  for (const PracticeChange& change : reform.changes) {
    changes.push_back({{std::string(name_of(change.operation)), practice.at(change.field).path},
                       {"value", change.value},
                       {"agencies", agencies_json(change.agencies)}});
  }
  Json json = {{"from_day", reform.from.day()},
               {"full_after_days", reform.full_after.days()},
               {"compliance", reform.compliance.value()},
               {"changes", std::move(changes)}};
  if (reform.caught_up.value() > 0.0) {
    json["catching_up"] = {{"from_day", reform.caught_up_from.day()},
                           {"full_after_days", reform.caught_up_after.days()},
                           {"compliance", reform.caught_up.value()}};
  }
  return json;
}

Json packages_json(const scenario::Packages& packages) {
  return {{"reforms", packages.reforms},
          {"of", std::string(scenario::name_of(packages.of))},
          {"orders", packages.orders}};
}

/// What the files say of the reforms, for readers of the results.
Json reforms_json(const std::vector<scenario::Reform>& reforms) {
  Json list = Json::array();
  for (const scenario::Reform& reform : reforms) {
    list.push_back({{"id", reform.id},
                    {"title", reform.title},
                    {"source", reform.source},
                    {"description", reform.description},
                    {"evidence_grade", std::string(1, reform.evidence_grade)},
                    {"cost", reform.cost_note},
                    {"harm", reform.harm}});
  }
  return list;
}

Json table_json(const std::vector<scenario::TableRow>& table) {
  Json rows = Json::array();
  for (const scenario::TableRow& row : table) {
    Json cells = Json::object();
    for (const auto& [column, cell] : row)
      cells[column] = std::visit([](const auto& value) { return Json(value); }, cell);
    rows.push_back(std::move(cells));
  }
  return rows;
}

}  // namespace

std::vector<config::ParameterSetting> settings_of(const scenario::Arm& arm) {
  std::map<std::string_view, const config::ParameterSetting*> last;
  for (const config::ParameterSetting& setting : arm.settings) {
    last[setting.path] = &setting;
  }
  model::Parameters parameters = arm.input.parameters;
  std::vector<config::ParameterSetting> settings;
  for (const Parameter& parameter : parameters_of(parameters)) {
    const auto found = last.find(parameter.path);
    config::ParameterSetting setting;
    if (found != last.end()) setting = *found->second;
    setting.path = parameter.path;
    setting.value = *parameter.value;
    if (setting.unit.empty()) setting.unit = parameter.unit;
    if (found == last.end()) setting.source = parameter.source;
    settings.push_back(std::move(setting));
  }
  return settings;
}

std::string configuration_json(const scenario::Study& study) {
  model::workforce::Practice practice;
  const std::vector<Parameter> practice_parameters = parameters_of(practice, "practice");
  Json arms = Json::array();
  for (const scenario::Arm& arm : study.arms) {
    Json parameters = Json::object();
    for (const config::ParameterSetting& setting : settings_of(arm)) {
      parameters[setting.path] = {
          {"value", setting.value}, {"unit", setting.unit}, {"source", setting.source}};
    }
    Json changes = Json::array();
    // The arm's own reforms come after those that the baseline has under way.
    const std::size_t under_way =
        arm.input.reforms.size() - std::min(arm.reforms.size(), arm.input.reforms.size());
    for (std::size_t i = 0; i < arm.input.reforms.size(); ++i) {
      Json change = reform_json(arm.input.reforms[i], practice_parameters);
      if (i >= under_way) change["reform"] = arm.reforms[i - under_way];
      changes.push_back(std::move(change));
    }
    arms.push_back({{"name", arm.name},
                    {"reforms", arm.reforms},
                    {"changes_of_practice", std::move(changes)},
                    {"parameters", std::move(parameters)}});
  }
  Json all = {{"study", study.name},
              {"baseline", study.baseline},
              {"children", study.children},
              {"start", to_string(study.period.start)},
              {"warm_up_days", study.period.warm_up_days},
              {"measured_days", study.period.measured_days},
              {"arms", std::move(arms)}};
  all["reforms"] = reforms_json(study.reforms);
  all["measure"] = study.measure;
  if (study.packages) all["packages"] = packages_json(*study.packages);
  if (!study.ensemble.empty()) {
    all["calibration"] = {{"targets", table_json(study.calibration.targets)},
                          {"parameters", table_json(study.calibration.parameters)}};
  }
  return all.dump(1) + "\n";
}

SourceCount count_sources(const scenario::Arm& arm) {
  SourceCount count;
  for (const config::ParameterSetting& setting : settings_of(arm)) {
    ++count.all;
    if (setting.source.rfind("assumption", 0) == 0) ++count.assumed;
    if (setting.source.rfind("calibrated", 0) == 0) ++count.calibrated;
  }
  return count;
}

}  // namespace sightline::experiment
