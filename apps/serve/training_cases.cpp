// SPDX-License-Identifier: Apache-2.0
#include "training_cases.hpp"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include <sightline/replay/case_run.hpp>
#include <sightline/replay/decisions.hpp>
#include <sightline/replay/event_text.hpp>
#include <sightline/replay/training_world.hpp>
#include <sightline/scenario/case_input.hpp>

namespace sightline::apps::serve {
namespace {

using Json = nlohmann::ordered_json;

model::Agency agency_of(const std::string& role) {
  return model::agency_at(*scenario::find_knower(role));
}

Json roles_json(const scenario::Case& of) {
  Json roles = Json::array();
  for (const std::string& name : replay::playable_roles()) {
    const model::Agency role = agency_of(name);
    const auto first = replay::first_stop_of(of, role);
    if (!first || *first > replay::training_ends(of, {})) continue;
    const auto decisions =
        std::count_if(of.decisions.begin(), of.decisions.end(),
                      [&](const auto& decision) { return decision.role == role; });
    roles.push_back({{"role", name},
                     {"label", std::string(replay::role_text(role))},
                     {"decisions_of_case", decisions}});
  }
  return roles;
}

/// The words of an option: those of a role that always has it, else those of the case.
std::string words_of(const scenario::Case& of, const std::string& option) {
  for (const std::string& name : replay::playable_roles()) {
    const replay::Choice choice{{}, std::string(replay::at_news), option};
    std::string label = replay::label_of(of, agency_of(name), choice);
    if (label != option) return label;
  }
  for (const scenario::CaseDecision& decision : of.decisions) {
    for (const scenario::CaseOption& one : decision.options)
      if (one.name == option) return one.label;
  }
  return option;
}

Json options_json(const scenario::Case& of) {
  Json options = Json::array();
  for (const std::string& name : replay::option_names_of(of))
    options.push_back({{"option", name}, {"label", words_of(of, name)}});
  return options;
}

Json first_decision(const scenario::Case& of) {
  const auto before = [](const auto& a, const auto& b) { return a.on < b.on; };
  const auto first = std::min_element(of.decisions.begin(), of.decisions.end(), before);
  return first == of.decisions.end() ? Json() : Json(to_string(first->on));
}

}  // namespace

std::unique_ptr<const scenario::Case> find_case(const std::filesystem::path& scenarios,
                                                const std::string& name) {
  for (scenario::Case& one : scenario::list_cases(scenarios)) {
    if (one.name == name && one.family)
      return std::make_unique<const scenario::Case>(std::move(one));
  }
  return nullptr;
}

std::unique_ptr<const PlayedCase> prepare_case(const std::filesystem::path& scenarios,
                                               const scenario::Case& of, std::uint32_t children) {
  auto played = std::make_unique<PlayedCase>();
  played->of = of;
  played->digest = replay::case_of_sessions(of).digest;
  const scenario::CaseBaseline baseline =
      scenario::read_case_baseline(scenarios, played->of, replay::period_of(played->of));
  played->input = replay::case_input(played->of, baseline.parameters, baseline.reforms, children);
  return played;
}

std::string cases_json(const std::filesystem::path& scenarios) {
  Json cases = Json::array();
  for (const scenario::Case& one : scenario::list_cases(scenarios)) {
    if (!one.family) continue;
    cases.push_back({{"case", one.name},
                     {"title", one.title},
                     {"invented", one.is_invented},
                     {"content_note", one.content_note},
                     {"roles", roles_json(one)},
                     {"options", options_json(one)},
                     {"first_decision", first_decision(one)},
                     {"ends", to_string(replay::training_ends(one, {}))}});
  }
  return cases.dump();
}

}  // namespace sightline::apps::serve
