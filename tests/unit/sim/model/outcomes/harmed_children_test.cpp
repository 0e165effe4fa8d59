// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "story.hpp"

namespace sightline::model::outcomes {
namespace {

TEST(HarmedChild, AMissedCaseIsCountedInTheMonthAndQuintileOfTheFirstHarm) {
  Story story;
  story.injury(200, Severity::moderate);
  story.contact(202, seen);
  story.injury(210, Severity::serious);
  EXPECT_EQ(story.total(Measure::harmed), 1.0);
  EXPECT_EQ(story.total(Measure::missed), 1.0);
  EXPECT_EQ(story.total(Measure::missed_by_serious_injury), 1.0);
  EXPECT_EQ(story.missed, (std::vector<ChildId>{story.child}));
  // Day 200 is in October 2007, day 100 in July: the fourth month of measurement.
  EXPECT_EQ(story.tallies().at(static_cast<std::size_t>(Measure::missed), 3, 3), 1.0);
  EXPECT_EQ(story.total(Measure::serious_injuries), 1.0);
  EXPECT_EQ(story.total(Measure::inflicted_injuries), 2.0);
}

TEST(HarmedChild, MinorInjuriesAndAccidentsAreNoHarm) {
  Story story;
  story.injury(200, Severity::minor);
  story.injury(201, Severity::serious, false);
  story.contact(202, 0);
  EXPECT_EQ(story.total(Measure::harmed), 0.0);
  EXPECT_EQ(story.total(Measure::contacts), 1.0);
  EXPECT_EQ(story.total(Measure::serious_injuries), 0.0);
}

TEST(HarmedChild, NothingIsCountedBeforeMeasurementBegins) {
  Story story;
  story.injury(50, Severity::serious);
  story.contact(51, seen);
  story.event(52, HappeningKind::referral);
  EXPECT_EQ(story.total(Measure::harmed), 0.0);
  EXPECT_EQ(story.total(Measure::contacts), 0.0);
  EXPECT_EQ(story.total(Measure::referrals), 0.0);
}

TEST(HarmedChild, ChildrenWithoutFullFollowUpAreLeftOut) {
  Story late;
  late.injury(700, Severity::moderate);  // the period ends on day 1,000
  late.contact(701, seen);
  EXPECT_EQ(late.total(Measure::harmed), 0.0);
  Story grows_up(17.5);
  grows_up.injury(110, Severity::moderate);
  EXPECT_EQ(grows_up.total(Measure::harmed), 0.0);
  Story dies;
  dies.injury(700, Severity::moderate);
  dies.contact(701, seen);
  dies.injury(702, Severity::fatal);
  dies.event(702, HappeningKind::died);
  EXPECT_EQ(dies.total(Measure::harmed), 0.0);  // as one who lives would be left out
}

TEST(HarmedChild, KilledWithinTheFollowUpIsMissedByDeath) {
  Story story;
  story.injury(200, Severity::moderate);
  story.contact(201, seen);
  story.injury(202, Severity::fatal);
  story.event(202, HappeningKind::died);
  EXPECT_EQ(story.total(Measure::missed_by_death), 1.0);
}

TEST(HarmedChild, HurtAfterProtectionHasLapsedIsMissed) {
  Story story;
  story.injury(200, Severity::moderate);
  story.contact(200, seen);
  story.protection(210, true);
  story.injury(212, Severity::serious);  // while protected
  EXPECT_EQ(story.total(Measure::missed_by_serious_injury), 0.0);
  Story lapsed;
  lapsed.injury(200, Severity::moderate);
  lapsed.contact(200, seen);
  lapsed.protection(210, true);
  lapsed.protection(213, false);
  lapsed.injury(260, Severity::fatal);
  EXPECT_EQ(lapsed.total(Measure::missed_by_serious_injury), 1.0);
  EXPECT_EQ(lapsed.total(Measure::missed_by_death), 1.0);
}

TEST(HarmedChild, ProtectedInTimeIsNotMissed) {
  Story story;
  story.injury(200, Severity::moderate);
  story.contact(202, seen);
  story.protection(220, true);
  story.injury(230, Severity::serious);
  EXPECT_EQ(story.total(Measure::harmed), 1.0);
  EXPECT_EQ(story.total(Measure::missed), 0.0);
  EXPECT_EQ(story.total(Measure::protected_after_harm), 1.0);
  EXPECT_EQ(story.total(Measure::days_to_protection), 20.0);
  EXPECT_EQ(story.total(Measure::harm_days), 20.0);
}

TEST(HarmedChild, ProtectionThatLapsesBeforeTheHorizonLeavesTheChildUnprotected) {
  Story story;
  story.injury(200, Severity::moderate);
  story.contact(200, seen);
  story.protection(210, true);
  story.protection(300, false);
  story.injury(320, Severity::moderate);
  EXPECT_EQ(story.total(Measure::missed_30d), 0.0);
  EXPECT_EQ(story.total(Measure::missed_90d), 0.0);
  EXPECT_EQ(story.total(Measure::missed), 1.0);  // day 380: unprotected, and harm went on
  EXPECT_EQ(story.total(Measure::missed_365d), 1.0);
}

TEST(HarmedChild, AHarmedChildWhomNobodyMetIsNotMissed) {
  Story story;
  story.injury(200, Severity::moderate);
  story.contact(201, 0);
  story.injury(230, Severity::serious);
  EXPECT_EQ(story.total(Measure::harmed), 1.0);
  EXPECT_EQ(story.total(Measure::missed), 0.0);
  EXPECT_EQ(story.total(Measure::harm_days), 365.0);
}

TEST(HarmedChild, HarmDaysEndWithDeath) {
  Story story;
  story.injury(200, Severity::moderate);
  story.contact(201, seen);
  story.injury(210, Severity::fatal);
  story.event(210, HappeningKind::died);
  EXPECT_EQ(story.total(Measure::harm_days), 10.0);
}

TEST(HarmedChild, ACaseAlreadyOnAPlanAtItsFirstChanceBrokeAtThePlan) {
  Story story;
  const CaseId id =
      pathway::open_case(story.small.world, story.child, pathway::Stage::awaiting_conference);
  story.small.file(id).plan_since = start_of_day(150);
  story.injury(200, Severity::moderate);
  story.contact(201, seen);
  story.injury(210, Severity::serious);
  EXPECT_EQ(story.of_stage(Stage::plan_not_effective), 1.0);
}

TEST(HarmedChild, WhatHappensAfterTheFollowUpIsNoPartOfTheCase) {
  Story story;
  story.injury(200, Severity::moderate);
  story.contact(201, seen);
  story.injury(210, Severity::serious);
  story.event(201 + 366, HappeningKind::plan_started);
  EXPECT_EQ(story.of_stage(Stage::found_not_recognised), 1.0);
}

double broke_at(Stage stage, unsigned flags, const std::vector<HappeningKind>& then) {
  Story story;
  story.injury(200, Severity::moderate);
  story.contact(201, flags);
  std::int32_t day = 202;
  for (const HappeningKind kind : then)
    story.event(day++, kind);
  story.injury(300, Severity::serious);
  return story.of_stage(stage);
}

TEST(HarmedChild, ACaseBreaksAtTheFurthestStageItReached) {
  using Kind = HappeningKind;
  EXPECT_EQ(broke_at(Stage::never_seen, hidden, {}), 1.0);
  EXPECT_EQ(broke_at(Stage::seen_not_found, overlooked, {}), 1.0);
  EXPECT_EQ(broke_at(Stage::found_not_recognised, seen, {}), 1.0);
  EXPECT_EQ(broke_at(Stage::recognised_not_told, seen, {Kind::recognised, Kind::not_told}), 1.0);
  EXPECT_EQ(broke_at(Stage::told_lost_or_late, seen, {Kind::recognised, Kind::message_sent}), 1.0);
  EXPECT_EQ(broke_at(Stage::screened_out, seen, {Kind::message_sent, Kind::referral}), 1.0);
  EXPECT_EQ(
      broke_at(Stage::assessed_not_substantiated, seen, {Kind::referral, Kind::initial_assessment}),
      1.0);
  EXPECT_EQ(broke_at(Stage::plan_not_effective, seen,
                     {Kind::initial_assessment, Kind::plan_started, Kind::recognised}),
            1.0);
  EXPECT_EQ(broke_at(Stage::legal_threshold, seen, {Kind::legal_meeting, Kind::plan_started}), 1.0);
}

TEST(HarmedChild, ProtectionAfterTheSeriousInjuryWasTheRightDecisionTooLate) {
  Story story;
  story.injury(200, Severity::moderate);
  story.contact(201, seen);
  story.injury(220, Severity::critical);
  story.protection(221, true);
  EXPECT_EQ(story.of_stage(Stage::right_decision_too_late), 1.0);
  EXPECT_EQ(story.total(Measure::missed), 1.0);
}

TEST(HarmedChild, StagesBeforeTheFirstChanceDoNotCount) {
  Story story;
  story.injury(200, Severity::moderate);
  story.event(201, HappeningKind::referral);
  story.contact(210, overlooked);
  story.injury(220, Severity::serious);
  EXPECT_EQ(story.of_stage(Stage::seen_not_found), 1.0);
}

TEST(HarmedChild, DelaysAreCountedWithinTheYear) {
  Story story;
  story.injury(200, Severity::moderate);
  story.contact(201, seen);
  story.event(203, HappeningKind::recognised);
  story.event(204, HappeningKind::recognised);
  story.event(570, HappeningKind::referral);
  EXPECT_EQ(story.total(Measure::recognised), 1.0);
  EXPECT_EQ(story.total(Measure::days_to_recognition), 3.0);
  EXPECT_EQ(story.total(Measure::referred_after_harm), 0.0);
}

constexpr unsigned neglect_seen = Happening::neglect_present | Happening::neglect_seen;
using Kind = HappeningKind;

TEST(NeglectedChild, IsHarmedFromTheMomentNeglectIsSustained) {
  Story story;
  story.event(200, Kind::neglect_sustained);
  story.contact(210, Happening::neglect_present);
  story.protection(230, true);
  EXPECT_EQ(story.total(Measure::harmed), 1.0);
  EXPECT_EQ(story.total(Measure::harmed_by_neglect), 1.0);
  EXPECT_EQ(story.total(Measure::harmed_by_injury), 0.0);
  EXPECT_EQ(story.total(Measure::harm_days), 30.0);
  EXPECT_EQ(story.total(Measure::missed), 0.0);
  // Day 200 is in October 2007, day 100 in July: the fourth month of measurement.
  EXPECT_EQ(story.tallies().at(static_cast<std::size_t>(Measure::harmed_by_neglect), 3, 3), 1.0);
}

TEST(NeglectedChild, IsMissedIfUnprotectedWhileNeglectGoesOnAtTheHorizon) {
  Story story;
  story.event(200, Kind::neglect_sustained);
  story.contact(210, neglect_seen);
  EXPECT_EQ(story.total(Measure::missed), 1.0);
  EXPECT_EQ(story.total(Measure::missed_harmed_by_neglect), 1.0);
  EXPECT_EQ(story.total(Measure::missed_harmed_by_injury), 0.0);
  EXPECT_EQ(story.total(Measure::missed_30d), 1.0);
  EXPECT_EQ(story.total(Measure::missed_365d), 1.0);
  EXPECT_EQ(story.of_stage(Stage::found_not_recognised), 1.0);
}

TEST(NeglectedChild, IsNotMissedAtAHorizonBeforeWhichNeglectEnded) {
  Story story;
  story.event(200, Kind::neglect_sustained);
  story.contact(210, Happening::neglect_present);
  story.event(310, Kind::neglect_ended);
  EXPECT_EQ(story.total(Measure::missed_90d), 1.0);
  EXPECT_EQ(story.total(Measure::missed), 0.0);
  EXPECT_EQ(story.total(Measure::missed_365d), 0.0);
}

TEST(NeglectedChild, IsMissedBySeriousInjuryAfterTheFirstChance) {
  Story story;
  story.event(200, Kind::neglect_sustained);
  story.contact(210, Happening::neglect_present);
  story.event(220, Kind::neglect_ended);
  story.injury(230, Severity::serious);
  EXPECT_EQ(story.total(Measure::missed_by_serious_injury), 1.0);
  EXPECT_EQ(story.total(Measure::missed_harmed_by_neglect), 1.0);
  EXPECT_EQ(story.of_stage(Stage::seen_not_found), 1.0);
}

TEST(NeglectedChild, HasNoFirstChanceByASignOfInjury) {
  Story story;
  story.event(200, Kind::neglect_sustained);
  story.contact(210, seen);
  EXPECT_EQ(story.total(Measure::harmed), 1.0);
  EXPECT_EQ(story.total(Measure::missed), 0.0);
}

TEST(NeglectedChild, HasItsOwnCourseOnlyIfNoInjuryCameFirst) {
  Story story;
  story.injury(200, Severity::moderate);
  story.contact(201, seen);
  story.event(210, Kind::neglect_sustained);
  EXPECT_EQ(story.total(Measure::harmed), 1.0);
  EXPECT_EQ(story.total(Measure::harmed_by_injury), 1.0);
  // No other injury, but neglect goes on at the horizon.
  EXPECT_EQ(story.total(Measure::missed_harmed_by_injury), 1.0);
}

TEST(NeglectedChild, KeepsItsKindWhenInjuredLater) {
  Story story;
  story.event(200, Kind::neglect_sustained);
  story.contact(205, Happening::neglect_present);
  story.event(206, Kind::neglect_ended);
  story.injury(210, Severity::moderate);
  EXPECT_EQ(story.total(Measure::harmed_by_neglect), 1.0);
  EXPECT_EQ(story.total(Measure::harmed_by_injury), 0.0);
  EXPECT_EQ(story.total(Measure::missed_harmed_by_neglect), 1.0);  // another injury: harm went on
}

TEST(NeglectedChild, OfASpellThatBeganBeforeMeasurementIsNotCounted) {
  Story story;
  story.event(50, Kind::neglect_sustained);
  story.contact(150, neglect_seen);
  EXPECT_EQ(story.total(Measure::harmed), 0.0);
}

TEST(NeglectedChild, ProtectedAtTheStartIsProtectedAtTheFirstChance) {
  Story story;
  story.small.world.homes.children[story.child].is_protected = true;
  story.event(200, Kind::neglect_sustained);
  story.contact(210, neglect_seen);
  EXPECT_EQ(story.total(Measure::missed), 0.0);
  EXPECT_EQ(story.total(Measure::harm_days), 0.0);
}

TEST(HarmedChild, KindsOfHarmShareTheHarmed) {
  double harmed = 0.0;
  double of_a_kind = 0.0;
  for (const bool is_neglect : {true, false}) {
    Story story;
    if (is_neglect) {
      story.event(200, Kind::neglect_sustained);
      story.contact(201, neglect_seen);
    } else {
      story.injury(200, Severity::moderate);
      story.contact(201, seen);
      story.injury(202, Severity::serious);
    }
    harmed += story.total(Measure::harmed) + story.total(Measure::missed);
    of_a_kind += story.total(Measure::harmed_by_injury) + story.total(Measure::harmed_by_neglect) +
                 story.total(Measure::missed_harmed_by_injury) +
                 story.total(Measure::missed_harmed_by_neglect);
  }
  EXPECT_EQ(harmed, 4.0);
  EXPECT_EQ(of_a_kind, harmed);
}

}  // namespace
}  // namespace sightline::model::outcomes
