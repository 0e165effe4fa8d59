// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/response.hpp>

#include "small_world.hpp"

namespace sightline::model::household {
namespace {

using testing::plain_parameters;
using testing::SmallWorld;

model::Parameters answering() {
  model::Parameters p = plain_parameters();
  p.household.response.escalation_per_incident = Ratio(0.5);
  p.household.response.emboldening = Ratio(0.25);
  p.household.response.escalation_limit = Ratio(2.0);
  p.household.response.deterrence = Share(0.5);
  p.household.response.half_life = Days(100.0);
  return p;
}

double escalation(const SmallWorld& small, FamilyId family) {
  return escalation_now(small.world.homes, small.world.homes.families[family], small.world.now);
}
double left_of_hazard(const SmallWorld& small, FamilyId family) {
  return restrained_share(small.world.homes, small.world.homes.families[family], small.world.now);
}

TEST(Response, HarmEscalatesAndSoftActionEmboldens) {
  SmallWorld small(answering());
  const FamilyId family = small.add_family();
  EXPECT_DOUBLE_EQ(escalation(small, family), 1.0);
  escalate(small.world, small.world.homes, family);
  EXPECT_DOUBLE_EQ(escalation(small, family), 1.5);
  embolden(small.world, small.world.homes, family);
  EXPECT_DOUBLE_EQ(escalation(small, family), 1.75);
}

TEST(Response, EscalationMultipliesTheHazardUpToItsLimit) {
  SmallWorld small(answering());
  const ChildId child = small.add_child({.aggression = 1.0});
  const State& homes = small.world.homes;
  const auto hazard = [&] {
    return unprotected_hazard_per_year(homes, homes.children[child], small.world.now);
  };
  const double calm = hazard();
  escalate(small.world, small.world.homes, homes.children[child].family);
  EXPECT_DOUBLE_EQ(hazard(), 1.5 * calm);
  for (int i = 0; i < 5; ++i)
    escalate(small.world, small.world.homes, homes.children[child].family);
  EXPECT_DOUBLE_EQ(hazard(), 2.0 * calm);
}

TEST(Response, EscalationFadesByHalfInItsHalfLifeAndThenRisesFromThere) {
  SmallWorld small(answering());
  const FamilyId family = small.add_family();
  escalate(small.world, small.world.homes, family);
  small.advance_days(100.0);
  EXPECT_NEAR(escalation(small, family), 1.25, 1e-12);
  escalate(small.world, small.world.homes, family);
  EXPECT_NEAR(escalation(small, family), 1.75, 1e-6);
  small.advance_days(200.0);
  EXPECT_NEAR(escalation(small, family), 1.0 + 0.75 / 4, 1e-6);
}

TEST(Response, OnlyInjuriesThatCountAsHarmEscalate) {
  for (const double moderate : {0.0, 1.0}) {
    model::Parameters p = answering();
    p.household.harm.moderate = Probability(moderate);
    p.household.harm.serious = p.household.harm.critical = Probability(0.0);
    p.household.harm.fatal = Probability(0.0);
    SmallWorld small(p);
    const ChildId child = small.add_child({.aggression = 1.0});
    small.pins.set(address(child, Purpose::harm_candidate_accepted, 0), 0.01);
    schedule_next_candidate(small.world, small.world.homes, child, small.world.now);
    ASSERT_TRUE(harm_candidate(small.world, small.world.homes, child).is_valid());
    EXPECT_DOUBLE_EQ(escalation(small, small.world.homes.children[child].family),
                     moderate > 0.0 ? 1.5 : 1.0);
  }
}

TEST(Response, FirmActionDetersAndFades) {
  SmallWorld small(answering());
  const FamilyId family = small.add_family();
  EXPECT_DOUBLE_EQ(left_of_hazard(small, family), 1.0);
  deter(small.world, small.world.homes, family);
  EXPECT_DOUBLE_EQ(left_of_hazard(small, family), 0.5);
  small.advance_days(100.0);
  EXPECT_NEAR(left_of_hazard(small, family), 0.75, 1e-12);
  deter(small.world, small.world.homes, family);  // as firm as the first time, not firmer
  EXPECT_DOUBLE_EQ(left_of_hazard(small, family), 0.5);
}

TEST(Response, WarningsWearOutUntilSomethingFollows) {
  model::Parameters p = answering();
  p.household.response.warning_wears_out = Share(0.5);
  SmallWorld small(p);
  const FamilyId family = small.add_family();
  State& homes = small.world.homes;
  for (const double expected : {0.5, 0.75, 0.875}) {
    deter_by_warning(small.world, homes, family);
    EXPECT_NEAR(left_of_hazard(small, family), expected, 1e-6);
    small.advance_days(10000.0);
  }
  keep_word(homes, family);
  deter_by_warning(small.world, homes, family);
  EXPECT_DOUBLE_EQ(left_of_hazard(small, family), 0.5);
  deter(small.world, homes, family);  // firm action follows: words count again
  small.advance_days(10000.0);
  deter_by_warning(small.world, homes, family);
  EXPECT_DOUBLE_EQ(left_of_hazard(small, family), 0.5);
}

TEST(Response, AWarningTakesNothingFromWhatDetersAlready) {
  model::Parameters p = answering();
  p.household.response.warning_wears_out = Share(1.0);
  SmallWorld small(p);
  const FamilyId family = small.add_family();
  deter_by_warning(small.world, small.world.homes, family);
  deter_by_warning(small.world, small.world.homes, family);  // empty by now
  EXPECT_DOUBLE_EQ(left_of_hazard(small, family), 0.5);
}

TEST(Response, WithoutWearEveryWarningIsAsTheFirst) {
  SmallWorld small(answering());
  const FamilyId family = small.add_family();
  for (int i = 0; i < 300; ++i) {
    deter_by_warning(small.world, small.world.homes, family);
    small.advance_days(10.0);
  }
  deter_by_warning(small.world, small.world.homes, family);
  EXPECT_DOUBLE_EQ(left_of_hazard(small, family), 0.5);
}

TEST(Response, WarinessIsSetAnewAndFades) {
  model::Parameters p = answering();
  p.household.response.wariness = LogOdds(1.0);
  SmallWorld small(p);
  const FamilyId id = small.add_family();
  const Family& family = small.world.homes.families[id];
  const auto wariness = [&] { return level_now(family.wariness, Days(100.0), small.world.now); };
  EXPECT_EQ(wariness(), 0.0);
  make_wary(small.world, small.world.homes, id);
  make_wary(small.world, small.world.homes, id);
  EXPECT_DOUBLE_EQ(wariness(), 1.0);
  small.advance_days(100.0);
  EXPECT_NEAR(wariness(), 0.5, 1e-12);
}

TEST(Response, DeterrenceLowersTheChanceOfACandidate) {
  // Half of a hazard that could be twice as high: a quarter.
  for (const auto& [u, is_harm] : {std::pair{0.24, true}, std::pair{0.26, false}}) {
    SmallWorld small(answering());
    const ChildId child = small.add_child({.aggression = 1.0});
    deter(small.world, small.world.homes, small.world.homes.children[child].family);
    small.pins.set(address(child, Purpose::harm_candidate_accepted, 0), u);
    schedule_next_candidate(small.world, small.world.homes, child, small.world.now);
    EXPECT_EQ(harm_candidate(small.world, small.world.homes, child).is_valid(), is_harm) << u;
  }
}

TEST(Response, SupportTakesItsShareWhileItLasts) {
  SmallWorld small(answering());
  const FamilyId family = small.add_family();
  State& homes = small.world.homes;
  support(small.world, homes, family, Share(0.25), small.world.now + days(10));
  EXPECT_DOUBLE_EQ(left_of_hazard(small, family), 0.75);
  deter(small.world, homes, family);
  EXPECT_DOUBLE_EQ(left_of_hazard(small, family), 0.375);
  small.advance_days(10.0);
  EXPECT_GT(left_of_hazard(small, family), 0.5);  // deterrence alone, and it fades
}

TEST(Response, OfTwoSupportsTheStrongerAndTheLongerPrevail) {
  SmallWorld small(answering());
  const FamilyId family = small.add_family();
  State& homes = small.world.homes;
  support(small.world, homes, family, Share(0.5), small.world.now + days(10));
  support(small.world, homes, family, Share(0.25), small.world.now + days(5));
  EXPECT_DOUBLE_EQ(left_of_hazard(small, family), 0.5);
  small.advance_days(9.9);
  EXPECT_DOUBLE_EQ(left_of_hazard(small, family), 0.5);
  small.advance_days(0.1);
  // The former support is over and counts no more.
  support(small.world, homes, family, Share(0.25), small.world.now + days(5));
  EXPECT_DOUBLE_EQ(left_of_hazard(small, family), 0.75);
}

TEST(Exclusion, TakesTheAdultsHazardAwayAndProtectsTheChildren) {
  SmallWorld small;
  const ChildId child = small.add_child({.ages = {5.0, 3.0}, .aggression = 0.25});
  const AdultId partner = small.add_hidden_adult(0.75);
  State& homes = small.world.homes;
  const FamilyId family = homes.children[child].family;
  const auto left = [&] {
    return share_not_excluded(homes, homes.children[child], small.world.now);
  };
  EXPECT_DOUBLE_EQ(left(), 1.0);
  exclude(small.world, homes, family, partner, Time::never());
  EXPECT_DOUBLE_EQ(left(), 0.25);
  EXPECT_EQ(small.count(HappeningKind::protection), 0U);  // less than 80 % is gone
  exclude(small.world, homes, family, homes.families[family].first_adult, Time::never());
  EXPECT_DOUBLE_EQ(left(), 0.0);
  EXPECT_EQ(small.count(HappeningKind::protection), 2U);  // both children
  EXPECT_TRUE(homes.children[child].is_protected);
}

TEST(Exclusion, EndsAtItsTimeOrByReadmission) {
  SmallWorld small;
  const ChildId child = small.add_child({.aggression = 1.0});
  State& homes = small.world.homes;
  const FamilyId family = homes.children[child].family;
  const AdultId mother = homes.families[family].first_adult;
  const auto left = [&] {
    return share_not_excluded(homes, homes.children[child], small.world.now);
  };
  exclude(small.world, homes, family, mother, small.world.now + days(3));
  EXPECT_DOUBLE_EQ(left(), 0.0);
  small.advance_days(3.0);
  EXPECT_DOUBLE_EQ(left(), 1.0);
  exclude(small.world, homes, family, mother, Time::never());
  EXPECT_TRUE(homes.children[child].is_protected);
  readmit(small.world, homes, family, mother);
  readmit(small.world, homes, family, mother);  // not excluded any more
  EXPECT_DOUBLE_EQ(left(), 1.0);
  EXPECT_FALSE(homes.children[child].is_protected);
  const auto recorded = small.happenings(HappeningKind::exclusion);
  ASSERT_EQ(recorded.size(), 3U);
  EXPECT_EQ(recorded[1].detail, 1U);
  EXPECT_EQ(recorded[2].detail, 0U);
  EXPECT_EQ(recorded[2].subject, mother.value());
}

TEST(Exclusion, OfAHarmlessAdultProtectsNobody) {
  SmallWorld small;
  const ChildId child = small.add_child({.aggression = 0.0});
  State& homes = small.world.homes;
  const FamilyId family = homes.children[child].family;
  exclude(small.world, homes, family, homes.families[family].first_adult, Time::never());
  EXPECT_FALSE(homes.children[child].is_protected);
}

TEST(Breached, UndoesProtectionUntilConditionsAreKeptAgain) {
  SmallWorld small;
  const ChildId child = small.add_child();
  State& homes = small.world.homes;
  restrain(small.world, homes, child, 0.9);
  ASSERT_TRUE(homes.children[child].is_protected);
  set_breached(small.world, homes, child, true);
  set_breached(small.world, homes, child, true);
  EXPECT_EQ(small.count(HappeningKind::breach), 1U);
  EXPECT_FALSE(homes.children[child].is_protected);
  set_breached(small.world, homes, child, false);
  EXPECT_TRUE(homes.children[child].is_protected);
  EXPECT_EQ(small.count(HappeningKind::breach), 1U);
}

}  // namespace
}  // namespace sightline::model::household
