// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "story.hpp"

namespace sightline::model::outcomes {
namespace {

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

TEST(Observer, CountsShortStaysOfChildrenNotHarmed) {
  using household::Residence;
  const auto stay = [](Story& story, Residence residence) {
    story.event(600, HappeningKind::placed, static_cast<std::uint16_t>(residence));
  };
  Story unharmed;
  stay(unharmed, Residence::emergency);
  stay(unharmed, Residence::family_friend);
  stay(unharmed, Residence::foster_care);  // counted with care starts
  EXPECT_EQ(unharmed.total(Measure::false_short_stays), 2.0);
  Story harmed;
  harmed.injury(590, Severity::minor);
  stay(harmed, Residence::emergency);
  EXPECT_EQ(harmed.total(Measure::false_short_stays), 0.0);
}

TEST(Observer, AReturnThatFailsIsNoFalseRemoval) {
  Story story;
  story.event(600, HappeningKind::reunification_failed);
  story.event(600, HappeningKind::care_started);
  EXPECT_EQ(story.total(Measure::false_removals), 0.0);
  Story first;
  first.event(600, HappeningKind::care_started);
  EXPECT_EQ(first.total(Measure::false_removals), 1.0);
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

TEST(Observer, APlanAfterAnEarlierOneIsARepeatAndOneOfTwoYearsIsLong) {
  Story story;
  story.event(110, HappeningKind::plan_started);
  story.event(839, HappeningKind::plan_ended);  // a day short of two years
  story.event(845, HappeningKind::plan_started);
  EXPECT_EQ(story.total(Measure::repeat_plans), 1.0);
  EXPECT_EQ(story.total(Measure::long_plans_ended), 0.0);

  Story other;
  other.event(50, HappeningKind::plan_started);  // before measurement begins
  other.event(780, HappeningKind::plan_ended);
  EXPECT_EQ(other.total(Measure::long_plans_ended), 1.0);
  EXPECT_EQ(other.total(Measure::repeat_plans), 0.0);
}

TEST(Observer, ChildYearsAndCaseHolderDaysCoverTheMeasuredTime) {
  Parameters parameters = plain_parameters();
  parameters.workforce.staffing.case_holding_social_workers = PerTenThousand(5.6);
  Story story(parameters);
  EXPECT_NEAR(story.total(Measure::child_years), 1000.0 * 900.0 / 365.25, 1e-6);
  // Per 10,000 children, in whole people: 6 posts, though more desks are laid out.
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
  story.event(203, Kind::core_assessment, 0);
  story.event(204, Kind::enquiry_started);
  story.event(205, Kind::enquiry_ended, 1);
  story.event(206, Kind::conference, 1);
  story.event(206, Kind::conference, 0);
  story.at(206, {.kind = Kind::conference_attended, .agency = Agency::paediatrics, .detail = 1});
  story.at(206, {.kind = Kind::conference_attended, .agency = Agency::paediatrics});  // a review
  story.at(206, {.kind = Kind::conference_attended, .agency = Agency::school});
  story.event(207, Kind::visit);
  story.at(208, {.kind = Kind::legal_meeting, .value = 12.0F});
  story.event(209, Kind::message_sent);
  story.event(209, Kind::message_lost);
  story.at(210, {.kind = Kind::overtime, .value = 90.0F});  // minutes
  const std::vector<std::pair<Measure, double>> expected = {
      {Measure::referrals, 1.0},
      {Measure::re_referrals, 1.0},
      {Measure::screened_out, 1.0},
      {Measure::initial_assessments, 2.0},
      {Measure::initial_assessments_on_time, 1.0},
      {Measure::core_assessments, 2.0},
      {Measure::core_assessments_on_time, 1.0},
      {Measure::overtime_hours, 1.5},
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

using Kind = HappeningKind;

TEST(Observer, AnEnquiryIntoSustainedNeglectOfTheLastYearIsNoFalseAlarm) {
  for (const auto& [day, is_false] :
       {std::pair{300, 0.0}, std::pair{865, 0.0}, std::pair{866, 1.0}}) {
    Story story;
    story.event(200, Kind::neglect_sustained);
    if (day != 300) story.event(500, Kind::neglect_ended);
    story.event(day, Kind::enquiry_started);
    EXPECT_EQ(story.total(Measure::false_enquiries), is_false) << day;
  }
}

/// A world in which the child stands so, and has a serious injury that kills it.
void die_as(Story& story, Standing standing) {
  auto& world = story.small.world;
  if (standing == Standing::known) {
    pathway::open_case(world, story.child, pathway::Stage::screening);
    pathway::close_case(world, world.homes.children[story.child].case_file);
  }
  if (standing == Standing::on_plan || standing == Standing::away) {
    const CaseId id = pathway::open_case(world, story.child, pathway::Stage::on_plan);
    story.small.file(id).plan_since = start_of_day(150);
  }
  if (standing == Standing::away)
    world.homes.children[story.child].residence = household::Residence::family_friend;
  story.injury(200, Severity::fatal);
  story.event(200, Kind::died);
}

TEST(Observer, SevereAndFatalCasesStandInOnePlaceEach) {
  for (std::size_t place = 0; place < static_cast<std::size_t>(Standing::size_); ++place) {
    Story story;
    die_as(story, static_cast<Standing>(place));
    double serious = 0.0;
    double deaths = 0.0;
    for (std::size_t other = 0; other < static_cast<std::size_t>(Standing::size_); ++other) {
      serious += story.total(in_row(Measure::serious_standing, other));
      deaths += story.total(in_row(Measure::deaths_standing, other));
    }
    EXPECT_EQ(story.total(in_row(Measure::serious_standing, place)), 1.0) << place;
    EXPECT_EQ(story.total(in_row(Measure::deaths_standing, place)), 1.0) << place;
    EXPECT_EQ(serious, story.total(Measure::serious_injuries));
    EXPECT_EQ(deaths, story.total(Measure::deaths));
  }
}

TEST(Observer, AModerateInjuryHasNoStanding) {
  Story story;
  story.injury(200, Severity::moderate);
  EXPECT_EQ(story.total(in_row(Measure::serious_standing, 0)), 0.0);
}

TEST(Observer, CountsJusticeCourtAndTheFamilysAnswer) {
  Story story;
  story.event(200, Kind::told_police);
  story.event(201, Kind::arrested);
  story.event(202, Kind::police_protection);
  story.event(203, Kind::emergency_order, 1);
  story.event(203, Kind::emergency_order, 0);
  story.at(204, {.kind = Kind::final_order, .value = 300.0F});
  story.event(205, Kind::reunified);
  story.event(206, Kind::reunification_failed);
  story.event(207, Kind::breach);
  story.event(207, Kind::breach);
  story.event(208, Kind::breach_noticed, 1);
  story.event(208, Kind::breach_noticed, 0);
  story.event(209, Kind::family_moved);
  story.event(210, Kind::family_fled);
  story.event(211, Kind::early_help);
  const std::vector<std::pair<Measure, double>> expected = {{Measure::told_police, 1.0},
                                                            {Measure::arrests, 1.0},
                                                            {Measure::police_protections, 1.0},
                                                            {Measure::emergency_orders, 1.0},
                                                            {Measure::final_orders, 1.0},
                                                            {Measure::final_order_days, 300.0},
                                                            {Measure::reunified, 1.0},
                                                            {Measure::reunification_failed, 1.0},
                                                            {Measure::breaches, 2.0},
                                                            {Measure::breaches_answered, 1.0},
                                                            {Measure::moves, 1.0},
                                                            {Measure::flights, 1.0},
                                                            {Measure::early_help, 1.0}};
  for (const auto& [measure, sum] : expected)
    EXPECT_EQ(story.total(measure), sum) << static_cast<int>(measure);
}

TEST(Observer, AskingForMoreEvidenceIsNoDecisionOfTheProsecutor) {
  Story story;
  story.at(200, {.kind = Kind::prosecutor_decision,
                 .agency = Agency::prosecutor,
                 .detail = 2,
                 .value = 10.0F});
  story.at(220, {.kind = Kind::prosecutor_decision,
                 .agency = Agency::prosecutor,
                 .detail = 1,
                 .value = 30.0F});
  story.at(230, {.kind = Kind::prosecutor_decision,
                 .agency = Agency::prosecutor,
                 .detail = 0,
                 .value = 50.0F});
  // What the police drop without an arrest never reached a prosecutor.
  story.at(
      240,
      {.kind = Kind::prosecutor_decision, .agency = Agency::police, .detail = 0, .value = 9.0F});
  EXPECT_EQ(story.total(Measure::prosecutor_decisions), 2.0);
  EXPECT_EQ(story.total(Measure::charges), 1.0);
  EXPECT_EQ(story.total(Measure::no_further_actions), 1.0);
  EXPECT_EQ(story.total(Measure::prosecutor_decision_days), 80.0);
}

TEST(Observer, DelaysOfWorkCountFromTheDatesOnTheFile) {
  Story story;
  const CaseId id =
      pathway::open_case(story.small.world, story.child, pathway::Stage::initial_assessment);
  story.event(199, Kind::conference);  // no date of a strategy discussion
  story.small.file(id).referred = start_of_day(200) + hours(12);
  story.event(207, Kind::initial_assessment);
  story.small.file(id).strategy = start_of_day(210) + hours(12);
  story.event(230, Kind::conference);
  EXPECT_EQ(story.total(Measure::assessments_timed), 1.0);
  EXPECT_EQ(story.total(Measure::assessment_days), 7.0);
  EXPECT_EQ(story.total(Measure::conferences_timed), 1.0);
  EXPECT_EQ(story.total(Measure::conference_days), 20.0);
}

TEST(Observer, ASiblingsConferenceHasNoDelay) {
  Story story;
  const CaseId id = pathway::open_case(story.small.world, story.child, pathway::Stage::closed);
  story.small.file(id).strategy = start_of_day(150) + hours(12);
  story.event(200, Kind::sibling_considered);
  story.event(200, Kind::conference);
  EXPECT_EQ(story.total(Measure::conferences_timed), 0.0);
  EXPECT_EQ(story.total(Measure::conferences), 1.0);
}

TEST(Observer, VisitsUnderAPlanAreCountedApart) {
  Story story;
  const CaseId id = pathway::open_case(story.small.world, story.child, pathway::Stage::screening);
  story.event(200, Kind::visit);
  story.small.file(id).plan_since = start_of_day(210);
  story.event(220, Kind::visit);
  EXPECT_EQ(story.total(Measure::visits), 2.0);
  EXPECT_EQ(story.total(Measure::plan_visits), 1.0);
}

TEST(Observer, WhatConcernsNoChildIsSharedByTheQuintilesAsTheyShareChildren) {
  Story story;
  story.small.add_child({.ages = {2.0}, .quintile = 0});
  story.of_nobody(200, {.kind = Kind::alarm_raised, .value = 1.0F});
  EXPECT_DOUBLE_EQ(story.total(Measure::alarms), 1.0);
  const auto row = static_cast<std::size_t>(Measure::alarms);
  EXPECT_DOUBLE_EQ(story.tallies().stratum_total(row, 0), 0.5);
  EXPECT_DOUBLE_EQ(story.tallies().stratum_total(row, 3), 0.5);
}

TEST(Observer, ChildYearsAreThoseOfTheChildrenOfAQuintile) {
  Story story;
  story.small.add_child({.ages = {2.0}, .quintile = 0});
  story.small.add_child({.ages = {2.0}, .quintile = 0});
  story.small.add_child({.ages = {19.0}, .quintile = 4});  // no child any more
  const double all = story.total(Measure::child_years);
  const auto of = [&](Measure measure, std::size_t quintile) {
    return story.tallies().stratum_total(static_cast<std::size_t>(measure), quintile);
  };
  EXPECT_NEAR(of(Measure::child_years, 0), all * 2.0 / 3.0, 1e-9);
  EXPECT_NEAR(of(Measure::child_years, 3), all / 3.0, 1e-9);
  EXPECT_EQ(of(Measure::child_years, 4), 0.0);
  EXPECT_NEAR(of(Measure::case_holder_days, 0), story.total(Measure::case_holder_days) * 2.0 / 3.0,
              1e-9);
  EXPECT_NEAR(story.total(Measure::measured_years), 900.0 / 365.25, 1e-12);
}

}  // namespace
}  // namespace sightline::model::outcomes
