// SPDX-License-Identifier: Apache-2.0
#include "debrief_spread.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "training_text.hpp"

namespace sightline::replay {

namespace {

using model::Agency;
using model::Happening;
using model::HappeningKind;

/// What counts as acting: telling somebody who can protect, or setting that in motion.
bool is_act_of(const Happening& one, Agency role) {
  switch (one.kind) {
    case HappeningKind::message_sent:
    case HappeningKind::told_police:
      return one.agency == role;
    case HappeningKind::strategy_discussion:
    case HappeningKind::legal_meeting:
      return role == Agency::social_care;
    case HappeningKind::investigation_opened:
    case HappeningKind::police_protection:
      return role == Agency::police;
    default:
      return false;
  }
}

}  // namespace

std::string moment_text(const ToldWorld& told, const Session& session, std::optional<Date> last) {
  const std::optional<Stop> stop = told.next_stop(session, last);
  if (!stop) return "";
  std::string text = fmt::format("{} {}\n", to_string(stop->on), stop->at);
  for (const Offer& offer : stop->offers)
    text += offer.option + "\n";
  for (const SeenItem& seen : told.view(session.role, stop->on, last))
    text += fmt::format("{} {}\n", to_string(seen.item.since), seen_text(seen));
  return text;
}

std::vector<Turn> turns_with(const TrainingWorlds& worlds, const Session& session,
                             const Choice& choice, std::uint64_t dice) {
  std::vector<Turn> turns = worlds.turns_of(session, choice.on);
  const auto pins = pins_of(worlds.history().of(), session.role, choice);
  Turn turn{.from = choice.on,
            .dice = dice,
            .decisions = pins.value_or(std::vector<scenario::CasePin>())};
  if (turns.back().from == choice.on) turns.pop_back();
  turns.push_back(std::move(turn));
  return turns;
}

bool is_protected_in(const TrainingWorlds& worlds, const std::vector<Turn>& turns) {
  return protected_since(worlds.play(turns), index_child(worlds.history().of())).has_value();
}

std::vector<Turn> turns_without_trainee(const TrainingWorlds& worlds, const Session& session,
                                        std::uint64_t dice) {
  Session others = session;
  others.answers.clear();
  others.dice = dice;
  return worlds.turns_of(others);
}

std::optional<Date> first_known(const TrainingWorlds& worlds, const CaseWorld& world, Agency role) {
  const model::ChildId index = index_child(worlds.history().of());
  for (const model::LedgerChange& change : world.learned) {
    if (change.child == index && change.agency == role && change.is_known)
      return worlds.history().calendar().date_of(change.at);
  }
  return std::nullopt;
}

std::optional<Date> first_act(const TrainingWorlds& worlds, const CaseWorld& world, Agency role) {
  const model::ChildId index = index_child(worlds.history().of());
  const Time start = worlds.start_of(worlds.begins());
  for (const Happening& one : world.trace) {
    if (one.child == index && one.at >= start && is_act_of(one, role))
      return worlds.history().calendar().date_of(one.at);
  }
  return std::nullopt;
}

}  // namespace sightline::replay
