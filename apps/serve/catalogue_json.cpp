// SPDX-License-Identifier: Apache-2.0
#include "catalogue_json.hpp"

#include <map>

#include <nlohmann/json.hpp>

#include <sightline/experiment/headline.hpp>
#include <sightline/model/outcomes/measures.hpp>
#include <sightline/replay/explanation.hpp>
#include <sightline/scenario/catalogue.hpp>

#include "json_text.hpp"

namespace sightline::apps::serve {
namespace {

using Json = nlohmann::ordered_json;

Json baseline_json(const scenario::Baseline& baseline) {
  std::map<std::string, double> values;
  for (const config::ParameterSetting& setting : baseline.settings)
    values[setting.path] = setting.value;
  Json differing = Json::object();
  for (const scenario::ParameterEntry& parameter : scenario::list_parameters()) {
    const auto found = values.find(parameter.path);
    if (found != values.end() && found->second != parameter.value)
      differing[parameter.path] = found->second;
  }
  return {{"baseline", baseline.name},
          {"title", baseline.title},
          {"place", baseline.place},
          {"period", baseline.period},
          {"values", std::move(differing)}};
}

/// "R01-paediatricians-at-conferences.yaml" gives "paediatricians-at-conferences"; the id if the
/// file is called by nothing else.
std::string short_name_of(const scenario::Reform& reform) {
  const std::string stem = std::filesystem::path(reform.file).stem().string();
  const std::size_t hyphen = stem.find('-');
  return hyphen == std::string::npos ? reform.id : stem.substr(hyphen + 1);
}

Json reform_json(const scenario::Reform& reform) {
  Json paths = Json::array();
  for (const scenario::ReformChange& change : reform.changes)
    paths.push_back(change.path);
  return {{"reform", reform.id},        {"name", short_name_of(reform)},
          {"title", reform.title},      {"evidence", std::string(1, reform.evidence_grade)},
          {"source", reform.source},    {"description", reform.description},
          {"cost", reform.cost_note},   {"harm", reform.harm},
          {"changes", std::move(paths)}};
}

Json parameter_json(const scenario::ParameterEntry& parameter) {
  return {{"path", parameter.path},
          {"value", parameter.value},
          {"unit", std::string(parameter.unit)},
          {"low", parameter.low},
          {"high", parameter.high},
          {"whole", parameter.is_whole},
          {"source", std::string(parameter.source)},
          {"meaning", std::string(parameter.meaning)}};
}

std::string_view name_of(model::outcomes::Better better) {
  using model::outcomes::Better;
  if (better == Better::lower) return "lower";
  return better == Better::higher ? "higher" : "neither";
}

Json outcome_json(const model::outcomes::Outcome& outcome) {
  return {{"outcome", std::string(outcome.name)},
          {"unit", std::string(outcome.unit)},
          {"meaning", std::string(outcome.meaning)},
          {"better", std::string(name_of(outcome.better))}};
}

template <class List, class ToJson>
Json each(const List& list, ToJson to_json) {
  Json all = Json::array();
  for (const auto& entry : list)
    all.push_back(to_json(entry));
  return all;
}

}  // namespace

std::string catalogue_json(const std::filesystem::path& scenarios) {
  const Json all = {{"baselines", each(scenario::list_baselines(scenarios), baseline_json)},
                    {"reforms", each(scenario::list_reforms(scenarios), reform_json)},
                    {"parameters", each(scenario::list_parameters(), parameter_json)},
                    {"outcomes", each(model::outcomes::catalogue(), outcome_json)},
                    {"missed_case", experiment::missed_case_definition()},
                    {"content_note", replay::content_note}};
  return json_text(all);
}

}  // namespace sightline::apps::serve
