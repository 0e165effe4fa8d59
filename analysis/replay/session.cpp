// SPDX-License-Identifier: Apache-2.0
// Writes session files, and puts several roles at one table.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sightline/config/document.hpp>
#include <sightline/replay/session.hpp>

#include "session_mistake.hpp"

namespace sightline::replay {

namespace {

constexpr std::size_t longest_reason = 500;

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"";
}

std::string rules_text(const ClassRules& rules, std::string_view indent) {
  std::string text;
  const auto add = [&](const std::string& line) { text += fmt::format("{}{}\n", indent, line); };
  if (rules.hides_outcomes) add("hide: [outcomes]");
  if (rules.release) add("release: " + to_string(*rules.release));
  if (!rules.locked.empty()) add(fmt::format("lock: [{}]", fmt::join(rules.locked, ", ")));
  if (rules.dice) add(fmt::format("dice: {}", *rules.dice));
  std::vector<std::string_view> roles;
  for (const model::Agency role : rules.roles)
    roles.push_back(model::name_of(role));
  if (!roles.empty()) add(fmt::format("roles: [{}]", fmt::join(roles, ", ")));
  return text;
}

std::string choice_text(const Choice& choice) {
  return fmt::format("on: {}, at: {}, option: {}", to_string(choice.on), choice.at, choice.option);
}

std::string seat_text(const Seat& seat) {
  std::string text = fmt::format("  - role: {}\n    choices:", model::name_of(seat.role));
  if (seat.choices.empty()) return text + " []\n";
  text += '\n';
  for (const Choice& choice : seat.choices)
    text += fmt::format("      - {{{}}}\n", choice_text(choice));
  return text;
}

std::string answer_text(const Answer& answer) {
  std::string text =
      fmt::format("  - on: {}\n    at: {}\n    option: {}\n", to_string(answer.choice.on),
                  answer.choice.at, answer.choice.option);
  if (!answer.reason.empty()) text += fmt::format("    reason: {}\n", in_quotes(answer.reason));
  if (answer.percent) text += fmt::format("    probability: {}\n", *answer.percent);
  return text;
}

/// Whether `later` holds all of `before`, and nothing more up to the day `since`.
bool goes_on_from(const std::vector<Choice>& before, const std::vector<Choice>& later, Date since) {
  if (later.size() < before.size()) return false;
  const auto parted = later.begin() + static_cast<std::ptrdiff_t>(before.size());
  return std::equal(before.begin(), before.end(), later.begin()) &&
         std::all_of(parted, later.end(), [&](const Choice& choice) { return choice.on > since; });
}

}  // namespace

Seat seat_of(const Session& session) {
  Seat seat{.role = session.role, .choices = {}};
  for (const Answer& answer : session.answers) {
    if (answer.is_whole()) seat.choices.push_back(answer.choice);
  }
  return seat;
}

std::string session_text(const Session& session) {
  std::string text =
      "# A trainee's session. Nothing else is stored; the same command goes on from here.\n"
      "kind: session\n";
  text += fmt::format("version: {}\ncase: {}\ncase_digest: \"{}\"\nrole: {}\ndice: {}\n",
                      session_version, session.case_name, session.case_digest,
                      model::name_of(session.role), session.dice);
  text += fmt::format("children: {}\n", session.children);
  const std::string rules = rules_text(session.rules, "  ");
  if (!rules.empty()) text += "class:\n" + rules;
  if (!session.others.empty()) text += "seats:\n";
  for (const Seat& seat : session.others)
    text += seat_text(seat);
  if (!session.world.empty()) text += fmt::format("world: \"{}\"\n", session.world);
  if (session.answers.empty()) return text + "decisions: []\n";
  text += "decisions:\n";
  for (const Answer& answer : session.answers)
    text += answer_text(answer);
  return text;
}

std::string class_text(const ClassRules& rules) {
  return "# What the instructor of a class has set.\nkind: class\n" + rules_text(rules, "");
}

void take_seat(Session& session, const Session& other, const std::string& file) {
  const auto require_same = [&](std::string key, const auto& mine, const auto& theirs) {
    if (mine == theirs) return;
    std::string text = fmt::format("is {}; this session has {}", theirs, mine);
    reject_session(file, std::move(key), std::move(text));
  };
  require_same("case", session.case_name, other.case_name);
  require_same("case_digest", session.case_digest, other.case_digest);
  require_same("dice", session.dice, other.dice);
  require_same("children", session.children, other.children);
  if (other.role == session.role)
    reject_session(file, "role", fmt::format("{} is played twice", model::name_of(other.role)));
  Seat seat = seat_of(other);
  const auto same = std::find_if(session.others.begin(), session.others.end(),
                                 [&](const Seat& one) { return one.role == seat.role; });
  if (same == session.others.end() && session.answers.empty()) {
    session.others.push_back(std::move(seat));
    return;
  }
  if (same == session.others.end()) {
    reject_session(file, "role", "joins too late: a role takes its seat before the first decision");
  }
  const Date since = session.answers.empty() ? Date{} : session.answers.back().choice.on;
  if (!session.answers.empty() && !goes_on_from(same->choices, seat.choices, since)) {
    reject_session(file, "decisions",
                   fmt::format("differ from those that this session was played with up to {}",
                               to_string(since)));
  }
  if (same->choices != seat.choices) session.world.clear();  // that of the longer course
  same->choices = std::move(seat.choices);
}

bool is_reason(const std::string& line) {
  const bool has_words = line.find_first_not_of(" \t") != std::string::npos;
  if (!has_words || line.size() > longest_reason) return false;
  config::Mistakes mistakes;
  const auto read =
      config::Document::read_text("reason: " + in_quotes(line) + "\n", "reason", mistakes);
  return mistakes.is_empty() && read.root().find("reason").text() == line;
}

}  // namespace sightline::replay
