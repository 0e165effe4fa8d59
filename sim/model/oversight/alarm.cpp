// SPDX-License-Identifier: Apache-2.0
#include <sightline/model/oversight/alarm.hpp>
#include <sightline/model/oversight/audit.hpp>
#include <sightline/model/oversight/inspection.hpp>

namespace sightline::model::oversight {
namespace {

constexpr std::int32_t fading_step_days = 7;
constexpr double no_alarm_worth_counting = 0.005;

void set_alarm(pathway::World& world, const State& oversight, double level) {
  world.staff.alarm = level;
  world.staff.threshold_shift = level * oversight.parameters->alarm.threshold_shift.value();
}

}  // namespace

void start(pathway::World& world, State& oversight) {
  const double day = oversight.parameters->national_alarm_on_day.value();
  if (day > 0.0)
    world.schedule(start_of_day(static_cast<std::int32_t>(day)), EventKind::national_alarm, 0);
  start_audits(world, oversight);
  start_inspections(world, oversight);
}

void raise_alarm(pathway::World& world, State& oversight, Ratio by) {
  if (by.value() <= 0.0 || oversight.parameters->alarm.half_life.value() <= 0.0) return;
  set_alarm(world, oversight, world.staff.alarm + by.value());
  world.record({.kind = HappeningKind::alarm_raised,
                .agency = Agency::safeguarding_board,
                .value = static_cast<float>(world.staff.alarm)});
  if (oversight.is_fading) return;
  oversight.is_fading = true;
  world.schedule(world.now + days(fading_step_days), EventKind::alarm_fades, 0);
}

void alarm_fades(pathway::World& world, State& oversight) {
  constexpr double ln_2 = 0.69314718055994530942;
  const double half_life = oversight.parameters->alarm.half_life.value();
  const double level = world.staff.alarm * deterministic_exp(-ln_2 * fading_step_days / half_life);
  oversight.is_fading = level > no_alarm_worth_counting;
  set_alarm(world, oversight, oversight.is_fading ? level : 0.0);
  if (oversight.is_fading)
    world.schedule(world.now + days(fading_step_days), EventKind::alarm_fades, 0);
}

void national_alarm(pathway::World& world, State& oversight) {
  raise_alarm(world, oversight, oversight.parameters->national_alarm);
}

void consider_death(pathway::World& world, State& oversight, InjuryId id) {
  const household::Injury& injury = world.homes.injuries[id];
  if (!household::is_killing(injury)) return;
  const Deaths& rules = oversight.parameters->deaths;
  const auto u = world.dice.decide4(address(injury.child, Purpose::review_of_death));
  const double mean = rules.review_delay.value();
  const Duration delay = mean > 0.0 ? duration_of_days(exponential(u[0], 1.0 / mean)) : Duration();
  world.schedule(world.now + delay, EventKind::death_reviewed, injury.child.value());
  if (bernoulli(u[1], rules.scandal.value())) raise_alarm(world, oversight, Ratio(1.0));
}

void review_death(pathway::World& world, State& oversight, ChildId child) {
  world.record({.kind = HappeningKind::review_of_death,
                .agency = Agency::safeguarding_board,
                .child = child});
  raise_alarm(world, oversight, oversight.parameters->deaths.review_alarm);
}

}  // namespace sightline::model::oversight
