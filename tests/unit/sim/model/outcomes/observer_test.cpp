// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include <gtest/gtest.h>

#include <sightline/model/outcomes/observer.hpp>

#include "small_world.hpp"

namespace sightline::model::outcomes {
namespace {

using household::Severity;
using testing::plain_parameters;
using testing::SmallWorld;

Course seen_on_day_10() {
  Course course;
  course.harmed = start_of_day(5);
  course.first_chance = start_of_day(10);
  return course;
}

TEST(Verdict, WithoutAFirstChanceNobodyMissedIt) {
  Course course;
  course.serious_injury = start_of_day(3);
  course.next_injury = start_of_day(3);
  course.is_unprotected_at = {true, true, true, true};
  const Verdict verdict = verdict_on(course);
  for (const bool is_missed : verdict.is_missed)
    EXPECT_FALSE(is_missed);
  EXPECT_FALSE(verdict.is_by_serious_injury);
}

TEST(Verdict, ASeriousInjuryBeforeProtectionIsMissedAtEveryHorizon) {
  Course course = seen_on_day_10();
  course.serious_injury = start_of_day(11);
  course.protected_first = start_of_day(12);
  const Verdict verdict = verdict_on(course);
  for (const bool is_missed : verdict.is_missed)
    EXPECT_TRUE(is_missed);
  EXPECT_TRUE(verdict.is_by_serious_injury);
  EXPECT_FALSE(verdict.is_by_death);
}

TEST(Verdict, ASeriousInjuryAfterProtectionIsNot) {
  Course course = seen_on_day_10();
  course.protected_first = start_of_day(12);
  course.serious_injury = start_of_day(13);
  course.next_injury = start_of_day(13);
  EXPECT_FALSE(verdict_on(course).is_by_serious_injury);
  EXPECT_FALSE(verdict_on(course).is_missed[headline_horizon]);
}

TEST(Verdict, ASeriousInjuryAfterTheYearOfFollowUpIsNot) {
  Course course = seen_on_day_10();
  course.serious_injury = start_of_day(10 + 365);
  EXPECT_TRUE(verdict_on(course).is_by_serious_injury);
  course.serious_injury = course.serious_injury + minutes(1);
  EXPECT_FALSE(verdict_on(course).is_by_serious_injury);
}

TEST(Verdict, UnprotectedAtAHorizonIsMissedOnlyIfHarmWentOnUntilThen) {
  Course course = seen_on_day_10();
  course.is_unprotected_at = {true, true, true, false};
  course.next_injury = start_of_day(10 + 90);
  const Verdict verdict = verdict_on(course);
  EXPECT_FALSE(verdict.is_missed[0]);  // no harm within 30 days
  EXPECT_TRUE(verdict.is_missed[1]);
  EXPECT_TRUE(verdict.is_missed[2]);
  EXPECT_FALSE(verdict.is_missed[3]);  // protected by then
  EXPECT_FALSE(verdict.is_by_serious_injury);
  course.next_injury = Time::never();
  EXPECT_FALSE(verdict_on(course).is_missed[headline_horizon]);
}

TEST(Verdict, ADeathCountsBeforeProtectionAndWithinTheYear) {
  Course course = seen_on_day_10();
  course.serious_injury = course.died = start_of_day(20);
  EXPECT_TRUE(verdict_on(course).is_by_death);
  course.died = start_of_day(10 + 366);
  EXPECT_FALSE(verdict_on(course).is_by_death);
  course.died = start_of_day(40);
  course.protected_first = start_of_day(30);
  EXPECT_TRUE(verdict_on(course).is_by_serious_injury);
  EXPECT_FALSE(verdict_on(course).is_by_death);
}

/// Tells an observer a story and reads the tallies.
class Story {
 public:
  explicit Story(double age = 5.0) : child(small.add_child({.ages = {age}, .quintile = 3})) {}

  void at(std::int32_t day, Happening happening) {
    small.world.now = start_of_day(day) + hours(12);
    happening.at = small.world.now;
    if (!happening.child.is_valid()) happening.child = child;
    watching().observe(happening);
  }
  void injury(std::int32_t day, Severity severity, bool is_inflicted = true) {
    if (is_inflicted)
      small.world.homes.children[child].last_inflicted = start_of_day(day) + hours(12);
    at(day, {.kind = HappeningKind::injury,
             .detail = static_cast<std::uint16_t>(static_cast<unsigned>(severity) |
                                                  (is_inflicted ? Happening::inflicted : 0U))});
  }
  void contact(std::int32_t day, unsigned flags) {
    at(day, {.kind = HappeningKind::contact, .detail = static_cast<std::uint16_t>(flags)});
  }
  void protection(std::int32_t day, bool is_protected) {
    small.world.homes.children[child].is_protected = is_protected;
    at(day, {.kind = HappeningKind::protection,
             .detail = static_cast<std::uint16_t>(is_protected ? 1 : 0)});
  }
  void event(std::int32_t day, HappeningKind kind, std::uint16_t detail = 0) {
    at(day, {.kind = kind, .detail = detail});
  }
  /// Closes the story; the sum of a measure.
  double total(Measure measure) {
    if (!tallies_) {
      small.world.now = small.world.end;
      watching().finish();
      tallies_ = watching().take_tallies();
      missed = watching().take_missed();
    }
    return tallies_->total(static_cast<std::size_t>(measure));
  }
  double of_stage(Stage stage) {
    return total(
        static_cast<Measure>(static_cast<int>(Measure::broke_at) + static_cast<int>(stage)));
  }
  [[nodiscard]] const engine::TallyTable& tallies() const { return *tallies_; }

  SmallWorld small{plain_parameters(), 1000};
  ChildId child;
  std::vector<ChildId> missed;
  Time measured_from = start_of_day(100);

 private:
  Observer& watching() {
    if (!observer_) observer_.emplace(small.world, measured_from, 1000U);
    return *observer_;
  }
  std::optional<Observer> observer_;
  std::optional<engine::TallyTable> tallies_;
};

constexpr unsigned seen = Happening::sign_present | Happening::sign_seen;
constexpr unsigned hidden = Happening::sign_present | Happening::sign_hidden;
constexpr unsigned overlooked = Happening::sign_present | Happening::sign_overlooked;

TEST(Observer, AMissedCaseIsCountedInTheMonthAndQuintileOfTheFirstHarm) {
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

TEST(Observer, MinorInjuriesAndAccidentsAreNoHarm) {
  Story story;
  story.injury(200, Severity::minor);
  story.injury(201, Severity::serious, false);
  story.contact(202, 0);
  EXPECT_EQ(story.total(Measure::harmed), 0.0);
  EXPECT_EQ(story.total(Measure::contacts), 1.0);
  EXPECT_EQ(story.total(Measure::serious_injuries), 0.0);
}

TEST(Observer, NothingIsCountedBeforeMeasurementBegins) {
  Story story;
  story.injury(50, Severity::serious);
  story.contact(51, seen);
  story.event(52, HappeningKind::referral);
  EXPECT_EQ(story.total(Measure::harmed), 0.0);
  EXPECT_EQ(story.total(Measure::contacts), 0.0);
  EXPECT_EQ(story.total(Measure::referrals), 0.0);
}

TEST(Observer, ChildrenWithoutFullFollowUpAreLeftOut) {
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
  EXPECT_EQ(dies.total(Measure::harmed), 1.0);
  EXPECT_EQ(dies.total(Measure::missed_by_death), 1.0);
}

TEST(Observer, ProtectedInTimeIsNotMissed) {
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

TEST(Observer, ProtectionThatLapsesBeforeTheHorizonLeavesTheChildUnprotected) {
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

TEST(Observer, AHarmedChildWhomNobodyMetIsNotMissed) {
  Story story;
  story.injury(200, Severity::moderate);
  story.contact(201, 0);
  story.injury(230, Severity::serious);
  EXPECT_EQ(story.total(Measure::harmed), 1.0);
  EXPECT_EQ(story.total(Measure::missed), 0.0);
  EXPECT_EQ(story.total(Measure::harm_days), 365.0);
}

TEST(Observer, HarmDaysEndWithDeath) {
  Story story;
  story.injury(200, Severity::moderate);
  story.contact(201, seen);
  story.injury(210, Severity::fatal);
  story.event(210, HappeningKind::died);
  EXPECT_EQ(story.total(Measure::harm_days), 10.0);
}

TEST(Observer, ACaseAlreadyOnAPlanAtItsFirstChanceBrokeAtThePlan) {
  Story story;
  const CaseId id =
      pathway::open_case(story.small.world, story.child, pathway::Stage::awaiting_conference);
  story.small.file(id).plan_since = start_of_day(150);
  story.injury(200, Severity::moderate);
  story.contact(201, seen);
  story.injury(210, Severity::serious);
  EXPECT_EQ(story.of_stage(Stage::plan_not_effective), 1.0);
}

TEST(Observer, WhatHappensAfterTheFollowUpIsNoPartOfTheCase) {
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

TEST(Observer, ACaseBreaksAtTheFurthestStageItReached) {
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

TEST(Observer, ProtectionAfterTheSeriousInjuryWasTheRightDecisionTooLate) {
  Story story;
  story.injury(200, Severity::moderate);
  story.contact(201, seen);
  story.injury(220, Severity::critical);
  story.protection(221, true);
  EXPECT_EQ(story.of_stage(Stage::right_decision_too_late), 1.0);
  EXPECT_EQ(story.total(Measure::missed), 1.0);
}

TEST(Observer, StagesBeforeTheFirstChanceDoNotCount) {
  Story story;
  story.injury(200, Severity::moderate);
  story.event(201, HappeningKind::referral);
  story.contact(210, overlooked);
  story.injury(220, Severity::serious);
  EXPECT_EQ(story.of_stage(Stage::seen_not_found), 1.0);
}

TEST(Observer, DelaysAreCountedWithinTheYear) {
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

TEST(Observer, AFalseAlarmIsAboutAChildNotHarmedForAYear) {
  for (const auto& [day, is_false] : {std::pair{565, 0.0}, std::pair{566, 1.0}}) {
    Story story;
    story.injury(200, Severity::minor);
    story.event(day, HappeningKind::enquiry_started);
    story.event(day, HappeningKind::plan_started);
    story.event(day, HappeningKind::care_started);
    EXPECT_EQ(story.total(Measure::false_enquiries), is_false) << day;
    EXPECT_EQ(story.total(Measure::false_plans), is_false);
    EXPECT_EQ(story.total(Measure::false_removals), is_false);
    EXPECT_EQ(story.total(Measure::enquiries), 1.0);
  }
}

TEST(Observer, AnEnquiryIntoASignificantConcernIsNoFalseAlarm) {
  Story story;
  story.small.world.homes.children[story.child].last_significant_concern = start_of_day(300);
  story.event(310, HappeningKind::enquiry_started);
  EXPECT_EQ(story.total(Measure::false_enquiries), 0.0);
}

TEST(Observer, PlanDaysAreTheTimeUnderOpenPlans) {
  Story story;
  story.event(50, HappeningKind::plan_started);  // open when measurement begins at day 100
  story.event(150, HappeningKind::plan_ended);
  story.event(200, HappeningKind::plan_started);
  EXPECT_DOUBLE_EQ(story.total(Measure::plan_days), 50.5 + (1000.0 - 200.5));
  EXPECT_EQ(story.total(Measure::plans_started), 1.0);
  EXPECT_EQ(story.total(Measure::plans_ended), 1.0);
  EXPECT_EQ(story.tallies().stratum_total(static_cast<std::size_t>(Measure::plan_days), 3),
            story.total(Measure::plan_days));
}

TEST(Observer, ChildYearsAndCaseHolderDaysCoverTheMeasuredTime) {
  Story story;
  EXPECT_NEAR(story.total(Measure::child_years), 1000.0 * 900.0 / 365.25, 1e-6);
  // 5.6 case holders per 10,000 children, in whole people: 6.
  EXPECT_NEAR(story.total(Measure::case_holder_days), 6.0 * 900.0, 1e-6);
}

TEST(Observer, WorkIsCountedInProductiveHoursByAgency) {
  Story story;
  const double share = story.small.parameters.workforce.effort.productive.value();
  const auto work = [&](Agency agency, workforce::TaskKind task) {
    story.at(200, {.kind = HappeningKind::work_done,
                   .agency = agency,
                   .detail = static_cast<std::uint16_t>(task),
                   .value = 120.0F});
  };
  work(Agency::social_care, workforce::TaskKind::visit);
  work(Agency::paediatrics, workforce::TaskKind::medical);
  work(Agency::paediatrics, workforce::TaskKind::other_work);
  EXPECT_DOUBLE_EQ(story.total(Measure::work_hours), 6.0 * share);
  EXPECT_DOUBLE_EQ(story.total(Measure::social_work_hours), 2.0 * share);
  EXPECT_DOUBLE_EQ(story.total(Measure::paediatric_hours), 2.0 * share);
  EXPECT_EQ(story.total(Measure::medicals), 1.0);
}

TEST(Observer, CountsThePathway) {
  using Kind = HappeningKind;
  Story story;
  story.event(200, Kind::referral, 1);
  story.event(200, Kind::screened_out);
  story.event(201, Kind::initial_assessment, 1);
  story.event(202, Kind::initial_assessment, 0);
  story.event(203, Kind::core_assessment, 1);
  story.event(204, Kind::enquiry_started);
  story.event(205, Kind::enquiry_ended, 1);
  story.event(206, Kind::conference, 1);
  story.event(206, Kind::conference, 0);
  story.at(206, {.kind = Kind::conference_attended, .agency = Agency::paediatrics});
  story.at(206, {.kind = Kind::conference_attended, .agency = Agency::school});
  story.event(207, Kind::visit);
  story.at(208, {.kind = Kind::legal_meeting, .value = 12.0F});
  story.event(209, Kind::message_sent);
  story.event(209, Kind::message_lost);
  const std::vector<std::pair<Measure, double>> expected = {
      {Measure::referrals, 1.0},
      {Measure::re_referrals, 1.0},
      {Measure::screened_out, 1.0},
      {Measure::initial_assessments, 2.0},
      {Measure::initial_assessments_on_time, 1.0},
      {Measure::core_assessments, 1.0},
      {Measure::enquiries, 1.0},
      {Measure::enquiries_substantiated, 1.0},
      {Measure::conferences, 2.0},
      {Measure::conferences_with_plan, 1.0},
      {Measure::conference_attended_by_paediatrician, 1.0},
      {Measure::visits, 1.0},
      {Measure::legal_meetings, 1.0},
      {Measure::legal_meeting_days, 12.0},
      {Measure::messages_sent, 1.0},
      {Measure::messages_lost, 1.0}};
  for (const auto& [measure, sum] : expected)
    EXPECT_EQ(story.total(measure), sum) << static_cast<int>(measure);
}

}  // namespace
}  // namespace sightline::model::outcomes
