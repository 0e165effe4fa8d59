// SPDX-License-Identifier: Apache-2.0
// Reads what happened, who knew, and what of it can be pinned.
#include <algorithm>

#include <fmt/format.h>

#include <sightline/config/value.hpp>

#include "case_reader.hpp"

namespace sightline::scenario {

namespace {

using model::Agency;

/// Which agencies a pin may name; none if it names none.
std::vector<std::string> roles_of(CasePinKind kind) {
  switch (kind) {
    case CasePinKind::care_sought:
      return {"hospital", "general_practice"};
    case CasePinKind::routine_contact:
      return {"health_visiting", "general_practice", "school", "community"};
    case CasePinKind::injury:
    case CasePinKind::moves:
    case CasePinKind::flees:
    case CasePinKind::announces:
    case CasePinKind::asks_who_lives_here:
    case CasePinKind::considers_siblings:
    case CasePinKind::investigates_jointly:
    case CasePinKind::looks_for_family:
      return {};
    default:
      return {model::agency_names.begin(), model::agency_names.begin() + model::knowing_agencies};
  }
}

CasePin read_pin(config::MapReader reader, Date day) {
  std::vector<std::string> kinds;
  for (std::size_t i = 0; i < case_pin_kinds; ++i)
    kinds.emplace_back(name_of(static_cast<CasePinKind>(i)));
  CasePin pin;
  pin.line = reader.node().line();
  pin.on = day;
  const std::string kind = reader.choice("pin", kinds);
  const auto found = std::find(kinds.begin(), kinds.end(), kind);
  if (found == kinds.end()) {  // what else it needs is not known
    pin.kind = CasePinKind::tells;
    return pin;
  }
  pin.kind = static_cast<CasePinKind>(found - kinds.begin());
  pin.on = reader.date_or("on", day);
  pin.holds = reader.boolean_or("holds", true);
  const std::vector<std::string> roles = roles_of(pin.kind);
  if (!roles.empty()) {
    const std::string role = reader.choice("role", roles);
    if (const auto knower = find_knower(role)) pin.role = model::agency_at(*knower);
  }
  if (pin.kind == CasePinKind::injury) {
    const std::vector<std::string> severities = {"minor", "moderate", "serious", "critical",
                                                 "fatal"};
    const std::string severity = reader.choice("severity", severities);
    const auto which = std::find(severities.begin(), severities.end(), severity);
    if (which != severities.end())
      pin.severity = static_cast<model::household::Severity>(which - severities.begin());
    pin.is_occult = reader.boolean_or("occult", false);
  }
  reader.finish();
  return pin;
}

/// Reads one entry of `knew`: a role, a group, or a mapping with `role`, `since`, `saw`.
void read_knowledge(const config::Node& item, const std::string& key, const KnowerGroups& groups,
                    CaseEvent& event, config::Mistakes& mistakes) {
  const bool is_mapping = item.is(config::NodeKind::mapping);
  config::MapReader reader(is_mapping ? item : config::Node(), key, mistakes);
  std::vector<std::string> names;
  for (Knower knower = 0; knower < knowers; ++knower)
    names.emplace_back(knower_name(knower));
  for (const auto& [group, members] : groups)
    names.push_back(group);
  const std::string name = is_mapping ? reader.choice("role", names)
                                      : config::choice_of(item, key, names, mistakes).value_or("");
  const Date since = is_mapping ? reader.date_or("since", event.dates.last) : event.dates.last;
  const std::string saw = is_mapping ? read_case_words_or(reader, "saw") : "";
  if (is_mapping && since < event.dates.first)
    reader.fail("since", "is before the event: nobody knows of it before it happens");
  reader.finish();
  std::vector<Knower> members;
  if (const auto group = groups.find(name); group != groups.end()) members = group->second;
  if (const auto knower = find_knower(name)) members = {*knower};
  for (const Knower who : members) {
    const bool is_again = std::any_of(event.knew.begin(), event.knew.end(),
                                      [&](const Knowledge& other) { return other.who == who; });
    if (is_again) {
      mistakes.add(item, key, fmt::format("`{}` is named twice", knower_name(who)));
    } else {
      event.knew.push_back({who, since, saw});
    }
  }
}

void read_disagreement(config::MapReader& reader, const Case& of, CaseEvent& event) {
  std::vector<std::string> known;
  for (const auto& [id, title] : of.sources)
    known.push_back(id);
  const std::vector<config::Node> items = reader.items_or_none("readings");
  for (std::size_t i = 0; i < items.size(); ++i) {
    config::MapReader reading(items[i], fmt::format("{}[{}]", reader.path_of("readings"), i + 1),
                              reader.mistakes());
    event.readings.push_back({reading.choice("source", known), read_case_words(reading, "says")});
    reading.finish();
  }
  if (items.size() == 1) reader.fail("readings", "is one; a disagreement has at least two");
}

/// Pins are of the days that are run, and of a family. Where something is wrong already, its days
/// are not known.
void check_pins(config::MapReader& reader, const Case& of, const CaseEvent& event) {
  if (!reader.mistakes().is_empty()) return;
  if (!of.family && !event.pins.empty())
    reader.fail("pins", "need a `family`: a case without one is told, not simulated");
  for (const CasePin& pin : event.pins) {
    const auto refuse = [&](std::string_view why, Date day) {
      reader.fail("pins", fmt::format("`{}` is on {}, {}, {}", name_of(pin.kind), to_string(pin.on),
                                      why, to_string(day)));
    };
    if (of.fatal && pin.on > *of.fatal) refuse("after `fatal`", *of.fatal);
    if (!of.family || pin.kind != CasePinKind::injury) continue;
    for (const CaseChild& child : of.family->children) {
      if (child.name == "index" && pin.on < child.born)
        refuse("before the child is born", child.born);
    }
  }
}

CaseEvent read_event(config::MapReader reader, const KnowerGroups& groups, const Case& of) {
  CaseEvent event;
  event.line = reader.node().line();
  event.id = name_needed(reader, "id");
  event.dates = read_case_dates(reader);
  event.when = read_case_words_or(reader, "when");
  event.what = read_case_words(reader, "what");
  event.sources = read_case_sources(reader, of);
  event.knew_words = read_case_words_or(reader, "in_words");
  const std::vector<config::Node> knew = reader.items("knew");
  for (std::size_t i = 0; i < knew.size(); ++i) {
    read_knowledge(knew[i], fmt::format("{}[{}]", reader.path_of("knew"), i + 1), groups, event,
                   reader.mistakes());
  }
  read_disagreement(reader, of, event);
  event.pins = read_case_pins(reader, event.dates.first);
  check_pins(reader, of, event);
  if (reader.has("step")) event.step = read_case_step(reader.map("step"));
  event.told_only = reader.text_or("not_represented", "");
  if (event.step.has_value() == !event.told_only.empty() && reader.is_mapping()) {
    reader.fail("step",
                "one of `step` (how the model tells it) and `not_represented` (why it cannot) is "
                "required, not both");
  }
  reader.finish();
  return event;
}

}  // namespace

std::vector<CasePin> read_case_pins(config::MapReader& reader, Date day) {
  std::vector<CasePin> pins;
  const std::vector<config::Node> items = reader.items_or_none("pins");
  for (std::size_t i = 0; i < items.size(); ++i) {
    pins.push_back(read_pin(
        {items[i], fmt::format("{}[{}]", reader.path_of("pins"), i + 1), reader.mistakes()}, day));
  }
  return pins;
}

CaseStep read_case_step(config::MapReader reader) {
  const std::vector<std::string> kinds(std::begin(model::happening_names),
                                       std::end(model::happening_names));
  CaseStep step;
  const std::string kind = reader.choice("happening", kinds);
  const auto found = std::find(kinds.begin(), kinds.end(), kind);
  if (found != kinds.end())
    step.happening = static_cast<model::HappeningKind>(found - kinds.begin());
  if (reader.has("role")) step.role = read_case_role(reader, "role");
  if (reader.has("outcome")) {
    std::vector<std::string> names;
    for (const StepOutcome& outcome : step_outcomes()) {
      if (outcome.happening == step.happening) names.emplace_back(outcome.name);
    }
    if (names.empty()) {
      reader.fail("outcome", fmt::format("a step `{}` has none", kind));
    } else {
      const std::string name = reader.choice("outcome", names);
      for (const StepOutcome& outcome : step_outcomes()) {
        if (outcome.happening == step.happening && outcome.name == name)
          step.detail = outcome.detail;
      }
    }
  }
  step.within_days = static_cast<int>(reader.whole_or("within_days", 0, {.low = 0, .high = 365}));
  reader.finish();
  return step;
}

void read_chronology(config::MapReader& case_reader, const KnowerGroups& groups, Case& into) {
  const std::vector<config::Node> items = case_reader.items("chronology");
  if (items.empty() && case_reader.node().find("chronology").is(config::NodeKind::sequence))
    case_reader.fail("chronology", "is empty; a case has at least one event");
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string key = fmt::format("chronology[{}]", i + 1);
    CaseEvent event = read_event({items[i], key, case_reader.mistakes()}, groups, into);
    const auto& earlier = into.chronology;
    const bool is_again = std::any_of(earlier.begin(), earlier.end(), [&](const CaseEvent& other) {
      return other.id == event.id && !event.id.empty();
    });
    if (is_again)
      case_reader.mistakes().add(items[i], key, fmt::format("`{}` is given twice", event.id));
    into.chronology.push_back(std::move(event));
  }
}

}  // namespace sightline::scenario
