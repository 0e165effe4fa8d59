// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <gtest/gtest.h>

#include <sightline/core/time.hpp>
#include <sightline/model/household/response.hpp>
#include <sightline/model/justice/prosecution.hpp>

#include "small_world.hpp"

namespace sightline::model::justice {
namespace {

using testing::plain_parameters;
using testing::SmallWorld;
using workforce::TaskKind;

model::Parameters prosecutor() {
  model::Parameters p = plain_parameters();
  p.practice.threshold.investigate = LogOdds(-1.0);
  p.practice.threshold.arrest = LogOdds(-1.0);
  p.practice.threshold.charge = LogOdds(1.0);
  p.practice.police.excludes = Probability(1.0);
  p.practice.police.exclusion_kept = Share(1.0);
  p.justice.who_did_it = Ratio(1.0);
  p.justice.asks_for_more_within = LogOdds(0.5);
  p.justice.asks_at_most = Count(2.0);
  p.justice.trial = Days(100.0);
  p.justice.convicted = Probability(0.0);
  p.justice.sentence = Years(2.0);
  return p;
}

/// A child about whom a file has gone to the prosecutor, with one adult in the home.
ChildId file_sent(SmallWorld& small, double belief) {
  const ChildId child = small.add_child({.aggression = 1.0});
  small.make_believe(child, Agency::police, belief);
  consider_investigation(small.world, child);
  workforce::Done done;
  done.task.child = child;
  done.worker = small.somebody_of(Agency::police);
  finish_police_work(small.world, done);
  return child;
}
void read_file(SmallWorld& small, ChildId child) {
  workforce::Done done;
  done.task.child = child;
  done.worker = small.somebody_of(Agency::prosecutor);
  decide_on_file(small.world, done);
}
void send_again(SmallWorld& small, ChildId child) {
  workforce::Done done;
  done.task.child = child;
  done.worker = small.somebody_of(Agency::police);
  finish_police_work(small.world, done);
}

TEST(StrengthOfCase, FallsByTheLogarithmOfThoseWhoCouldHaveDoneIt) {
  for (const double who_did_it : {0.0, 1.0, 2.0}) {
    model::Parameters p = prosecutor();
    p.justice.who_did_it = Ratio(who_did_it);
    SmallWorld small(p);
    const ChildId child = file_sent(small, 1.5);
    EXPECT_NEAR(strength_of_case(small.world, small.investigation_of(child)), 1.5, 1e-6);
    small.add_hidden_adult();
    const AdultId gone = small.add_hidden_adult();
    small.world.homes.adults[gone].in_home_until = small.world.now;  // was not there
    EXPECT_NEAR(strength_of_case(small.world, small.investigation_of(child)),
                1.5 - who_did_it * std::log(2.0), 1e-6);
    small.add_hidden_adult();
    EXPECT_NEAR(strength_of_case(small.world, small.investigation_of(child)),
                1.5 - who_did_it * std::log(3.0), 1e-6);
  }
}

TEST(Decision, IsToChargeAtTheThreshold) {
  SmallWorld small(prosecutor());
  const ChildId child = file_sent(small, 1.01);
  small.advance_days(30.0);
  read_file(small, child);
  EXPECT_FALSE(is_open(small.investigation_of(child)));
  const auto decided = small.happenings(HappeningKind::prosecutor_decision);
  ASSERT_EQ(decided.size(), 1U);
  EXPECT_EQ(decided[0].detail, 1U);
  EXPECT_EQ(decided[0].value, 30.0F);
  read_file(small, child);  // it has been decided
  EXPECT_EQ(small.count(HappeningKind::prosecutor_decision), 1U);
}

TEST(Decision, IsByTheProsecutorsOwnThreshold) {
  SmallWorld small(prosecutor());
  const ChildId child = file_sent(small, 1.5);
  small.world.staff.professionals[small.somebody_of(Agency::prosecutor)].threshold_offset = 0.75F;
  read_file(small, child);
  EXPECT_EQ(small.happenings(HappeningKind::prosecutor_decision).at(0).detail, 2U);
}

TEST(Decision, IsAgainstFurtherActionIfTooMuchIsMissing) {
  SmallWorld small(prosecutor());
  const ChildId child = file_sent(small, 0.49);
  read_file(small, child);
  EXPECT_FALSE(is_open(small.investigation_of(child)));
  EXPECT_EQ(small.happenings(HappeningKind::prosecutor_decision).at(0).detail, 0U);
  EXPECT_EQ(small.world.homes.adults[small.mother_of(child)].excluded_until, Time::long_ago());
}

TEST(Decision, AsksForMoreAtMostSoManyTimes) {
  SmallWorld small(prosecutor());
  const ChildId child = file_sent(small, 0.51);
  for (unsigned n = 1; n <= 2; ++n) {
    read_file(small, child);
    EXPECT_EQ(small.investigation_of(child).stage, Stage::with_police);
    EXPECT_EQ(small.investigation_of(child).asked_again, n);
    EXPECT_EQ(small.tasks(TaskKind::police_investigation, child).size(), 1U + n);
    send_again(small, child);
    EXPECT_EQ(small.investigation_of(child).stage, Stage::with_prosecutor);
  }
  read_file(small, child);
  EXPECT_FALSE(is_open(small.investigation_of(child)));
  const auto decided = small.happenings(HappeningKind::prosecutor_decision);
  ASSERT_EQ(decided.size(), 3U);
  EXPECT_EQ(decided[0].detail, 2U);
  EXPECT_EQ(decided[1].detail, 2U);
  EXPECT_EQ(decided[2].detail, 0U);
}

TEST(Charge, KeepsTheSuspectAwayUntilTheVerdictOrForTheSentence) {
  for (const double convicted : {0.0, 1.0}) {
    model::Parameters p = prosecutor();
    p.justice.convicted = Probability(convicted);
    SmallWorld small(p);
    const ChildId child = file_sent(small, 2.0);
    small.pins.set(address(child, Purpose::trial, 1), 0.5);
    read_file(small, child);
    const Time until = small.world.homes.adults[small.mother_of(child)].excluded_until;
    EXPECT_NEAR((until - small.world.now).days(),
                0.693147 * 100.0 + convicted * 2.0 * days_per_year, 0.01);
    EXPECT_TRUE(small.world.homes.children[child].is_protected);
    const auto events = small.take_events(EventKind::exclusion_ends);
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].at, until);
    EXPECT_EQ(events[0].subject, child.value());
  }
}

TEST(Charge, IsFirmAction) {
  model::Parameters p = prosecutor();
  p.household.response.deterrence = Share(0.5);
  SmallWorld small(p);
  const ChildId child = file_sent(small, 2.0);
  small.advance_days(400.0);  // the arrest has faded
  read_file(small, child);
  EXPECT_NEAR(household::restrained_share(small.world.homes, small.world.homes.family_of(child),
                                          small.world.now),
              0.5, 1e-6);
}

TEST(Exclusion, EndsForThoseWhoseTimeIsOver) {
  SmallWorld small;
  const ChildId child = small.add_child({.aggression = 0.5});
  const AdultId partner = small.add_hidden_adult(0.5);
  household::State& homes = small.world.homes;
  const FamilyId family = homes.children[child].family;
  const AdultId mother = small.mother_of(child);
  household::exclude(small.world, homes, family, mother, small.world.now + days(10));
  household::exclude(small.world, homes, family, partner, small.world.now + days(20));
  small.advance_days(10.0);
  end_exclusion(small.world, child);
  EXPECT_EQ(homes.adults[mother].excluded_until, Time::long_ago());
  EXPECT_EQ(homes.adults[partner].excluded_until, Time() + days(20));
  EXPECT_FALSE(homes.children[child].is_protected);
}

}  // namespace
}  // namespace sightline::model::justice
