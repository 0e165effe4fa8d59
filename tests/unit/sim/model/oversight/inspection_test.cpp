// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/oversight/audit.hpp>
#include <sightline/model/oversight/inspection.hpp>

#include "watched.hpp"

namespace sightline::model::oversight {
namespace {

using pathway::Stage;
using testing::plain_parameters;
using workforce::TaskKind;

model::Parameters with_inspections(double interval_days, double share = 1.0) {
  model::Parameters p = plain_parameters();
  p.practice.inspection.interval = Days(interval_days);
  p.practice.inspection.share = Share(share);
  return p;
}

TEST(Inspection, TakesPreparationFromEveryWorkerAndReadsFiles) {
  Watched watched(with_inspections(365.0));
  watched.child_in_need(0.5, 5.0);
  watched.look();
  EXPECT_EQ(watched.small.tasks(TaskKind::inspection, ChildId()).size(),
            watched.small.world.staff.teams[watched.team].staff);
  EXPECT_EQ(watched.small.count(HappeningKind::audited), 1U);
  const auto inspected = watched.small.happenings(HappeningKind::inspected);
  ASSERT_EQ(inspected.size(), 1U);
  EXPECT_EQ(inspected[0].detail, 0U);
  EXPECT_EQ(watched.small.world.staff.alarm, 0.0);
}

TEST(Inspection, OfATeamWithFilesThatNobodyHoldsRaisesAlarm) {
  model::Parameters p = with_inspections(365.0, 0.0);
  p.practice.caseload.cap = Count(1);
  p.workforce.staffing.case_holding_social_workers = PerTenThousand(1.0);
  Watched watched(p);
  watched.child_in_need(0.0, 0.0);
  EXPECT_FALSE(is_wanting(watched.small.world, watched.state, watched.team));
  watched.child_in_need(0.0, 0.0);  // one of two waits for a holder
  watched.look();
  EXPECT_EQ(watched.small.happenings(HappeningKind::inspected).at(0).detail, 1U);
  EXPECT_DOUBLE_EQ(watched.small.world.staff.alarm, 0.15);
}

TEST(Inspection, OffDoesNothing) {
  model::Parameters p = with_inspections(365.0);
  p.practice.inspection.interval = Days(0.0);
  Watched watched(p);
  watched.child_in_need(0.5, 5.0);
  watched.look();
  EXPECT_EQ(watched.small.count(HappeningKind::inspected), 0U);
  EXPECT_EQ(watched.small.tasks(TaskKind::inspection, ChildId()).size(), 0U);
}

/// Inspections only by alarm.
model::Parameters by_alarm(double after_days, double level) {
  model::Parameters p = with_inspections(0.0);
  p.oversight.inspections.after_alarm = Days(after_days);
  p.oversight.inspections.alarm_level = Ratio(level);
  return p;
}

TEST(Inspection, ComesOfAlarmOnceAYearWhileItLasts) {
  Watched watched(by_alarm(365.0, 0.5));
  raise_alarm(watched.small.world, watched.state, Ratio(0.5));
  watched.look();
  EXPECT_EQ(watched.inspections(), 1U);
  watched.small.advance_days(364.0);
  watched.look();
  EXPECT_EQ(watched.inspections(), 1U);
  watched.small.advance_days(1.0);
  watched.look();
  EXPECT_EQ(watched.inspections(), 2U);
  watched.small.world.staff.alarm = 0.0;  // it has faded
  watched.small.advance_days(365.0);
  watched.look();
  EXPECT_EQ(watched.inspections(), 2U);
}

TEST(Inspection, OfAlarmComesToEachTeamByItself) {
  Watched watched(by_alarm(365.0, 0.5));
  raise_alarm(watched.small.world, watched.state, Ratio(0.5));
  watched.look();
  const TeamId intake = workforce::team_of(watched.small.world.staff, Agency::social_care, 0);
  ASSERT_NE(intake, watched.team);
  inspection_due(watched.small.world, watched.state, intake);
  EXPECT_EQ(watched.inspections(), 2U);
}

TEST(Inspection, DoesNotComeOfLessAlarmNorWhereAlarmBringsNone) {
  for (const auto& [after_days, alarm] : {std::pair{365.0, 0.49}, std::pair{0.0, 5.0}}) {
    Watched watched(by_alarm(after_days, 0.5));
    raise_alarm(watched.small.world, watched.state, Ratio(alarm));
    watched.look();
    EXPECT_EQ(watched.inspections(), 0U);
  }
}

}  // namespace
}  // namespace sightline::model::oversight
