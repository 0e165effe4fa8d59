// SPDX-License-Identifier: Apache-2.0
// Reads session files and what an instructor has set.
#include <algorithm>

#include <fmt/format.h>

#include <sightline/config/document.hpp>
#include <sightline/config/map_reader.hpp>
#include <sightline/core/digest.hpp>
#include <sightline/output/file.hpp>
#include <sightline/replay/decisions.hpp>
#include <sightline/replay/session.hpp>

namespace sightline::replay {

namespace {

using config::MapReader;

constexpr config::Range any_dice{.low = 0, .high = 1e9};
constexpr config::Range any_authority{.low = 500, .high = 1e6};
constexpr config::Range per_cent{.low = 0, .high = 100};

model::Agency role_at(MapReader& reader) {
  const std::string name = reader.choice("role", playable_roles());
  const auto knower = scenario::find_knower(name);
  return knower ? model::agency_at(*knower) : model::Agency::social_care;
}

std::vector<std::string> choices_of(MapReader& reader, std::string_view key,
                                    const std::vector<std::string>& allowed) {
  std::vector<std::string> chosen;
  const std::vector<config::Node> items = reader.items_or_none(key);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string path = fmt::format("{}[{}]", reader.path_of(key), i + 1);
    if (const auto one = config::choice_of(items[i], path, allowed, reader.mistakes()))
      chosen.push_back(*one);
  }
  return chosen;
}

/// The days on which a class may stop: from the first decision of the case to its end.
void check_release(MapReader& reader, const scenario::Case& of, Date release) {
  const auto before = [](const auto& a, const auto& b) { return a.on < b.on; };
  const auto first = std::min_element(of.decisions.begin(), of.decisions.end(), before);
  if (first != of.decisions.end() && release < first->on)
    reader.fail("release",
                fmt::format("is before the first decision of the case, {}", to_string(first->on)));
  if (of.fatal && release > *of.fatal)
    reader.fail("release",
                fmt::format("is after the last day of the case, {}", to_string(*of.fatal)));
}

ClassRules rules_at(MapReader reader, const scenario::Case& of) {
  ClassRules rules;
  rules.hides_outcomes = !choices_of(reader, "hide", {"outcomes"}).empty();
  if (reader.has("release")) {
    rules.release = reader.date("release");
    if (reader.mistakes().is_empty()) check_release(reader, of, *rules.release);
  }
  rules.locked = choices_of(reader, "lock", option_names_of(of));
  if (reader.has("dice")) rules.dice = static_cast<std::uint64_t>(reader.whole("dice", any_dice));
  for (const std::string& role : choices_of(reader, "roles", playable_roles()))
    rules.roles.push_back(model::agency_at(*scenario::find_knower(role)));
  reader.finish();
  return rules;
}

/// The key of a choice at which its fault lies.
std::string_view faulty_key(const scenario::Case& of, model::Agency role, const Choice& choice) {
  if (choice.at == at_news) return "option";
  const scenario::CaseDecision* const decision = scenario::find_decision(of, choice.at);
  if (decision == nullptr || decision->role != role) return "at";
  return decision->on != choice.on ? "on" : "option";
}

Choice choice_at(MapReader& reader, const scenario::Case& of, model::Agency role) {
  Choice choice;
  choice.on = reader.date("on");
  choice.at = reader.text("at");
  choice.option = reader.text("option");
  if (!reader.mistakes().is_empty()) return choice;
  const std::string fault = fault_of(of, role, choice);
  if (!fault.empty()) reader.fail(faulty_key(of, role, choice), fault);
  return choice;
}

void check_order(MapReader& reader, const Choice& choice, std::optional<Date> before) {
  if (before && choice.on <= *before)
    reader.fail("on", fmt::format("is not after the decision before it, {}", to_string(*before)));
}

Seat seat_at(MapReader reader, const scenario::Case& of) {
  Seat seat;
  seat.role = role_at(reader);
  std::optional<Date> before;
  const std::vector<config::Node> items = reader.items("choices");
  for (std::size_t i = 0; i < items.size(); ++i) {
    MapReader item(items[i], fmt::format("{}[{}]", reader.path_of("choices"), i + 1),
                   reader.mistakes());
    seat.choices.push_back(choice_at(item, of, seat.role));
    check_order(item, seat.choices.back(), before);
    before = seat.choices.back().on;
    item.finish();
  }
  reader.finish();
  return seat;
}

Answer answer_at(MapReader reader, const scenario::Case& of, const Session& session, bool is_last) {
  Answer answer;
  answer.choice = choice_at(reader, of, session.role);
  if (!session.answers.empty())
    check_order(reader, answer.choice, session.answers.back().choice.on);
  const auto& locked = session.rules.locked;
  if (std::find(locked.begin(), locked.end(), answer.choice.option) != locked.end())
    reader.fail("option", fmt::format("`{}` is locked in this class", answer.choice.option));
  answer.reason = reader.text_or("reason", "");
  if (reader.has("reason") && !is_reason(answer.reason))
    reader.fail("reason", "is empty or too long");
  if (reader.has("probability"))
    answer.percent = static_cast<int>(reader.whole("probability", per_cent));
  if (!is_last && !answer.is_whole())
    reader.fail("reason", "reason and probability may be missing in the last decision only");
  if (answer.reason.empty() && answer.percent)
    reader.fail("probability", "is given before the reason");
  reader.finish();
  return answer;
}

void read_head(MapReader& reader, const CaseOfSessions& of, Session& session) {
  static_cast<void>(reader.choice("kind", {"session"}));
  const auto version = reader.whole("version", {.low = 1, .high = 1e6});
  if (version > session_version)
    reader.fail("version",
                fmt::format("is {}; this program reads version {}", version, session_version));
  session.case_name = reader.text("case");
  session.case_digest = reader.text("case_digest");
  session.role = role_at(reader);
  session.dice = static_cast<std::uint64_t>(reader.whole("dice", any_dice));
  session.children = static_cast<std::uint32_t>(reader.whole("children", any_authority));
  session.world = reader.text_or("world", "");
  if (!reader.mistakes().is_empty()) return;
  if (session.case_name != of.of->name) {
    reader.fail("case",
                fmt::format("is a session of `{}`, not of `{}`", session.case_name, of.of->name));
  } else if (session.case_digest != of.digest) {
    reader.fail("case_digest",
                "the case file has changed since this session was begun; go on with "
                "the case file as it was, or begin anew");
  }
}

void read_seats(MapReader& reader, const scenario::Case& of, Session& session) {
  const std::vector<config::Node> items = reader.items_or_none("seats");
  for (std::size_t i = 0; i < items.size(); ++i) {
    Seat seat = seat_at({items[i], fmt::format("seats[{}]", i + 1), reader.mistakes()}, of);
    const bool is_twice = seat.role == session.role ||
                          std::any_of(session.others.begin(), session.others.end(),
                                      [&](const Seat& one) { return one.role == seat.role; });
    if (is_twice && reader.mistakes().is_empty())
      reader.fail("seats", fmt::format("{} is played twice", model::name_of(seat.role)));
    session.others.push_back(std::move(seat));
  }
}

}  // namespace

CaseOfSessions case_of_sessions(const scenario::Case& of) {
  Digest digest;
  digest.add(std::string_view(output::read_text(of.file)));
  return {&of, digest.text()};
}

Session read_session(const std::string& text, const std::string& name, const CaseOfSessions& of) {
  config::Mistakes mistakes;
  const auto document = config::Document::read_text(text, name, mistakes);
  MapReader reader(document.root(), "", mistakes);
  Session session;
  session.file = name;
  read_head(reader, of, session);
  mistakes.throw_if_any();  // what follows has no meaning in another case
  if (reader.has("class")) session.rules = rules_at(reader.map("class"), *of.of);
  read_seats(reader, *of.of, session);
  const std::vector<config::Node> items = reader.items("decisions");
  for (std::size_t i = 0; i < items.size(); ++i) {
    session.answers.push_back(answer_at({items[i], fmt::format("decisions[{}]", i + 1), mistakes},
                                        *of.of, session, i + 1 == items.size()));
  }
  reader.finish();
  mistakes.throw_if_any();
  return session;
}

ClassRules read_class_rules(const std::string& text, const std::string& name,
                            const CaseOfSessions& of) {
  config::Mistakes mistakes;
  const auto document = config::Document::read_text(text, name, mistakes);
  MapReader reader(document.root(), "", mistakes);
  static_cast<void>(reader.choice_or("kind", {"class"}, "class"));
  ClassRules rules = rules_at(reader, *of.of);
  mistakes.throw_if_any();
  return rules;
}

}  // namespace sightline::replay
