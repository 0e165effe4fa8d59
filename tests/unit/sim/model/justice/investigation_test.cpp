// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/household/response.hpp>
#include <sightline/model/justice/investigation.hpp>

#include "small_world.hpp"

namespace sightline::model::justice {
namespace {

using testing::plain_parameters;
using testing::SmallWorld;
using workforce::TaskKind;

model::Parameters police(double excludes = 0.0, double kept = 0.0) {
  model::Parameters p = plain_parameters();
  p.practice.threshold.investigate = LogOdds(0.0);
  p.practice.threshold.arrest = LogOdds(1.0);
  p.practice.police.excludes = Probability(excludes);
  p.practice.police.exclusion_kept = Share(kept);
  p.practice.judgement.trust.values.fill(Share(1.0));
  p.household.response.emboldening = Ratio(0.25);
  p.household.response.escalation_limit = Ratio(2.0);
  p.household.response.deterrence = Share(0.5);
  p.evidence.belief.no_further_action = LogOdds(-0.5);
  return p;
}

/// A child of whom the police believe this, and have considered it.
ChildId suspected(SmallWorld& small, double belief) {
  const ChildId child = small.add_child({.aggression = 1.0});
  small.make_believe(child, Agency::police, belief);
  consider_investigation(small.world, child);
  return child;
}
void finish_work(SmallWorld& small, ChildId child) {
  workforce::Done done;
  done.task.child = child;
  done.worker = small.somebody_of(Agency::police);
  finish_police_work(small.world, done);
}
double escalation(const SmallWorld& small, ChildId child) {
  return household::escalation_now(small.world.homes, small.world.homes.family_of(child),
                                   small.world.now);
}

TEST(Investigation, IsOpenedAtItsThreshold) {
  for (const auto& [belief, is_opened] : {std::pair{-0.01, false}, std::pair{0.01, true}}) {
    SmallWorld small(police());
    const ChildId child = suspected(small, belief);
    EXPECT_EQ(small.world.homes.children[child].investigation.is_valid(), is_opened);
    EXPECT_EQ(small.count(HappeningKind::investigation_opened), is_opened ? 1U : 0U);
    EXPECT_EQ(small.tasks(TaskKind::police_investigation, child).size(), is_opened ? 1U : 0U);
    EXPECT_EQ(small.count(HappeningKind::arrested), 0U);
  }
}

TEST(Investigation, IsOpenedOnceAndAgainInTheSameRowWhenItHasClosed) {
  SmallWorld small(police());
  const ChildId child = suspected(small, 0.5);
  consider_investigation(small.world, child);
  EXPECT_EQ(small.count(HappeningKind::investigation_opened), 1U);
  finish_work(small, child);
  EXPECT_FALSE(is_open(small.investigation_of(child)));
  small.advance_days(10.0);
  consider_investigation(small.world, child);
  EXPECT_TRUE(is_open(small.investigation_of(child)));
  EXPECT_EQ(small.investigation_of(child).number, 2U);
  EXPECT_EQ(small.investigation_of(child).opened, small.world.now);
  EXPECT_EQ(small.world.crime.investigations.size(), 1U);
}

TEST(Arrest, IsMadeAtItsThresholdAlsoLaterAndOnce) {
  SmallWorld small(police());
  const ChildId child = suspected(small, 0.99);
  EXPECT_FALSE(small.investigation_of(child).is_arrested);
  small.make_believe(child, Agency::police, 1.01);
  consider_investigation(small.world, child);
  consider_investigation(small.world, child);
  EXPECT_TRUE(small.investigation_of(child).is_arrested);
  ASSERT_EQ(small.count(HappeningKind::arrested), 1U);
  EXPECT_EQ(small.happenings(HappeningKind::arrested)[0].subject, small.mother_of(child).value());
}

TEST(Arrest, IsFirmAction) {
  SmallWorld small(police());
  const ChildId child = suspected(small, 1.5);
  EXPECT_NEAR(household::restrained_share(small.world.homes, small.world.homes.family_of(child),
                                          small.world.now),
              0.5, 1e-6);
}

TEST(Arrest, OnlyOfAnAdultWhoIsKnownToLiveThere) {
  for (const bool is_known : {false, true}) {
    SmallWorld small(police());
    const ChildId child = small.add_child();
    const AdultId partner = small.add_hidden_adult(1.0);
    small.world.homes.adults[partner].is_known_to_social_care = is_known;
    small.pins.set(address(child, Purpose::suspect, 1), 0.9);
    small.make_believe(child, Agency::police, 1.5);
    consider_investigation(small.world, child);
    EXPECT_EQ(small.investigation_of(child).suspect, is_known ? partner : small.mother_of(child));
  }
}

TEST(Arrest, WithoutAnyKnownAdultHasNoSuspect) {
  SmallWorld small(police(1.0, 1.0));
  const ChildId child = small.add_child();
  small.world.homes.adults[small.mother_of(child)].in_home_until = small.world.now;
  small.make_believe(child, Agency::police, 1.5);
  consider_investigation(small.world, child);
  EXPECT_TRUE(small.investigation_of(child).is_arrested);
  EXPECT_FALSE(small.investigation_of(child).suspect.is_valid());
  EXPECT_FALSE(small.investigation_of(child).is_excluded);
}

TEST(Bail, KeepsTheSuspectAwayIfItIsSetAndKept) {
  for (const auto& [excludes, kept] :
       {std::pair{1.0, 1.0}, std::pair{0.0, 1.0}, std::pair{1.0, 0.0}}) {
    SmallWorld small(police(excludes, kept));
    const ChildId child = suspected(small, 1.5);
    const bool is_away = excludes * kept > 0.0;
    EXPECT_EQ(small.investigation_of(child).is_excluded, is_away);
    EXPECT_EQ(small.world.homes.adults[small.mother_of(child)].excluded_until,
              is_away ? Time::never() : Time::long_ago());
    EXPECT_EQ(small.world.homes.children[child].is_protected, is_away);
  }
}

TEST(PoliceWork, WithoutAnArrestEndsAndNobodyHearsOfIt) {
  SmallWorld small(police());
  const ChildId child = suspected(small, 0.5);
  small.advance_days(20.0);
  finish_work(small, child);
  EXPECT_FALSE(is_open(small.investigation_of(child)));
  const auto decided = small.happenings(HappeningKind::prosecutor_decision);
  ASSERT_EQ(decided.size(), 1U);
  EXPECT_EQ(decided[0].agency, Agency::police);
  EXPECT_EQ(decided[0].detail, 0U);
  EXPECT_EQ(decided[0].value, 20.0F);
  EXPECT_FALSE(evidence::knows_anything(small.world, Agency::social_care, child));
  EXPECT_NEAR(evidence::belief(small.world, Agency::police, child), 0.5, 1e-6);
  EXPECT_DOUBLE_EQ(escalation(small, child), 1.0);
}

TEST(PoliceWork, AfterAnArrestSendsTheFileToTheProsecutor) {
  SmallWorld small(police());
  const ChildId child = suspected(small, 1.5);
  finish_work(small, child);
  EXPECT_EQ(small.investigation_of(child).stage, Stage::with_prosecutor);
  EXPECT_EQ(small.count(HappeningKind::file_to_prosecutor), 1U);
  EXPECT_EQ(small.tasks(TaskKind::prosecutor_review, child).size(), 1U);
  finish_work(small, child);  // it is with the prosecutor now
  EXPECT_EQ(small.tasks(TaskKind::prosecutor_review, child).size(), 1U);
}

TEST(PoliceWork, HearsTheDoctorsInFullAndMayThenArrest) {
  SmallWorld small(police());
  const ChildId child = suspected(small, 0.5);
  small.add_item(child, {Agency::hospital}, 0.6);
  small.add_item(child, {Agency::school}, 5.0);  // no doctor
  finish_work(small, child);
  EXPECT_NEAR(evidence::belief(small.world, Agency::police, child), 1.1, 1e-6);
  EXPECT_TRUE(small.investigation_of(child).is_arrested);
  EXPECT_EQ(small.investigation_of(child).stage, Stage::with_prosecutor);
}

TEST(NoFurtherAction, BringsTheSuspectBackEmboldensAndReassuresPoliceAndSocialCare) {
  SmallWorld small(police(1.0, 1.0));
  const ChildId child = suspected(small, 1.5);
  ASSERT_TRUE(small.world.homes.children[child].is_protected);
  const double prior = evidence::prior(small.world, child);
  take_no_further_action(small.world, small.world.homes.children[child].investigation);
  EXPECT_FALSE(is_open(small.investigation_of(child)));
  EXPECT_FALSE(small.investigation_of(child).is_excluded);
  EXPECT_EQ(small.world.homes.adults[small.mother_of(child)].excluded_until, Time::long_ago());
  EXPECT_FALSE(small.world.homes.children[child].is_protected);
  EXPECT_DOUBLE_EQ(escalation(small, child), 1.25);
  EXPECT_NEAR(evidence::belief(small.world, Agency::police, child), 1.0, 1e-6);
  EXPECT_NEAR(evidence::belief(small.world, Agency::social_care, child), prior - 0.5, 1e-6);
  EXPECT_FALSE(evidence::knows_anything(small.world, Agency::school, child));
  EXPECT_EQ(small.happenings(HappeningKind::prosecutor_decision).at(0).agency, Agency::prosecutor);
}

TEST(NoFurtherAction, LiftsNoExclusionThatASiblingsInvestigationStillAsksFor) {
  SmallWorld small(police(1.0, 1.0));
  const ChildId first = small.add_child({.ages = {5.0, 7.0}, .aggression = 1.0});
  const ChildId second(first.value() + 1);
  for (const ChildId child : {first, second}) {
    small.make_believe(child, Agency::police, 1.5);
    consider_investigation(small.world, child);
    small.investigation_of(child).is_excluded = true;
    small.investigation_of(child).suspect = small.mother_of(child);
  }
  take_no_further_action(small.world, small.world.homes.children[first].investigation);
  EXPECT_EQ(small.world.homes.adults[small.mother_of(first)].excluded_until, Time::never());
  take_no_further_action(small.world, small.world.homes.children[second].investigation);
  EXPECT_EQ(small.world.homes.adults[small.mother_of(first)].excluded_until, Time::long_ago());
}

TEST(NoFurtherAction, ReassuresNobodyWithAWeightOfZero) {
  model::Parameters p = police();
  p.evidence.belief.no_further_action = LogOdds(0.0);
  SmallWorld small(p);
  const ChildId child = suspected(small, 1.5);
  take_no_further_action(small.world, small.world.homes.children[child].investigation);
  EXPECT_FALSE(evidence::knows_anything(small.world, Agency::social_care, child));
}

}  // namespace
}  // namespace sightline::model::justice
