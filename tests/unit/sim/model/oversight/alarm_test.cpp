// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/communication/telling.hpp>
#include <sightline/model/oversight/alarm.hpp>

#include "watched.hpp"

namespace sightline::model::oversight {
namespace {

using household::Severity;
using testing::plain_parameters;

TEST(Alarm, LowersTheThresholdsOfThoseWhoDecideAndOfThoseWhoTell) {
  Watched watched;
  pathway::World& world = watched.small.world;
  const ProfessionalId who = watched.small.somebody_of(Agency::social_care);
  EXPECT_FALSE(pathway::passes(world, -1.2, LogOdds(-1.0), who));
  raise_alarm(world, watched.state, Ratio(1.0));
  EXPECT_TRUE(pathway::passes(world, -1.2, LogOdds(-1.0), who));
  EXPECT_FALSE(pathway::passes(world, -1.4, LogOdds(-1.0), who));

  const ChildId child = watched.small.add_child();
  watched.small.make_believe(child, Agency::school, -1.7);  // the threshold to refer is -1.5
  communication::consider_telling(world, child, Agency::school,
                                  watched.small.somebody_of(Agency::school), {});
  EXPECT_EQ(watched.small.count(HappeningKind::recognised), 1U);
}

TEST(Alarm, HalvesInItsHalfLifeAndEnds) {
  model::Parameters p = plain_parameters();
  p.oversight.alarm.half_life = Days(70.0);
  Watched watched(p);
  pathway::World& world = watched.small.world;
  raise_alarm(world, watched.state, Ratio(1.0));
  for (int week = 0; week < 10; ++week)
    alarm_fades(world, watched.state);
  EXPECT_NEAR(world.staff.alarm, 0.5, 1e-12);
  EXPECT_NEAR(world.staff.threshold_shift, 0.5 * 0.3, 1e-12);
  for (int week = 0; week < 200; ++week)
    alarm_fades(world, watched.state);
  EXPECT_EQ(world.staff.alarm, 0.0);
  EXPECT_FALSE(watched.state.is_fading);
}

TEST(Alarm, AddsUpAndFadesOnce) {
  Watched watched;
  raise_alarm(watched.small.world, watched.state, Ratio(1.0));
  raise_alarm(watched.small.world, watched.state, Ratio(0.5));
  EXPECT_DOUBLE_EQ(watched.small.world.staff.alarm, 1.5);
  EXPECT_EQ(watched.small.take_events(EventKind::alarm_fades).size(), 1U);
}

TEST(Alarm, OfAScandalElsewhereComesOnItsDayOrNever) {
  model::Parameters p = plain_parameters();
  p.oversight.national_alarm_on_day = Count(100);
  Watched dated(p);
  start(dated.small.world, dated.state);
  const auto events = dated.small.take_events(EventKind::national_alarm);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].at, start_of_day(100));
  Watched calm;
  start(calm.small.world, calm.state);
  EXPECT_EQ(calm.small.take_events(EventKind::national_alarm).size(), 0U);
}

TEST(Death, OfAnAbusedChildIsReviewedAndMayBeAScandal) {
  for (const double scandal : {0.0, 1.0}) {
    model::Parameters p = plain_parameters();
    p.oversight.deaths.scandal = Probability(scandal);
    Watched watched(p);
    const ChildId child = watched.small.add_child();
    consider_death(watched.small.world, watched.state,
                   watched.small.add_injury(child, {.severity = Severity::fatal}));
    EXPECT_EQ(watched.small.world.staff.alarm, scandal);
    const auto reviews = watched.small.take_events(EventKind::death_reviewed);
    ASSERT_EQ(reviews.size(), 1U);
    EXPECT_EQ(reviews[0].subject, child.value());
    watched.small.world.now = reviews[0].at;
    review_death(watched.small.world, watched.state, child);
    EXPECT_DOUBLE_EQ(watched.small.world.staff.alarm, scandal + 0.1);
    EXPECT_EQ(watched.small.count(HappeningKind::review_of_death), 1U);
  }
}

TEST(Death, ByAccidentAndInjuryShortOfDeathAreNotReviewed) {
  Watched watched;
  const ChildId child = watched.small.add_child();
  consider_death(
      watched.small.world, watched.state,
      watched.small.add_injury(child, {.severity = Severity::fatal, .is_inflicted = false}));
  consider_death(watched.small.world, watched.state,
                 watched.small.add_injury(child, {.severity = Severity::critical}));
  EXPECT_EQ(watched.small.take_events(EventKind::death_reviewed).size(), 0U);
}

}  // namespace
}  // namespace sightline::model::oversight
