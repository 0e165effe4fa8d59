// SPDX-License-Identifier: Apache-2.0
// The vocabulary of case files.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <sightline/config/value.hpp>

#include "case_reader.hpp"

namespace sightline::scenario {

namespace {

constexpr std::array<std::string_view, case_pin_kinds> pin_names = {"injury",
                                                                    "care_sought",
                                                                    "routine_contact",
                                                                    "moves",
                                                                    "flees",
                                                                    "conceals",
                                                                    "tells",
                                                                    "tells_police",
                                                                    "telephones",
                                                                    "examines_completely",
                                                                    "suspects",
                                                                    "challenges",
                                                                    "attends",
                                                                    "announces",
                                                                    "asks_who_lives_here",
                                                                    "considers_siblings",
                                                                    "investigates_jointly",
                                                                    "looks_for_family"};

/// A form of address with a name after it: a case tells roles.
bool names_somebody(const std::string& text) {
  for (const std::string_view title : {"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Lady"}) {
    for (std::size_t at = text.find(title); at != std::string::npos;
         at = text.find(title, at + 1)) {
      const bool is_word = at == 0 || text[at - 1] == ' ' || text[at - 1] == '(';
      std::size_t next = at + title.size();
      if (next < text.size() && text[next] == '.') ++next;
      const bool has_name = next + 1 < text.size() && text[next] == ' ' && text[next + 1] >= 'A' &&
                            text[next + 1] <= 'Z';
      if (is_word && has_name) return true;
    }
  }
  return false;
}

std::string told_without_names(config::MapReader& reader, std::string_view key, std::string text) {
  if (names_somebody(text)) reader.fail(key, "names a person; a case tells roles only");
  return text;
}

std::vector<std::string> agency_list() {
  return {model::agency_names.begin(), model::agency_names.end()};
}

}  // namespace

std::string_view knower_name(Knower knower) {
  return knower == family_knows ? "family" : model::name_of(model::agency_at(knower));
}

std::optional<Knower> find_knower(std::string_view name) {
  for (Knower knower = 0; knower < knowers; ++knower) {
    if (knower_name(knower) == name) return knower;
  }
  return std::nullopt;
}

std::string_view name_of(CasePinKind kind) {
  return pin_names[static_cast<std::size_t>(kind)];
}

const std::vector<StepOutcome>& step_outcomes() {
  using model::HappeningKind;
  static const std::vector<StepOutcome> outcomes = {
      {HappeningKind::conference, "no_plan", 0},
      {HappeningKind::conference, "plan", 1},
      {HappeningKind::legal_meeting, "not_met", 0},
      {HappeningKind::legal_meeting, "met", 1},
      {HappeningKind::prosecutor_decision, "no_further_action", 0},
      {HappeningKind::prosecutor_decision, "charge", 1},
      {HappeningKind::prosecutor_decision, "more_evidence", 2},
      {HappeningKind::enquiry_ended, "not_substantiated", 0},
      {HappeningKind::enquiry_ended, "substantiated", 1},
      {HappeningKind::sibling_considered, "no_plan", 0},
      {HappeningKind::sibling_considered, "plan", 1},
      {HappeningKind::interim_order, "refused", 0},
      {HappeningKind::interim_order, "granted", 1},
      {HappeningKind::protection, "ended", 0},
      {HappeningKind::protection, "began", 1},
      {HappeningKind::visit, "unannounced", 0},
      {HappeningKind::visit, "announced", 1},
  };
  return outcomes;
}

CaseDates read_case_dates(config::MapReader& reader) {
  CaseDates dates;
  const bool is_one_day = reader.has("on");
  const bool is_between = reader.has("between");
  if (is_one_day == is_between && reader.is_mapping()) {
    reader.fail(is_between ? "between" : "on",
                "one of `on` (a day) and `between` (the first and the last day that the sources "
                "leave open) is required, not both");
  }
  if (is_one_day) dates.first = dates.last = reader.date("on");
  if (!is_between) return dates;
  const std::vector<config::Node> items = reader.items("between");
  if (items.size() != 2) {
    reader.fail("between", "is a list of two days, [first, last]");
    return dates;
  }
  const std::string key = reader.path_of("between");
  const auto first = config::date_of(items[0], key + "[1]", reader.mistakes());
  const auto last = config::date_of(items[1], key + "[2]", reader.mistakes());
  if (!first || !last) return dates;
  if (*last < *first) reader.fail("between", "ends before it begins");
  return {*first, *last};
}

std::vector<std::string> read_case_sources(config::MapReader& reader, const Case& of) {
  std::vector<std::string> known;
  for (const auto& [id, title] : of.sources)
    known.push_back(id);
  const std::vector<config::Node> items = reader.items("source");
  if (items.empty() && reader.node().find("source").is(config::NodeKind::sequence))
    reader.fail("source", "is empty; what no source says is no fact of the case");
  std::vector<std::string> sources;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string key = fmt::format("{}[{}]", reader.path_of("source"), i + 1);
    if (const auto id = config::choice_of(items[i], key, known, reader.mistakes()))
      sources.push_back(*id);
  }
  return sources;
}

std::string read_case_words(config::MapReader& reader, std::string_view key) {
  return told_without_names(reader, key, text_needed(reader, key));
}

std::string read_case_words_or(config::MapReader& reader, std::string_view key) {
  return told_without_names(reader, key, reader.text_or(key, ""));
}

model::Agency read_case_role(config::MapReader& reader, std::string_view key) {
  const std::string name = reader.choice(key, agency_list());
  const auto knower = find_knower(name);
  return knower && *knower != family_knows ? model::agency_at(*knower) : model::Agency::social_care;
}

KnowerGroups read_knower_groups(config::MapReader& case_reader) {
  KnowerGroups groups;
  config::MapReader reader = case_reader.map_or_none("groups");
  std::vector<std::string> names;
  for (Knower knower = 0; knower < knowers; ++knower)
    names.emplace_back(knower_name(knower));
  for (const config::Entry& entry : reader.node().entries()) {
    std::vector<Knower>& members = groups[entry.key];
    const std::vector<config::Node> items = reader.items(entry.key);
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string key = fmt::format("{}[{}]", reader.path_of(entry.key), i + 1);
      const auto name = config::choice_of(items[i], key, names, reader.mistakes());
      if (name) members.push_back(*find_knower(*name));
    }
    if (find_knower(entry.key)) reader.fail(entry.key, "is the name of a role");
  }
  return groups;
}

}  // namespace sightline::scenario
