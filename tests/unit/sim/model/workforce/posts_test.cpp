// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <gtest/gtest.h>

#include <sightline/model/workforce/roster.hpp>
#include <sightline/model/workforce/work.hpp>

#include "small_world.hpp"

namespace sightline::model::workforce {
namespace {

using testing::plain_parameters;
using testing::SmallWorld;

model::Parameters with_posts(Agency agency, double ratio) {
  model::Parameters p = plain_parameters();
  p.workforce.staffing.police_officers = PerTenThousand(4.0);
  p.practice.posts[agency] = Ratio(ratio);
  return p;
}

const Team& team_in(const SmallWorld& small, Agency agency) {
  return small.world.staff.teams[team_of(small.world.staff, agency, 0)];
}

void order(SmallWorld& small, QueueId queue, ChildId child, int tasks) {
  for (int i = 0; i < tasks; ++i)
    submit(small.world, small.world.staff,
           {.queue = queue,
            .kind = TaskKind::police_enquiry,
            .child = child,
            .adult = {},
            .nth = static_cast<std::uint16_t>(i),
            .effort = WorkingHours(3.0),
            .due = start_of_day(100)});
}

/// Working weeks that wait for each officer when eight tasks have come.
double wait_with_posts(double ratio) {
  SmallWorld small(with_posts(Agency::police, ratio));
  const QueueId queue = team_in(small, Agency::police).queue;
  order(small, queue, small.add_child(), 8);
  return backlog_weeks(small.world, small.world.staff, queue);
}

TEST(Posts, FewerMakeWorkWaitLongerAndMoreShorter) {
  EXPECT_GT(wait_with_posts(0.5), 2.0 * wait_with_posts(1.0));
  EXPECT_EQ(wait_with_posts(2.0), 0.0);  // eight officers for eight tasks
}

TEST(Posts, AreRoundedAndNeverNone) {
  EXPECT_EQ(team_in(SmallWorld(with_posts(Agency::police, 0.6)), Agency::police).staff, 2U);
  EXPECT_EQ(team_in(SmallWorld(with_posts(Agency::police, 0.0)), Agency::police).staff, 1U);
  EXPECT_EQ(team_in(SmallWorld(with_posts(Agency::police, 2.0)), Agency::police).staff, 8U);
}

TEST(Posts, AnotherNumberOfThemRenumbersNobody) {
  model::Parameters p;  // with differences between professionals
  const SmallWorld before(p);
  p.practice.posts[Agency::social_care] = Ratio(1.5);
  p.practice.posts[Agency::paediatrics] = Ratio(0.5);
  const SmallWorld after(p);
  const State& a = before.world.staff;
  const State& b = after.world.staff;
  ASSERT_EQ(a.professionals.size(), b.professionals.size());
  for (std::uint32_t i = 0; i < a.professionals.size(); ++i) {
    const ProfessionalId who(i);
    EXPECT_EQ(a.professionals[who].team, b.professionals[who].team);
    EXPECT_EQ(a.professionals[who].threshold_offset, b.professionals[who].threshold_offset);
  }
}

TEST(Posts, GainedInTheMiddleOfTheRunTakeWhatWaits) {
  PracticeReform reform;
  reform.key = 3;
  Practice practice;
  const auto fields = parameters_of(practice);
  for (std::uint32_t f = 0; f < fields.size(); ++f) {
    if (fields[f].path == "posts.police")
      reform.changes = {{.field = f, .operation = PracticeChange::Operation::set, .value = 2.0}};
  }
  ASSERT_EQ(reform.changes.size(), 1U);
  SmallWorld small(with_posts(Agency::police, 1.0), 2000, {reform});
  const TeamId team = team_of(small.world.staff, Agency::police, 0);
  const Desk& desk = small.world.staff.desks[team_in(small, Agency::police).queue];
  order(small, team_in(small, Agency::police).queue, small.add_child(), 7);
  EXPECT_EQ(desk.work.busy(), 4U);
  adopt(small.world, small.world.staff, team, 0);
  EXPECT_EQ(desk.work.busy(), 7U);
  EXPECT_EQ(small.take_events(EventKind::task_completed).size(), 7U);
}

TEST(Posts, DoNotChangeTheDemandOfOtherWork) {
  for (const double ratio : {0.5, 2.0}) {
    model::Parameters p = with_posts(Agency::police, ratio);
    p.workforce.other_work.police = Share(0.6);
    SmallWorld small(p);
    start_other_work(small.world, small.world.staff);
    const Desk& desk = small.world.staff.desks[team_in(small, Agency::police).queue];
    const double effort_minutes =
        60.0 * p.workforce.other_work.effort.value() / p.workforce.effort.productive.value();
    EXPECT_DOUBLE_EQ(desk.other_work_per_minute, 0.6 * 4.0 / effort_minutes);
  }
}

TEST(Posts, ProsecutorsAreATeamOfTheAuthorityWithOtherWork) {
  model::Parameters p = plain_parameters();
  p.workforce.other_work.prosecutor = Share(0.85);
  SmallWorld small(p);
  EXPECT_EQ(team_in(small, Agency::prosecutor).agency, Agency::prosecutor);
  start_other_work(small.world, small.world.staff);
  EXPECT_GT(small.world.staff.desks[team_in(small, Agency::prosecutor).queue].other_work_per_minute,
            0.0);
}

TEST(PickPost, IsEvenOverThePostsThereAre) {
  constexpr int n = 40000;
  std::array<int, 5> met{};
  for (int i = 0; i < n; ++i)
    ++met.at(pick_post((i + 0.5) / n, 5, 8));
  for (const int times : met)
    EXPECT_NEAR(times, n / 5.0, n / 500.0);
}

TEST(PickPost, ANewPostTakesFamiliesButMovesHardlyAnyBetweenOldOnes) {
  constexpr int n = 10000;
  int moved = 0;
  int between_old_ones = 0;
  for (int i = 0; i < n; ++i) {
    const double u = (i + 0.5) / n;
    const std::uint32_t before = pick_post(u, 8, 10);
    const std::uint32_t after = pick_post(u, 9, 10);
    if (before == after) continue;
    ++moved;
    if (after != 8U) ++between_old_ones;
  }
  EXPECT_LE(between_old_ones, 2);
  EXPECT_NEAR(moved, n / 9.0, n / 90.0);
}

}  // namespace
}  // namespace sightline::model::workforce
