// SPDX-License-Identifier: Apache-2.0
// From a session to its world.
#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/replay/training_world.hpp>

namespace sightline::replay {

namespace {

using scenario::Case;
using std::chrono::sys_days;

void take_earlier(std::optional<Date>& first, Date day) {
  if (!first || day < *first) first = day;
}

void add_turn(std::vector<Turn>& turns, Date from, const std::vector<scenario::CasePin>& pins,
              std::uint64_t dice) {
  const auto same =
      std::find_if(turns.begin(), turns.end(), [&](const Turn& turn) { return turn.from == from; });
  if (same == turns.end()) {
    turns.push_back({from, dice, pins});
  } else {
    same->decisions.insert(same->decisions.end(), pins.begin(), pins.end());
  }
}

/// The day up to which the case goes as it happened, if anybody is asked anything from there on.
Date checked_begin(const Case& of, const Session& session) {
  const Date begins = training_begins(of, session);
  const Date ends = training_ends(of, session.rules);
  if (begins > ends) {
    throw InputError(Mistake{
        .file = "",
        .key = "--as",
        .text = fmt::format("{} is first asked on {}, after {}, the last day that is shown",
                            model::name_of(session.role), to_string(begins), to_string(ends))});
  }
  return begins;
}

}  // namespace

std::optional<Date> first_stop_of(const Case& of, model::Agency role) {
  std::optional<Date> own;
  std::optional<Date> anybodys;
  for (const scenario::CaseDecision& decision : of.decisions) {
    take_earlier(anybodys, decision.on);
    if (decision.role == role) take_earlier(own, decision.on);
  }
  if (own) return own;
  std::optional<Date> known;
  std::optional<Date> played;  // known, and the model has such a step
  for (const scenario::CaseEvent& event : of.chronology) {
    for (const scenario::Knowledge& one : event.knew) {
      if (one.who != model::index_of(role)) continue;
      take_earlier(known, one.since);
      if (event.step) take_earlier(played, one.since);
    }
  }
  if (known && anybodys) take_earlier(played, std::max(*known, *anybodys));
  return played;
}

Date training_begins(const Case& of, const Session& session) {
  const std::optional<Date> own = first_stop_of(of, session.role);
  if (!own) {
    throw InputError(Mistake{.file = "",
                             .key = "--as",
                             .text = fmt::format("{} knows nothing of {} and is never asked",
                                                 model::name_of(session.role), of.name)});
  }
  Date begins = *own;
  for (const Seat& seat : session.others) {
    begins = std::min(begins, first_stop_of(of, seat.role).value_or(begins));
  }
  return begins;
}

Date training_ends(const Case& of, const ClassRules& rules) {
  if (rules.release) return *rules.release;
  if (of.release) return *of.release;
  if (of.fatal) return *of.fatal;
  Date last = of.chronology.front().dates.last;
  for (const scenario::CaseEvent& event : of.chronology)
    last = std::max(last, event.dates.last);
  return last;
}

TrainingWorlds::TrainingWorlds(const Case& of, const model::Input& input, const Session& session)
    : own_(std::make_unique<const CaseHistory>(of, input, checked_begin(of, session))),
      history_(own_.get()),
      ends_(training_ends(of, session.rules)) {}

std::vector<Turn> TrainingWorlds::turns_of(const Session& session,
                                           std::optional<Date> before) const {
  const Case& of = history_->of();
  std::vector<Turn> turns = {{begins(), session.dice, {}}};
  const auto decide = [&](model::Agency role, const Choice& choice) {
    if (before && choice.on >= *before) return;
    const auto pins = pins_of(of, role, choice);
    if (!pins)
      throw InputError(Mistake{.file = "", .key = "decisions", .text = fault_of(of, role, choice)});
    add_turn(turns, choice.on, *pins, session.dice);
  };
  for (const Seat& seat : session.others) {
    for (const Choice& choice : seat.choices)
      decide(seat.role, choice);
  }
  for (const Choice& choice : seat_of(session).choices)
    decide(session.role, choice);
  std::stable_sort(turns.begin(), turns.end(),
                   [](const Turn& a, const Turn& b) { return a.from < b.from; });
  return turns;
}

CaseWorld TrainingWorlds::play(const std::vector<Turn>& turns) const {
  return history_->go_on(turns, day_after(ends_));
}

std::optional<Time> protected_since(const CaseWorld& world, model::ChildId index) {
  if (died(world, index) || !is_protected(world, index)) return std::nullopt;
  const auto last =
      std::find_if(world.trace.rbegin(), world.trace.rend(), [&](const model::Happening& one) {
        return one.kind == model::HappeningKind::protection && one.child == index;
      });
  return last->at;
}

}  // namespace sightline::replay
