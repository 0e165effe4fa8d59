// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <gtest/gtest.h>

#include <sightline/model/workforce/roster.hpp>
#include <sightline/model/workforce/staff.hpp>
#include <sightline/model/workforce/work.hpp>

#include "small_world.hpp"

namespace sightline::model::workforce {
namespace {

using testing::plain_parameters;
using testing::SmallWorld;

constexpr std::int32_t sixty_years = 60 * 365;

model::Parameters with_turnover(double per_year, double days_to_fill, double agency_cover = 0.0) {
  model::Parameters p = plain_parameters();
  p.workforce.turnover.rate = PerYear(per_year);
  p.practice.recruitment.days_to_fill = Days(days_to_fill);
  p.practice.recruitment.agency_cover = Probability(agency_cover);
  return p;
}

ProfessionalId first_case_holder(const SmallWorld& small) {
  return small.world.staff.teams[case_holding_team(small.world.staff, 0)].first;
}

Professional& person(SmallWorld& small, ProfessionalId who) {
  return small.world.staff.professionals[who];
}

/// Lets staff come and go until the end; the share of social work posts' time in which
/// `is(post)`.
template <class Is>
double share_of_time(SmallWorld& small, Is is) {
  State& staff = small.world.staff;
  start_staff_scripts(small.world, staff);
  double posts = 0.0;
  double sum = 0.0;
  engine::Event event;
  while (small.world.events.pop(event)) {
    const double elapsed = (event.at - small.world.now).days();
    for (const Professional& post : staff.professionals) {
      if (staff.teams[post.team].agency != Agency::social_care || !post.has_post) continue;
      posts += elapsed;
      if (is(post)) sum += elapsed;
    }
    small.world.now = event.at;
    const ProfessionalId who(event.subject);
    switch (static_cast<EventKind>(event.kind)) {
      case EventKind::leaving_candidate:
        static_cast<void>(leaving_candidate(small.world, staff, who));
        break;
      case EventKind::post_filled:
        static_cast<void>(fill_post(small.world, staff, who, event.detail));
        break;
      case EventKind::sickness_candidate:
        sickness_candidate(small.world, staff, who);
        break;
      case EventKind::sickness_ends:
        sickness_ends(small.world, staff, who);
        break;
      default:
        break;
    }
  }
  return sum / posts;
}

bool is_vacant(const Professional& post) {
  return post.is_vacant;
}
bool is_empty(const Professional& post) {
  return !post.is_filled;
}

TEST(Turnover, VacanciesAreLeavingsTimesTheTimeToFill) {
  SmallWorld small(with_turnover(0.5, 200.0), sixty_years);
  const double filled_days = 365.25 / 0.5;
  EXPECT_NEAR(share_of_time(small, is_vacant), 200.0 / (200.0 + filled_days), 0.035);
  EXPECT_GT(small.count(HappeningKind::worker_left), 200U);
}

TEST(Turnover, AnAgencyWorkerShortensTheTimeAPostIsEmptyNotItsVacancy) {
  SmallWorld bare(with_turnover(0.5, 200.0), sixty_years);
  SmallWorld covered(with_turnover(0.5, 200.0, 1.0), sixty_years);
  covered.parameters.workforce.turnover.agency_rate = PerYear(0.0);
  const double empty_without = share_of_time(bare, is_empty);
  const double empty_with = share_of_time(covered, is_empty);
  // The first of two exponential times, 30 and 200 days, ends the emptiness.
  EXPECT_NEAR(empty_with / empty_without, 1.0 / (1.0 / 30.0 + 1.0 / 200.0) / 200.0, 0.05);
}

TEST(Turnover, OffNobodyLeavesOrFallsIll) {
  SmallWorld small;
  start_staff_scripts(small.world, small.world.staff);
  EXPECT_EQ(small.take_events(EventKind::leaving_candidate).size(), 0U);
  SmallWorld again;
  start_staff_scripts(again.world, again.world.staff);
  EXPECT_EQ(again.take_events(EventKind::sickness_candidate).size(), 0U);
}

TEST(Turnover, WithUnlimitedStaffNobodyLeaves) {
  model::Parameters p = with_turnover(1.0, 100.0);
  p.workforce.staffing.unlimited = Switch(1);
  SmallWorld small(p);
  start_staff_scripts(small.world, small.world.staff);
  EXPECT_EQ(small.take_events(EventKind::leaving_candidate).size(), 0U);
}

TEST(Turnover, ThoseWhoFollowDifferFromThoseWhoLeft) {
  model::Parameters p = with_turnover(3.0, 0.0);
  p.workforce.differences.threshold = StandardDeviations(0.5);
  SmallWorld small(p, 3000);
  const float before = person(small, first_case_holder(small)).threshold_offset;
  share_of_time(small, is_vacant);
  const Professional& now = person(small, first_case_holder(small));
  ASSERT_GT(now.occupant, 0U);
  EXPECT_NE(now.threshold_offset, before);
  EXPECT_GT(now.since, Time());
}

TEST(Turnover, FatigueAndAlarmDriveAwayAndSupervisionRetains) {
  model::Parameters p = with_turnover(0.1, 100.0);
  p.workforce.turnover.burden = Ratio(0.5);
  p.workforce.turnover.alarm = Ratio(0.25);
  p.workforce.turnover.retained_by_supervision = Share(0.2);
  p.practice.supervision.interval = Days(30.0);
  SmallWorld small(p);
  const ProfessionalId who = first_case_holder(small);
  const auto rate = [&] { return leaving_rate(small.world, small.world.staff, who); };
  EXPECT_DOUBLE_EQ(rate(), 0.1);
  person(small, who).fatigue = 2.0F;
  EXPECT_NEAR(rate(), 0.1 * std::exp(1.0), 1e-12);
  small.world.staff.alarm = 2.0;
  EXPECT_NEAR(rate(), 0.1 * std::exp(1.5), 1e-12);
  person(small, who).supervised = small.world.now;
  EXPECT_NEAR(rate(), 0.8 * 0.1 * std::exp(1.5), 1e-12);
  small.advance_days(61.0);  // two intervals and a day: as good as none
  EXPECT_NEAR(rate(), 0.1 * std::exp(1.5), 1e-12);
}

model::Parameters with_sickness() {
  model::Parameters p = plain_parameters();
  p.workforce.effort.productive = Share(1.0);
  p.workforce.sickness.spells = PerYear(2.0);
  p.workforce.sickness.length = Days(10.0);
  return p;
}

void order_visit(SmallWorld& small, ProfessionalId who, ChildId child, std::uint16_t nth) {
  submit(small.world, small.world.staff,
         {.queue = person(small, who).own_queue,
          .kind = TaskKind::visit,
          .child = child,
          .adult = {},
          .nth = nth,
          .effort = WorkingHours(2.0),
          .due = start_of_day(100)});
}

void fall_ill(SmallWorld& small, ProfessionalId who) {
  small.pins.set(address(who, Purpose::sickness_spell, 0), 1e-9);
  person(small, who).sickness_candidates = 1;
  sickness_candidate(small.world, small.world.staff, who);
}

TEST(Sickness, TakesTheDeclaredShareOfTime) {
  SmallWorld small(with_sickness(), sixty_years);
  const double share =
      share_of_time(small, [&](const Professional& post) { return is_ill(post, small.world.now); });
  const double well_days = 365.25 / 2.0;
  EXPECT_NEAR(share, 10.0 / (10.0 + well_days), 0.006);
}

TEST(Sickness, LetsWorkWaitUntilTheWorkerIsWell) {
  SmallWorld small(with_sickness());
  const ProfessionalId who = first_case_holder(small);
  fall_ill(small, who);
  ASSERT_TRUE(is_ill(person(small, who), small.world.now));
  order_visit(small, who, small.add_child(), 0);
  const engine::WorkQueue& work = small.world.staff.desks[person(small, who).own_queue].work;
  EXPECT_EQ(work.waiting(), 1U);
  small.world.now = person(small, who).ill_until;
  sickness_ends(small.world, small.world.staff, who);
  EXPECT_EQ(work.waiting(), 0U);
  EXPECT_EQ(work.busy(), 1U);
  EXPECT_EQ(small.count(HappeningKind::sickness), 2U);
}

TEST(Sickness, HoldsUpTheTaskInHandByTheWorkingTimeLost) {
  SmallWorld small(with_sickness());
  small.world.now = Time() + hours(9);
  const ProfessionalId who = first_case_holder(small);
  order_visit(small, who, small.add_child(), 0);
  fall_ill(small, who);
  const Time well = person(small, who).ill_until;
  const std::int32_t lost = small.calendar.working_minutes_between(small.world.now, well);
  ASSERT_GT(lost, 0);
  small.world.now = Time() + hours(11);
  EXPECT_TRUE(is_held_up(small.world, small.world.staff, TaskId(0), 0));
  EXPECT_FALSE(is_held_up(small.world, small.world.staff, TaskId(0), 0));
  const auto events = small.take_events(EventKind::task_completed);
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[1].at, small.calendar.add_working_minutes(Time() + hours(11), lost));
}

TEST(Sickness, OfSomebodyWhoHasLeftDoesNotKeepTheNextFromWork) {
  model::Parameters p = with_sickness();
  p.workforce.turnover.rate = PerYear(0.1);
  p.practice.recruitment.days_to_fill = Days(0.0);
  p.practice.recruitment.agency_cover = Probability(0.0);
  SmallWorld small(p);
  const ProfessionalId who = first_case_holder(small);
  fall_ill(small, who);
  person(small, who).leaving_candidates = 1;
  small.pins.set(address(who, Purpose::leaving_accepted, 0), 1e-9);
  ASSERT_TRUE(leaving_candidate(small.world, small.world.staff, who));
  ASSERT_EQ(fill_post(small.world, small.world.staff, who, 1U << 1U), Arrival::into_empty_post);
  order_visit(small, who, small.add_child(), 0);
  EXPECT_EQ(small.world.staff.desks[person(small, who).own_queue].work.busy(), 1U);
}

TEST(Fatigue, FollowsTheBacklogAndAddsToHaste) {
  model::Parameters p = with_sickness();
  p.workforce.fatigue.time_constant = Days(60.0);
  p.workforce.fatigue.haste = Ratio(0.5);
  SmallWorld small(p);
  const ProfessionalId who = first_case_holder(small);
  const ChildId child = small.add_child();
  for (std::uint16_t i = 0; i < 41; ++i)
    order_visit(small, who, child, i);  // one in hand, forty wait: two working weeks
  for (int step = 0; step < 100; ++step)
    fatigue_changes(small.world, small.world.staff);
  EXPECT_NEAR(person(small, who).fatigue, 2.0, 1e-4);
  EXPECT_NEAR(haste(small.world, small.world.staff, who), 2.0, 1e-4);
}

TEST(Tenure, ANewWorkerSeesLessUntilItWearsOff) {
  model::Parameters p = plain_parameters();
  p.workforce.tenure.newness = Ratio(0.4);
  p.workforce.tenure.wears_off = Days(100.0);
  SmallWorld small(p);
  const ProfessionalId who = first_case_holder(small);
  const auto noise = [&] { return noise_factor(small.world, small.world.staff, who); };
  EXPECT_EQ(noise(), 1.0);  // in post since before the start
  person(small, who).since = small.world.now;
  EXPECT_DOUBLE_EQ(noise(), 1.4);
  small.advance_days(50.0);
  EXPECT_DOUBLE_EQ(noise(), 1.2);
  small.advance_days(50.0);
  EXPECT_EQ(noise(), 1.0);
}

TEST(Supervision, ComesAtItsIntervalAndIsNotDoubledWhileItWaits) {
  model::Parameters p = plain_parameters();
  p.practice.supervision.interval = Days(30.0);
  SmallWorld small(p);
  const ProfessionalId who = first_case_holder(small);
  supervision_due(small.world, small.world.staff, who);
  supervision_due(small.world, small.world.staff, who);
  EXPECT_EQ(small.tasks(TaskKind::supervision, ChildId()).size(), 1U);
  const auto due = small.take_events(EventKind::supervision_due);
  ASSERT_EQ(due.size(), 2U);
  EXPECT_EQ(due[0].at, Time() + days(30));
}

}  // namespace
}  // namespace sightline::model::workforce
