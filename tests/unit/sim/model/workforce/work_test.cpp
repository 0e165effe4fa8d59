// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <tuple>

#include <gtest/gtest.h>

#include <sightline/model/workforce/roster.hpp>
#include <sightline/model/workforce/work.hpp>

#include "small_world.hpp"

namespace sightline::model::workforce {
namespace {

using testing::plain_parameters;
using testing::SmallWorld;

QueueId queue_of(const SmallWorld& small, Agency agency) {
  return small.world.staff.teams[team_of(small.world.staff, agency, 0)].queue;
}

Order order_of(const SmallWorld& small, ChildId child, std::uint16_t nth = 0,
               Agency agency = Agency::council_legal) {
  return {.queue = queue_of(small, agency),
          .kind = TaskKind::visit,
          .child = child,
          .adult = {},
          .nth = nth,
          .effort = WorkingHours(3.0),
          .due = start_of_day(100)};
}

model::Parameters with_productive_share(double share) {
  model::Parameters p = plain_parameters();
  p.workforce.effort.productive = Share(share);
  return p;
}

TEST(Work, EffortIsDividedByTheProductiveShare) {
  SmallWorld small(with_productive_share(0.5));
  submit(small.world, small.world.staff, order_of(small, small.add_child()));
  EXPECT_EQ(small.world.staff.tasks[TaskId(0)].effort_minutes, 6 * 60);
}

TEST(Work, IsDoneWhenItsEffortHasPassedInWorkingTime) {
  SmallWorld small(with_productive_share(0.5));
  small.world.now = Time() + hours(14);  // Monday; 3 of 6 hours fit into the day
  submit(small.world, small.world.staff, order_of(small, small.add_child()));
  const auto events = small.take_events(EventKind::task_completed);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].at, start_of_day(1) + hours(12));
}

TEST(Work, WithoutEffortIsDoneAtOnceInWorkingHours) {
  SmallWorld small;
  small.world.now = Time() + hours(10);
  Order order = order_of(small, small.add_child());
  order.effort = WorkingHours(0.0);
  submit(small.world, small.world.staff, order);
  const auto events = small.take_events(EventKind::task_completed);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].at, small.world.now);
}

TEST(Work, EffortVariesByTheDeclaredSpreadAndNotByOrderOfSubmission) {
  model::Parameters p = with_productive_share(1.0);
  p.workforce.effort.variation = Ratio(0.5);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  double sum = 0.0;
  double squares = 0.0;
  constexpr int n = 2000;
  for (std::uint16_t i = 0; i < n; ++i) {
    submit(small.world, small.world.staff, order_of(small, child, i));
    const double hours = small.world.staff.tasks[TaskId(int{i})].effort_minutes / 60.0;
    sum += hours;
    squares += hours * hours;
  }
  const double mean = sum / n;
  EXPECT_NEAR(mean, 3.0, 5.0 * 1.5 / std::sqrt(n));
  EXPECT_NEAR(std::sqrt(squares / n - mean * mean), 1.5, 0.3);
  SmallWorld again(p);
  const ChildId same = again.add_child();
  submit(again.world, again.world.staff, order_of(again, same, 7));
  EXPECT_EQ(again.world.staff.tasks[TaskId(0)].effort_minutes,
            small.world.staff.tasks[TaskId(7)].effort_minutes);
}

TEST(Work, WaitsForAFreeServerAndThenFollows) {
  SmallWorld small(with_productive_share(1.0));
  small.world.now = Time() + hours(9);
  const ChildId child = small.add_child();
  submit(small.world, small.world.staff, order_of(small, child, 0));
  submit(small.world, small.world.staff, order_of(small, child, 1));
  engine::Event event;
  ASSERT_TRUE(small.world.events.pop(event));
  EXPECT_EQ(event.at, Time() + hours(12));
  ASSERT_FALSE(small.world.events.pop(event));  // one lawyer: the second task waits
  EXPECT_GT(backlog_weeks(small.world, small.world.staff, queue_of(small, Agency::council_legal)),
            0.0);
  small.world.now = event.at;
  const Done done = complete(small.world, small.world.staff, TaskId(event.subject), event.detail);
  EXPECT_EQ(done.worker, small.somebody_of(Agency::council_legal));
  EXPECT_EQ(done.task.child, child);
  ASSERT_TRUE(small.world.events.pop(event));
  EXPECT_EQ(event.at, Time() + hours(15));
}

TEST(Work, WithUnlimitedCapacityAllStartsAtOnce) {
  model::Parameters p = with_productive_share(1.0);
  p.workforce.staffing.unlimited = Switch(1);
  SmallWorld small(p);
  small.world.now = Time() + hours(9);
  const ChildId child = small.add_child();
  for (std::uint16_t i = 0; i < 50; ++i)
    submit(small.world, small.world.staff, order_of(small, child, i));
  const auto events = small.take_events(EventKind::task_completed);
  ASSERT_EQ(events.size(), 50U);
  for (const engine::Event& event : events) {
    EXPECT_EQ(event.at, Time() + hours(12));
    const Done done = complete(small.world, small.world.staff, TaskId(event.subject), event.detail);
    EXPECT_EQ(small.world.staff.professionals[done.worker].team,
              team_of(small.world.staff, Agency::council_legal, 0));
  }
}

TEST(Work, IsRecordedWithWorkerKindAndTime) {
  SmallWorld small(with_productive_share(0.5));
  const ChildId child = small.add_child();
  submit(small.world, small.world.staff, order_of(small, child));
  static_cast<void>(complete(small.world, small.world.staff, TaskId(0), 0));
  const auto done = small.happenings(HappeningKind::work_done);
  ASSERT_EQ(done.size(), 1U);
  EXPECT_EQ(done[0].agency, Agency::council_legal);
  EXPECT_EQ(done[0].child, child);
  EXPECT_EQ(done[0].detail, static_cast<std::uint16_t>(TaskKind::visit));
  EXPECT_EQ(done[0].value, 360.0F);
}

TEST(Work, RowsOfDoneTasksAreUsedAgain) {
  SmallWorld small;
  const ChildId child = small.add_child();
  for (std::uint16_t i = 0; i < 10; ++i) {
    submit(small.world, small.world.staff, order_of(small, child, i));
    static_cast<void>(complete(small.world, small.world.staff, TaskId(0), 0));
  }
  EXPECT_EQ(small.world.staff.tasks.size(), 1U);
}

model::Parameters with_overtime(double most, double half_at = 1.0) {
  model::Parameters p = with_productive_share(1.0);
  p.workforce.overtime.most = WorkingHours(most);
  p.workforce.overtime.half_at = Ratio(half_at);
  return p;
}

/// A desk of one worker: of a case holder or of the lawyer.
QueueId single_desk(const SmallWorld& small, Agency agency) {
  const State& staff = small.world.staff;
  if (agency != Agency::social_care) return queue_of(small, agency);
  return staff.professionals[staff.teams[case_holding_team(staff, 0)].first].own_queue;
}

/// Begins nine hours of work at the desk at Monday noon, while `waiting` hours wait behind them;
/// when they are done.
Time done_with_waiting(SmallWorld& small, double waiting, Agency agency = Agency::social_care) {
  small.world.now = Time() + hours(9);
  Order order = order_of(small, small.add_child());
  order.queue = single_desk(small, agency);
  for (const double effort : {3.0, 9.0, waiting}) {
    if (effort <= 0.0) continue;
    order.effort = WorkingHours(effort);
    submit(small.world, small.world.staff, order);
    ++order.nth;
    order.due = order.due + days(1);
  }
  const auto first = small.take_events(EventKind::task_completed);
  small.world.now = first.at(0).at;
  // What came before this, began without a backlog.
  EXPECT_EQ(small.world.now, Time() + hours(12));
  static_cast<void>(
      complete(small.world, small.world.staff, TaskId(first[0].subject), first[0].detail));
  return small.take_events(EventKind::task_completed).at(0).at;
}

TEST(Overtime, IsHalfOfTheMostWhereThatMuchWorkWaits) {
  // With forty hours waiting at a half-way point of a week: 10 / 2 of 40 hours, an eighth.
  SmallWorld small(with_overtime(10.0));
  const Time done = done_with_waiting(small, 40.0);
  EXPECT_EQ(done, start_of_day(1) + hours(12));  // eight hours after Monday noon instead of nine
  const auto overtime = small.happenings(HappeningKind::overtime);
  ASSERT_EQ(overtime.size(), 1U);
  EXPECT_EQ(overtime[0].value, 60.0F);
  EXPECT_EQ(overtime[0].agency, Agency::social_care);
  EXPECT_EQ(overtime[0].subject, single_desk(small, Agency::social_care).value());
  EXPECT_EQ(overtime[0].detail, static_cast<std::uint16_t>(TaskKind::visit));
}

TEST(Overtime, GrowsWithTheBacklogTowardsTheMost) {
  // 9 h / (1 + 10/40 b / (b + half_at)), in minutes.
  for (const auto& [waiting, half_at, within] :
       {std::tuple{40.0, 3.0, 508}, std::tuple{120.0, 1.0, 455},
        std::tuple{40.0 * 999, 1.0, 432}}) {
    SmallWorld small(with_overtime(10.0, half_at));
    const Time done = done_with_waiting(small, waiting);
    EXPECT_EQ(small.calendar.working_minutes_between(Time() + hours(12), done), within);
  }
}

TEST(Overtime, IsNeitherWithoutBacklogNorOffNorOfOthersThanSocialWorkers) {
  for (const auto& [most, waiting, agency] :
       {std::tuple{10.0, 0.0, Agency::social_care}, std::tuple{0.0, 40.0, Agency::social_care},
        std::tuple{10.0, 40.0, Agency::council_legal}}) {
    SmallWorld small(with_overtime(most));
    EXPECT_EQ(done_with_waiting(small, waiting, agency), start_of_day(1) + hours(13));
    EXPECT_EQ(small.count(HappeningKind::overtime), 0U);
  }
}

TEST(Overtime, LeavesTheEffortOfTheWorkAsItIs) {
  SmallWorld small(with_overtime(10.0));
  done_with_waiting(small, 40.0);
  static_cast<void>(complete(small.world, small.world.staff, TaskId(1), 0));
  const auto done = small.happenings(HappeningKind::work_done);
  ASSERT_EQ(done.size(), 2U);
  EXPECT_EQ(done[1].value, 540.0F);
}

TEST(OtherWork, TakesTheDeclaredShareOfTheTeamsTime) {
  model::Parameters p = plain_parameters();
  p.workforce.other_work.police = Share(0.5);
  p.workforce.effort.productive = Share(0.8);
  SmallWorld small(p);
  start_other_work(small.world, small.world.staff);
  const QueueId police = queue_of(small, Agency::police);
  const Team& team = small.world.staff.teams[team_of(small.world.staff, Agency::police, 0)];
  double minutes = 0.0;
  engine::Event event;
  while (small.world.events.pop(event)) {
    small.world.now = event.at;
    if (event.kind == static_cast<std::uint16_t>(EventKind::other_work)) {
      ASSERT_EQ(QueueId(event.subject), police);
      EXPECT_TRUE(small.calendar.is_working_day(event.at));
      other_work_arrives(small.world, small.world.staff, QueueId(event.subject));
    } else {
      minutes += complete(small.world, small.world.staff, TaskId(event.subject), event.detail)
                     .task.effort_minutes;
    }
  }
  const double offered = small.calendar.working_minutes_between(Time(), small.world.end) *
                         static_cast<double>(team.staff);
  // 6 hours each, over 5.5 years of three officers: about 2,100 arrivals, 2.2 % spread.
  EXPECT_NEAR(minutes / offered, 0.5, 5.0 * 0.022 * 0.5);
}

TEST(OtherWork, IsNotThereWithAShareOfZeroOrWithUnlimitedCapacity) {
  SmallWorld none;
  start_other_work(none.world, none.world.staff);
  EXPECT_EQ(none.world.events.size(), 0U);
  model::Parameters p;
  p.workforce.staffing.unlimited = Switch(1);
  SmallWorld unlimited(p);
  start_other_work(unlimited.world, unlimited.world.staff);
  EXPECT_EQ(unlimited.world.events.size(), 0U);
}

TEST(Backlog, IsWaitingEffortInWorkingWeeksOfTheWholeTeam) {
  SmallWorld small(with_productive_share(1.0));
  const ChildId child = small.add_child();
  const QueueId queue = queue_of(small, Agency::police);
  const std::uint32_t officers = small.world.staff.desks[queue].work.servers();
  EXPECT_EQ(backlog_weeks(small.world, small.world.staff, queue), 0.0);
  for (std::uint16_t i = 0; i < officers; ++i)
    submit(small.world, small.world.staff, order_of(small, child, i, Agency::police));
  EXPECT_EQ(backlog_weeks(small.world, small.world.staff, queue), 0.0);
  for (std::uint16_t i = 0; i < 40; ++i) {
    submit(small.world, small.world.staff,
           order_of(small, child, static_cast<std::uint16_t>(100 + i), Agency::police));
  }
  EXPECT_DOUBLE_EQ(backlog_weeks(small.world, small.world.staff, queue),
                   40.0 * 3.0 / (40.0 * officers));
}

TEST(Haste, GrowsWithTheBacklogAndIsOneWhenOff) {
  for (const double weight : {0.0, 0.5}) {
    model::Parameters p = with_productive_share(1.0);
    p.workforce.overload_haste = Ratio(weight);
    SmallWorld small(p);
    const ChildId child = small.add_child();
    const ProfessionalId lawyer = small.somebody_of(Agency::council_legal);
    EXPECT_DOUBLE_EQ(haste(small.world, small.world.staff, lawyer), 1.0);
    for (std::uint16_t i = 0; i < 41; ++i)
      submit(small.world, small.world.staff, order_of(small, child, i));
    EXPECT_DOUBLE_EQ(haste(small.world, small.world.staff, lawyer), 1.0 + weight * 3.0);
  }
}

}  // namespace
}  // namespace sightline::model::workforce
