// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sightline/model/purpose.hpp>
#include <sightline/replay/case_world.hpp>

#include "case_times.hpp"

namespace sightline::replay {

namespace {

using model::Happening;
using model::HappeningKind;

constexpr int most_settling_rounds = 6;

model::Watch watch_of(CaseWorld& world, const std::vector<model::ChildId>& traced) {
  model::Watch watch;
  watch.trace = &world.trace;
  watch.traced = &traced;
  watch.learned = &world.learned;
  watch.beliefs = &world.beliefs;
  return watch;
}

bool has_decisions(const std::vector<Turn>& turns) {
  return std::any_of(turns.begin(), turns.end(),
                     [](const Turn& turn) { return !turn.decisions.empty(); });
}

}  // namespace

bool is_protected(const CaseWorld& world, model::ChildId index) {
  const auto last =
      std::find_if(world.trace.rbegin(), world.trace.rend(), [&](const Happening& happening) {
        return happening.child == index && happening.kind == HappeningKind::protection;
      });
  return last != world.trace.rend() && last->detail != 0;
}

std::optional<Time> protected_from(const CaseWorld& world, model::ChildId index, Time from) {
  std::optional<Time> since;
  for (const Happening& happening : world.trace) {
    if (happening.child != index || happening.kind != HappeningKind::protection) continue;
    if (since && happening.at > from) break;
    since.reset();
    if (happening.detail != 0) since = std::max(from, happening.at);
  }
  return since;
}

std::optional<Time> died(const CaseWorld& world, model::ChildId index) {
  const auto death =
      std::find_if(world.trace.begin(), world.trace.end(), [&](const Happening& happening) {
        return happening.child == index && happening.kind == HappeningKind::died;
      });
  if (death == world.trace.end()) return std::nullopt;
  return death->at;
}

CaseHistory::CaseHistory(const scenario::Case& of, const model::Input& input, Date until,
                         std::uint64_t past)
    : of_(&of),
      input_(&input),
      until_(until),
      calendar_(model::calendar_of(input.period)),
      index_(index_child(of)),
      traced_{index_},
      whole_(run_as_it_happened(of, input, past)) {
  pin_family(of, input, whole_.course, {}, as_it_happened_);
  pin_system(of, input, whole_.course, as_it_happened_);
  model::Replication run(input, calendar_, case_seed, past, &as_it_happened_);
  run.run_until(moment(until, input.period.start, 0), watch_of(past_, traced_));
  run_ = std::make_unique<const model::Replication>(std::move(run));
}

CaseWorld CaseHistory::go_on(const std::vector<Turn>& turns, Date end,
                             const model::Input* reformed) const {
  const model::Input& input = reformed != nullptr ? *reformed : *input_;
  Course course = course_of(past_.trace, index_);
  for (int round = 1;; ++round) {
    CaseWorld world = run(turns, end, input, course);
    const Course now = course_of(world.trace, index_);
    if (!has_decisions(turns) || now == course || round == most_settling_rounds) return world;
    course = now;
  }
}

CaseWorld CaseHistory::run(const std::vector<Turn>& turns, Date end, const model::Input& input,
                           const Course& course) const {
  CaseWorld world = past_;
  const model::Watch watch = watch_of(world, traced_);
  std::vector<Pins> pins(turns.size());
  std::vector<scenario::CasePin> decided;
  model::Replication run = *run_;
  if (&input != input_) run.go_on_with(input);
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const Turn& turn = turns[i];
    run.run_until(moment(turn.from, input.period.start, 0), watch);
    decided.insert(decided.end(), turn.decisions.begin(), turn.decisions.end());
    pin_family(*of_, input, whole_.course, luck_of(turn.dice), pins[i]);
    pin_readings_before(*of_, input, whole_.course, until_, pins[i]);
    pin_decisions(*of_, input, course, decided, pins[i]);
    run.go_on_with(case_seed, turn.dice, &pins[i]);
  }
  run.run_until(moment(end, input.period.start, 0), watch);
  return world;
}

/// The share of the hazard of an undisturbed home at which the uniform of each told injury lies.
std::vector<double> CaseHistory::luck_of(std::uint64_t dice) const {
  const Dice thrown(case_seed, dice);
  std::vector<double> luck(planned_injuries(*of_, *input_).size());
  for (std::size_t k = 0; k < luck.size(); ++k)
    luck[k] = thrown.trait(model::address(index_, model::Purpose::harm_candidate_accepted, k));
  return luck;
}

}  // namespace sightline::replay
