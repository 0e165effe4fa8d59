// SPDX-License-Identifier: Apache-2.0
// What a role of a played world knows, when it is asked, and where the story ends.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <set>

#include <sightline/core/digest.hpp>
#include <sightline/replay/case_export.hpp>
#include <sightline/replay/case_run.hpp>
#include <sightline/replay/training_world.hpp>

#include "happening_words.hpp"

namespace sightline::replay {

namespace {

using model::Agency;
using model::Happening;
using model::HappeningKind;
using std::chrono::sys_days;

constexpr std::string_view neutral_question =
    "In the case as it was told, a decision fell on this day. What do you do?";
constexpr std::string_view question_at_news = "There is something new. What do you do?";

Date plus_days(Date day, int days) {
  return Date(sys_days(day) + std::chrono::days(days));
}

/// What a role decides itself is not there before it decides.
bool is_own_act(const Happening& one, Agency role) {
  switch (one.kind) {
    case HappeningKind::not_told:
    case HappeningKind::message_sent:
    case HappeningKind::told_police:
      return one.agency == role;
    default:
      return false;
  }
}

/// On the day of the first decision the case itself tells what the role saw.
bool is_told_by_case(const Happening& one, Agency role) {
  const bool is_look = one.kind == HappeningKind::contact ||
                       one.kind == HappeningKind::sign_found ||
                       one.kind == HappeningKind::recognised;
  return is_look && one.agency == role;
}

/// The first event of told() is E001.
std::size_t place_of(const std::string& event) {
  std::size_t number = 0;
  std::from_chars(event.data() + 1, event.data() + event.size(), number);
  return number - 1;
}

/// Whether the role learned the event on the day of the decision, and the model has such a step.
bool is_premise(const scenario::CaseEvent& event, const scenario::CaseDecision& decision) {
  return event.step && std::any_of(event.knew.begin(), event.knew.end(), [&](const auto& one) {
           return one.who == model::index_of(decision.role) && one.since == decision.on;
         });
}

bool is_found(const scenario::CaseEvent& event, const CaseWorld& world, model::ChildId index,
              const Calendar& calendar, Date until) {
  const Date first = plus_days(event.dates.first, -event.step->within_days);
  const Date last = std::min(plus_days(event.dates.last, event.step->within_days), until);
  return std::any_of(world.trace.begin(), world.trace.end(), [&](const Happening& one) {
    const Date day = calendar.date_of(one.at);
    return one.kind == event.step->happening && one.child == index && day >= first && day <= last &&
           (!event.step->role || *event.step->role == one.agency) &&
           (!event.step->detail || *event.step->detail == one.detail);
  });
}

}  // namespace

ToldWorld::ToldWorld(const TrainingWorlds& worlds, CaseWorld world)
    : worlds_(&worlds), world_(std::move(world)) {
  const scenario::Case& of = worlds.history().of();
  const model::ChildId index = index_child(of);
  told_ = case_of_family({.name = of.name,
                          .baseline = of.baseline,
                          .arm = {},
                          .seed = case_seed,
                          .replication = 0,
                          .index = index},
                         world_.trace, worlds.history().calendar());
  for (const Happening& one : world_.trace) {
    if (one.child == index && words_of(one).is_told) of_event_.push_back(one);
  }
}

const Happening& ToldWorld::happening_of(const std::string& event) const {
  return of_event_.at(place_of(event));
}

StoryEnd ToldWorld::end() const {
  const model::ChildId index = index_child(worlds_->history().of());
  const Calendar& calendar = worlds_->history().calendar();
  if (const auto death = died(world_, index))
    return {StoryEnd::Kind::death, calendar.date_of(*death)};
  if (const auto safe = protected_since(world_, index)) {
    return {StoryEnd::Kind::protection, std::max(worlds_->begins(), calendar.date_of(*safe))};
  }
  return {StoryEnd::Kind::last_day, worlds_->ends()};
}

std::vector<SeenItem> ToldWorld::view(Agency role, Date day, std::optional<Date> last) const {
  const scenario::Knower who = model::index_of(role);
  const Date begins = worlds_->begins();
  std::vector<SeenItem> seen;
  for (ViewItem& item : view_as(worlds_->history().of(), who, std::min(day, begins))) {
    item.is_stale = (sys_days(day) - sys_days(item.since)).count() > stale_after_days;
    const Date since = item.since;
    seen.push_back({.item = std::move(item), .happened = since});
  }
  if (day > begins) {
    for (ViewItem& item : view_as(told_, who, day)) {
      const Happening& one = happening_of(item.event);
      if (item.since < begins || (item.since == begins && is_told_by_case(one, role))) continue;
      if (item.since == day && is_own_act(one, role)) continue;
      if (one.kind == HappeningKind::contact && has_found_at(one)) continue;
      seen.push_back(
          {.item = std::move(item), .happened = worlds_->history().calendar().date_of(one.at)});
    }
  }
  for (SeenItem& one : seen)
    one.is_new = !last || one.item.since > *last;
  return seen;
}

/// Whether the meeting has its own line for what was found.
bool ToldWorld::has_found_at(const Happening& contact) const {
  return std::any_of(of_event_.begin(), of_event_.end(), [&](const Happening& one) {
    return one.kind == HappeningKind::sign_found && one.at == contact.at &&
           one.agency == contact.agency;
  });
}

bool ToldWorld::is_news(const ViewItem& item, Agency role) const {
  const Happening& one = happening_of(item.event);
  const bool is_meeting = one.kind == HappeningKind::contact || one.kind == HappeningKind::visit;
  return is_meeting ? one.agency == role : !is_own_act(one, role);
}

bool ToldWorld::is_asked_still(const scenario::CaseDecision& decision) const {
  const scenario::Case& of = worlds_->history().of();
  if (decision.on == worlds_->begins()) return true;
  return std::all_of(of.chronology.begin(), of.chronology.end(), [&](const auto& event) {
    return !is_premise(event, decision) ||
           is_found(event, world_, index_child(of), worlds_->history().calendar(), decision.on);
  });
}

std::optional<Stop> ToldWorld::stop_of_case(const Session& session, Date after) const {
  const scenario::Case& of = worlds_->history().of();
  const scenario::CaseDecision* next = nullptr;
  for (const scenario::CaseDecision& decision : of.decisions) {
    if (decision.role != session.role || decision.on <= after || !is_asked_still(decision))
      continue;
    if (offers_of(decision, session.rules).empty()) continue;
    if (next == nullptr || decision.on < next->on) next = &decision;
  }
  if (next == nullptr) return std::nullopt;
  const bool has_premise = next->on == worlds_->begins() ||
                           std::any_of(of.chronology.begin(), of.chronology.end(),
                                       [&](const auto& event) { return is_premise(event, *next); });
  return Stop{.on = next->on,
              .at = next->id,
              .question = has_premise ? next->question : std::string(neutral_question),
              .offers = offers_of(*next, session.rules)};
}

std::vector<Offer> ToldWorld::offers_on(const Session& session, Date day) const {
  const model::ChildId index = index_child(worlds_->history().of());
  const Time start = worlds_->start_of(day);
  const Time end = start + days(1);
  std::vector<Happening> until_now;
  std::vector<Happening> today;
  for (const Happening& one : world_.trace) {
    if (one.child != index || one.at >= end) continue;
    until_now.push_back(one);
    if (one.at >= start) today.push_back(one);
  }
  return offers_to(session.role, until_now, today, worlds_->history().of(), session.rules);
}

std::optional<Stop> ToldWorld::stop_at_news(const Session& session, Date after) const {
  std::set<sys_days> days;
  if (after < worlds_->begins()) days.insert(sys_days(worlds_->begins()));
  for (const ViewItem& item : view_as(told_, model::index_of(session.role), worlds_->ends())) {
    if (item.since > after && item.since > worlds_->begins() && is_news(item, session.role))
      days.insert(sys_days(item.since));
  }
  for (const sys_days day : days) {
    std::vector<Offer> offers = offers_on(session, Date(day));
    if (offers.empty()) continue;
    return Stop{.on = Date(day),
                .at = std::string(at_news),
                .question = std::string(question_at_news),
                .offers = std::move(offers)};
  }
  return std::nullopt;
}

std::optional<Stop> ToldWorld::next_stop(const Session& session, std::optional<Date> last) const {
  const Date day_before = plus_days(worlds_->begins(), -1);
  const std::optional<Date> first = first_stop_of(worlds_->history().of(), session.role);
  const bool is_first_of_case = !last && first == worlds_->begins();
  std::optional<Stop> stop = stop_of_case(session, last.value_or(day_before));
  const bool is_at_first = is_first_of_case && stop && stop->on == worlds_->begins();
  if (!is_at_first) {
    const Date since = last ? plus_days(*last, days_between_stops - 1)
                            : (is_first_of_case ? day_before : worlds_->begins());
    std::optional<Stop> news = stop_at_news(session, since);
    if (news && (!stop || news->on < stop->on)) stop = std::move(news);
  }
  const StoryEnd story = end();
  if (!stop) return std::nullopt;
  const bool is_in_time = stop->on == worlds_->begins() || stop->on < story.on ||
                          (stop->on == story.on && story.kind == StoryEnd::Kind::last_day);
  return is_in_time ? stop : std::nullopt;
}

std::string ToldWorld::digest() const {
  Digest digest;
  for (const Happening& one : world_.trace) {
    digest.add(std::int64_t{one.at.minutes()});
    digest.add(static_cast<std::uint64_t>(one.kind));
    digest.add(static_cast<std::uint64_t>(one.agency));
    digest.add(std::uint64_t{one.detail});
    digest.add(std::uint64_t{one.child.value()});
    digest.add(std::uint64_t{one.subject});
    digest.add(std::uint64_t{one.worker.value()});
    digest.add(one.value);
  }
  return digest.text();
}

}  // namespace sightline::replay
