// SPDX-License-Identifier: Apache-2.0
#include <tuple>

#include <gtest/gtest.h>

#include <sightline/core/time.hpp>
#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/response.hpp>
#include <sightline/model/pathway/plan.hpp>

#include "plans.hpp"
#include "small_world.hpp"

namespace sightline::model::pathway {
namespace {

using household::Residence;
using testing::plain_parameters;
using testing::set_all;
using testing::SmallWorld;
using workforce::TaskKind;

model::Parameters calm() {
  model::Parameters p = plain_parameters();
  set_all(p.practice.conference.attendance, Probability(0.0));
  set_all(p.practice.conference.written_report, Probability(0.0));
  set_all(p.practice.judgement.trust, Share(1.0));
  p.practice.core_group.attendance = Probability(1.0);
  p.practice.threshold.end_plan = LogOdds(-1.0);
  p.practice.threshold.away_from_home = LogOdds(2.0);
  p.practice.threshold.legal_advice = LogOdds(3.0);
  p.practice.visit.interval = Days(20.0);
  p.pathway.clinic_referral = Probability(0.0);
  p.evidence.belief.clean_visit = LogOdds(0.0);
  return p;
}

double residual_hazard(const SmallWorld& small, CaseId id) {
  const household::State& homes = small.world.homes;
  return household::exposure(homes, homes.children[small.world.cases.files[id].child]);
}
ProfessionalId holder_of(const SmallWorld& small, CaseId id) {
  return small.world.cases.files[id].holder;
}

TEST(Plan, StartsWithAHolderVisitsCoreGroupAndReview) {
  SmallWorld small(calm());
  const CaseId id = on_plan(small, small.add_child());
  EXPECT_EQ(small.file(id).stage, Stage::on_plan);
  EXPECT_EQ(small.file(id).plan_since, small.world.now);
  EXPECT_TRUE(small.file(id).holder.is_valid());
  EXPECT_EQ(small.count(HappeningKind::plan_started), 1U);
  std::size_t visits = 0;
  std::size_t reviews = 0;
  std::size_t core_groups = 0;
  engine::Event event;
  while (small.world.events.pop(event)) {
    switch (static_cast<EventKind>(event.kind)) {
      case EventKind::visit_due:
        ++visits;
        EXPECT_LE(event.at, Time() + days(20));
        break;
      case EventKind::review_due:
        ++reviews;
        EXPECT_EQ(event.at, Time() + days(91));
        break;
      case EventKind::core_group_due:
        ++core_groups;
        EXPECT_EQ(event.at, small.calendar.add_working_days(Time(), 10));
        break;
      default:
        break;
    }
  }
  EXPECT_EQ(visits, 1U);
  EXPECT_EQ(reviews, 1U);
  EXPECT_EQ(core_groups, 1U);
}

TEST(Plan, VisitsFollowAtTheInterval) {
  SmallWorld small(calm());
  const CaseId id = on_plan(small, small.add_child());
  static_cast<void>(small.take_events(EventKind::visit_due));
  small.world.now = small.world.events.now();
  const Time before = small.world.now;
  visit_due(small.world, id);
  EXPECT_EQ(small.tasks(TaskKind::visit, small.file(id).child).size(), 1U);
  const auto next = small.take_events(EventKind::visit_due);
  ASSERT_EQ(next.size(), 1U);
  EXPECT_EQ(next[0].at, before + days(20));
}

TEST(Plan, ALateVisitIsNotDoubled) {
  SmallWorld small(calm());
  const CaseId id = on_plan(small, small.add_child());
  const ChildId child = small.file(id).child;
  visit_due(small.world, id);
  visit_due(small.world, id);
  EXPECT_EQ(small.tasks(TaskKind::visit, child).size(), 1U);
  finish_visit(small.world, id, holder_of(small, id));
  visit_due(small.world, id);
  EXPECT_EQ(small.tasks(TaskKind::visit, child).size(), 2U);
}

TEST(Plan, VisitsRestrainByCooperation) {
  for (const bool is_cooperative : {true, false}) {
    SmallWorld small(calm());
    const CaseId id = on_plan(small, small.add_child({.is_cooperative = is_cooperative}));
    EXPECT_DOUBLE_EQ(residual_hazard(small, id), 1.0);
    finish_visit(small.world, id, holder_of(small, id));
    EXPECT_NEAR(residual_hazard(small, id), is_cooperative ? 0.15 : 0.85, 1e-6);
    EXPECT_EQ(small.world.homes.children[small.file(id).child].is_protected, is_cooperative);
  }
}

TEST(Plan, AVisitThatFindsNobodyInNeitherRestrainsNorSeesABreach) {
  model::Parameters p = calm();
  p.practice.visit.announced = Share(0.0);
  p.practice.plan.breach_noticed = Probability(1.0);
  p.pathway.nobody_home_if_unannounced = Probability(1.0);
  SmallWorld small(p);
  const CaseId id = on_plan(small, small.add_child());
  household::set_breached(small.world, small.world.homes, small.file(id).child, true);
  finish_visit(small.world, id, holder_of(small, id));
  EXPECT_EQ(small.world.homes.children[small.file(id).child].restraint, 0.0F);
  EXPECT_EQ(small.count(HappeningKind::breach_noticed), 0U);
  EXPECT_EQ(small.count(HappeningKind::visit), 1U);
}

TEST(Plan, SeeingAChildAloneTakesLonger) {
  for (const double share : {0.0, 0.5, 1.0}) {
    model::Parameters p = calm();
    p.workforce.effort.productive = Share(1.0);
    p.workforce.effort.visit = WorkingHours(2.0);
    p.workforce.effort.seen_alone = WorkingHours(1.0);
    p.practice.visit.seen_alone = Share(share);
    SmallWorld small(p);
    const CaseId id = on_plan(small, small.add_child());
    visit_due(small.world, id);
    EXPECT_EQ(small.tasks(TaskKind::visit, small.file(id).child).at(0).effort_minutes,
              static_cast<std::int32_t>(60.0 * (2.0 + share)));
  }
}

TEST(Plan, AVisitElsewhereDoesNotRestrainTheHome) {
  SmallWorld small(calm());
  const ChildId child = small.add_child();
  const CaseId id = on_plan(small, child);
  household::move_child(small.world, small.world.homes, child, Residence::family_friend);
  finish_visit(small.world, id, holder_of(small, id));
  EXPECT_EQ(small.world.homes.children[child].restraint, 0.0F);
}

TEST(Plan, WhatAVisitFindsMayMoveTheChildOrSeekLegalAdvice) {
  SmallWorld small(calm());
  const ChildId child = small.add_child();
  const CaseId id = on_plan(small, child);
  small.make_believe(child, Agency::social_care, 3.01);
  finish_visit(small.world, id, holder_of(small, id));
  EXPECT_EQ(small.world.homes.children[child].residence, Residence::family_friend);
  EXPECT_EQ(small.file(id).legal, LegalStage::meeting_sought);
}

TEST(Plan, AVisitLeavesAChildInFosterCareThere) {
  SmallWorld small(calm());
  const ChildId child = small.add_child();
  const CaseId id = on_plan(small, child);
  household::move_child(small.world, small.world.homes, child, Residence::foster_care);
  small.make_believe(child, Agency::social_care, 2.5);
  finish_visit(small.world, id, holder_of(small, id));
  EXPECT_EQ(small.world.homes.children[child].residence, Residence::foster_care);
}

TEST(Plan, EndsWithChildhood) {
  SmallWorld small(calm());
  const ChildId child = small.add_child({.ages = {17.9}});
  const CaseId id = on_plan(small, child);
  visit_due(small.world, id);
  EXPECT_TRUE(is_open(small.file(id)));
  small.advance_days(60.0);
  visit_due(small.world, id);
  EXPECT_FALSE(is_open(small.file(id)));
  EXPECT_EQ(small.count(HappeningKind::plan_ended), 1U);
}

TEST(CoreGroup, TellsSocialCareWhatItsMembersKnow) {
  for (const double attendance : {0.0, 1.0}) {
    model::Parameters p = calm();
    p.practice.core_group.attendance = Probability(attendance);
    SmallWorld small(p);
    const ChildId child = small.add_child();
    const CaseId id = on_plan(small, child);
    small.add_item(child, {Agency::school}, 1.0);
    small.add_item(child, {Agency::community}, 1.0);  // no member
    hold_core_group(small.world, id);
    EXPECT_DOUBLE_EQ(evidence::belief(small.world, Agency::social_care, child),
                     evidence::prior(small.world, child) + attendance);
    EXPECT_EQ(small.count(HappeningKind::core_group), 1U);
  }
}

TEST(CoreGroup, TakesTheTimeOfMembersWhoKnowSomething) {
  model::Parameters p = calm();
  p.workforce.effort.productive = Share(1.0);
  p.practice.core_group.attendance_effort = WorkingHours(1.5);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  const CaseId id = on_plan(small, child);
  small.add_item(child, {Agency::school, Agency::community, Agency::social_care}, 1.0);
  hold_core_group(small.world, id);
  const auto tasks = small.tasks(TaskKind::core_group_attendance, child);
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_EQ(tasks[0].effort_minutes, 90);
  EXPECT_EQ(tasks[0].queue, team_queue(small.world, Agency::school, child));
}

TEST(CoreGroup, ComesAgainAtItsInterval) {
  SmallWorld small(calm());
  const CaseId id = on_plan(small, small.add_child());
  static_cast<void>(small.take_events(EventKind::core_group_due));
  small.world.now = small.world.events.now();
  const Time before = small.world.now;
  core_group_due(small.world, id);
  const auto events = small.take_events(EventKind::core_group_due);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].at, before + days(42));
  EXPECT_EQ(small.tasks(TaskKind::core_group, small.file(id).child).size(), 1U);
}

TEST(Review, EndsThePlanBelowItsThreshold) {
  for (const auto& [belief, is_over] : {std::pair{-1.01, true}, std::pair{-0.99, false}}) {
    SmallWorld small(calm());
    const ChildId child = small.add_child();
    const CaseId id = on_plan(small, child);
    small.make_believe(child, Agency::social_care, belief);
    hold_review(small.world, id, holder_of(small, id));
    EXPECT_EQ(is_open(small.file(id)), !is_over);
    EXPECT_EQ(small.count(HappeningKind::plan_ended), is_over ? 1U : 0U);
    EXPECT_EQ(small.count(HappeningKind::review_conference), 1U);
  }
}

TEST(Review, DoesNotEndAPlanInTheMiddleOfLegalAction) {
  SmallWorld small(calm());
  const ChildId child = small.add_child();
  const CaseId id = on_plan(small, child);
  small.file(id).legal = LegalStage::application;
  small.make_believe(child, Agency::social_care, -3.0);
  hold_review(small.world, id, holder_of(small, id));
  EXPECT_TRUE(is_open(small.file(id)));
}

TEST(Review, ComesAgainAfterTheLaterInterval) {
  SmallWorld small(calm());
  const ChildId child = small.add_child();
  const CaseId id = on_plan(small, child);
  small.make_believe(child, Agency::social_care, 0.0);
  static_cast<void>(small.take_events(EventKind::review_due));
  small.world.now = small.world.events.now();
  const Time before = small.world.now;
  review_due(small.world, id);
  EXPECT_EQ(small.tasks(TaskKind::review_conference, child).size(), 1U);
  hold_review(small.world, id, holder_of(small, id));
  const auto events = small.take_events(EventKind::review_due);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].at, before + days(182));
}

TEST(Review, WithoutAHolderIsTheIntakeTeams) {
  model::Parameters p = calm();
  p.workforce.staffing.case_holding_social_workers = PerTenThousand(1.0);
  p.practice.caseload.cap = Count(1);
  SmallWorld small(p);
  on_plan(small, small.add_child());
  const ChildId waits = small.add_child();
  const CaseId id = on_plan(small, waits);
  ASSERT_FALSE(small.file(id).holder.is_valid());
  review_due(small.world, id);
  const auto tasks = small.tasks(TaskKind::review_conference, waits);
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_EQ(tasks[0].queue, intake_queue(small.world, waits));
}

TEST(Clinic, SeesAChildOnAPlanWithItsProbability) {
  for (const double probability : {0.0, 1.0}) {
    model::Parameters p = calm();
    p.pathway.clinic_referral = Probability(probability);
    SmallWorld small(p);
    const ChildId child = small.add_child();
    const CaseId id = on_plan(small, child);
    EXPECT_EQ(small.tasks(TaskKind::clinic_appointment, child).size(), probability > 0.0 ? 1U : 0U);
    EXPECT_EQ(small.file(id).appointment > small.world.now, probability > 0.0);
  }
}

TEST(Clinic, TellsSocialCareWhatItFinds) {
  model::Parameters p = calm();
  p.practice.threshold.share = LogOdds(-12.0);
  p.practice.telling.left_to_appointment = Share(0.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  const CaseId id = on_plan(small, child);
  small.add_injury(child);
  attend_clinic(small.world, id, small.somebody_of(Agency::paediatrics));
  EXPECT_TRUE(evidence::knows_anything(small.world, Agency::paediatrics, child));
  EXPECT_EQ(small.world.post.sent, 1U);
}

TEST(Plan, WorkOfAPlanThatHasEndedChangesNothing) {
  SmallWorld small(calm());
  const ChildId child = small.add_child();
  const CaseId id = on_plan(small, child);
  end_plan(small.world, small.file(id));
  visit_due(small.world, id);
  core_group_due(small.world, id);
  review_due(small.world, id);
  hold_core_group(small.world, id);
  hold_review(small.world, id, holder_of(small, id));
  finish_visit(small.world, id, holder_of(small, id));
  EXPECT_TRUE(small.tasks(TaskKind::visit, child).empty());
  EXPECT_TRUE(small.tasks(TaskKind::review_conference, child).empty());
  EXPECT_EQ(small.count(HappeningKind::core_group), 0U);
  EXPECT_EQ(small.count(HappeningKind::visit), 0U);
  EXPECT_EQ(small.world.homes.children[child].restraint, 0.0F);
}

TEST(Review, EndsAnOldPlanAtABeliefAtWhichAYoungOneGoesOn) {
  // The threshold of -1 rises by 0.5 a year.
  for (const auto& [years, belief, is_over] :
       {std::tuple{0.0, -0.76, false}, std::tuple{0.5, -0.76, true}, std::tuple{0.5, -0.74, false},
        std::tuple{1.0, -0.74, true}}) {
    model::Parameters p = calm();
    p.practice.threshold.end_plan_per_year = LogOdds(0.5);
    SmallWorld small(p);
    const ChildId child = small.add_child();
    const CaseId id = on_plan(small, child);
    small.make_believe(child, Agency::social_care, belief);
    small.advance_days(years * days_per_year);
    hold_review(small.world, id, holder_of(small, id));
    EXPECT_EQ(is_open(small.file(id)), !is_over) << years << ' ' << belief;
  }
}

TEST(Review, PoliceWhoAreThereMayInvestigate) {
  for (const double attendance : {0.0, 1.0}) {
    model::Parameters p = calm();
    p.practice.conference.attendance[Agency::police] = Probability(attendance);
    p.practice.threshold.investigate = LogOdds(0.0);
    SmallWorld small(p);
    const ChildId child = small.add_child();
    const CaseId id = on_plan(small, child);
    small.make_believe(child, Agency::social_care, 0.5);
    small.make_believe(child, Agency::police, 0.5);
    hold_review(small.world, id, holder_of(small, id));
    EXPECT_EQ(small.count(HappeningKind::investigation_opened), attendance > 0.0 ? 1U : 0U);
  }
}

TEST(CoreGroup, WhoComesHangsOnTheNumberOfTheMeeting) {
  model::Parameters p = calm();
  p.practice.core_group.attendance = Probability(0.5);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  const CaseId id = on_plan(small, child);
  small.add_item(child, {Agency::school}, 1.0);
  const auto pin = [&](std::uint64_t nth, double u) {
    small.pins.set(
        address(child, Purpose::core_group_attendance, occurrence(index_of(Agency::school), nth)),
        u);
  };
  pin(0, 0.51);
  pin(1, 0.49);
  small.advance_days(3.3);  // at whatever minute it is held
  hold_core_group(small.world, id);
  EXPECT_FALSE(evidence::knows_anything(small.world, Agency::social_care, child));
  hold_core_group(small.world, id);
  EXPECT_TRUE(evidence::knows_anything(small.world, Agency::social_care, child));
  EXPECT_EQ(small.file(id).core_groups_held, 2U);
}

}  // namespace
}  // namespace sightline::model::pathway
