// SPDX-License-Identifier: Apache-2.0
// The enquiry into what has happened to a child on a plan, while the plan goes on.
#include <tuple>

#include <gtest/gtest.h>

#include <sightline/model/pathway/enquiry.hpp>
#include <sightline/model/pathway/front_door.hpp>
#include <sightline/model/pathway/plan.hpp>

#include "plans.hpp"
#include "small_world.hpp"

namespace sightline::model::pathway {
namespace {

using testing::plain_parameters;
using testing::SmallWorld;
using workforce::TaskKind;

model::Parameters new_enquiry_gates() {
  model::Parameters p = plain_parameters();
  p.practice.threshold.strategy_discussion = LogOdds(0.0);
  p.practice.threshold.section47_enquiry = LogOdds(1.0);
  p.practice.threshold.conference = LogOdds(1.5);
  p.practice.threshold.away_from_home = LogOdds(8.0);
  p.practice.threshold.legal_advice = LogOdds(3.0);
  p.practice.judgement.trust.values.fill(Share(1.0));
  p.practice.curiosity.ask_who_lives_here = Probability(0.0);
  p.evidence.belief.clean_visit = LogOdds(0.0);
  return p;
}

/// Social care learns of an injury of now that has left no mark, which changes its belief by
/// nothing.
ItemId hurt(SmallWorld& small, ChildId child, Agency knowing = Agency::social_care) {
  const InjuryId injury = small.add_injury(child, {.visible_days = 0.0});
  const ItemId item = evidence::item_about(small.world, child, evidence::ItemKind::injury,
                                           injury.value(), small.world.now);
  evidence::learn(small.world, item, knowing, 0.0);
  return item;
}
/// A child on a plan of whom social care believes this much, a day after it was last discussed.
CaseId on_plan_since_yesterday(SmallWorld& small, double belief) {
  const CaseId id = on_plan(small, belief);
  small.file(id).strategy = small.world.now;
  small.advance_days(1.0);
  return id;
}
CaseId hurt_on_plan(SmallWorld& small, double belief) {
  const CaseId id = on_plan_since_yesterday(small, belief);
  hurt(small, small.file(id).child);
  reconsider(small.world, id);
  return id;
}
std::size_t discussions(const SmallWorld& small, CaseId id) {
  return small.tasks(TaskKind::strategy_discussion, small.world.cases.files[id].child).size();
}
void discuss(SmallWorld& small, CaseId id) {
  hold_strategy_discussion(small.world, id, small.file(id).holder);
}
void finish(SmallWorld& small, CaseId id, TaskKind kind, Agency agency) {
  workforce::Done done;
  done.task.kind = kind;
  done.task.child = small.file(id).child;
  done.worker = small.somebody_of(agency);
  finish_enquiry_part(small.world, id, done);
}
void finish_all_parts(SmallWorld& small, CaseId id) {
  finish(small, id, TaskKind::medical, Agency::paediatrics);
  finish(small, id, TaskKind::section47_enquiry, Agency::social_care);
  finish(small, id, TaskKind::police_enquiry, Agency::police);
}

TEST(NewEnquiry, BeginsWithAStrategyDiscussionOfTheHolderWhileThePlanGoesOn) {
  SmallWorld small(new_enquiry_gates());
  const CaseId id = hurt_on_plan(small, 1.2);
  EXPECT_EQ(small.file(id).stage, Stage::on_plan);
  EXPECT_TRUE(small.file(id).is_enquired_again);
  const auto tasks = small.tasks(TaskKind::strategy_discussion, small.file(id).child);
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_EQ(tasks[0].queue, holder_queue(small.world, small.file(id)));
}

TEST(NewEnquiry, WithoutAHolderIsTheIntakeTeams) {
  SmallWorld small(new_enquiry_gates());
  const ChildId child = small.add_child();
  small.make_believe(child, Agency::social_care, 1.2);
  const CaseId id = open_case(small.world, child, Stage::on_plan);
  hurt(small, child);
  reconsider(small.world, id);
  const auto tasks = small.tasks(TaskKind::strategy_discussion, child);
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_EQ(tasks[0].queue, intake_queue(small.world, child));
}

TEST(NewEnquiry, HasPoliceAndMedicalButNoSecondCoreAssessment) {
  SmallWorld small(new_enquiry_gates());
  const CaseId id = hurt_on_plan(small, 1.2);
  const ChildId child = small.file(id).child;
  discuss(small, id);
  EXPECT_EQ(small.file(id).stage, Stage::on_plan);
  EXPECT_EQ(small.file(id).enquiry_parts, 3U);
  EXPECT_EQ(small.count(HappeningKind::enquiry_started), 1U);
  const auto tasks = small.tasks(TaskKind::section47_enquiry, child);
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_EQ(tasks[0].queue, holder_queue(small.world, small.file(id)));
  EXPECT_EQ(small.tasks(TaskKind::police_enquiry, child).size(), 1U);
  EXPECT_EQ(small.tasks(TaskKind::medical, child).size(), 1U);
  EXPECT_TRUE(small.tasks(TaskKind::core_assessment, child).empty());
}

TEST(NewEnquiry, IsOfAnInjuryThatSocialCareKnowsOf) {
  for (const Agency knowing : {Agency::social_care, Agency::hospital}) {
    SmallWorld small(new_enquiry_gates());
    const CaseId id = on_plan_since_yesterday(small, 1.2);
    hurt(small, small.file(id).child, knowing);
    reconsider(small.world, id);
    EXPECT_EQ(discussions(small, id), knowing == Agency::social_care ? 1U : 0U);
  }
  SmallWorld small(new_enquiry_gates());
  const CaseId id = on_plan_since_yesterday(small, 1.2);
  small.add_item(small.file(id).child, {Agency::social_care}, 0.5);  // no injury
  reconsider(small.world, id);
  EXPECT_EQ(discussions(small, id), 0U);
}

TEST(NewEnquiry, IsNotOfAnInjuryOlderThanTheLastStrategyDiscussion) {
  for (const double days_after : {0.0, 1.0}) {
    SmallWorld small(new_enquiry_gates());
    const CaseId id = on_plan_since_yesterday(small, 1.2);
    hurt(small, small.file(id).child);
    small.advance_days(days_after);
    small.file(id).strategy = small.world.now;
    reconsider(small.world, id);
    EXPECT_EQ(discussions(small, id), 0U) << days_after;
    EXPECT_FALSE(small.file(id).is_enquired_again);
  }
}

TEST(NewEnquiry, NeedsTheBeliefOfAStrategyDiscussion) {
  for (const auto& [belief, called] : {std::pair{-0.01, 0U}, std::pair{0.01, 1U}}) {
    SmallWorld small(new_enquiry_gates());
    EXPECT_EQ(discussions(small, hurt_on_plan(small, belief)), called);
  }
}

TEST(NewEnquiry, IsOneAtATime) {
  SmallWorld small(new_enquiry_gates());
  const CaseId id = hurt_on_plan(small, 1.2);
  small.advance_days(1.0);
  hurt(small, small.file(id).child);
  reconsider(small.world, id);
  EXPECT_EQ(discussions(small, id), 1U);
  discuss(small, id);
  small.advance_days(1.0);
  hurt(small, small.file(id).child);
  reconsider(small.world, id);  // the enquiry has begun
  EXPECT_EQ(discussions(small, id), 1U);
  EXPECT_EQ(small.file(id).enquiry_parts, 3U);
}

TEST(NewEnquiry, BelowTheThresholdOfAnEnquiryStandsDownAndThePlanGoesOn) {
  SmallWorld small(new_enquiry_gates());
  const CaseId id = hurt_on_plan(small, 0.99);
  discuss(small, id);
  EXPECT_EQ(small.file(id).stage, Stage::on_plan);
  EXPECT_FALSE(small.file(id).is_enquired_again);
  EXPECT_EQ(small.file(id).enquiry_parts, 0U);
  EXPECT_EQ(small.count(HappeningKind::plan_ended), 0U);
  reconsider(small.world, id);  // it was discussed
  EXPECT_EQ(discussions(small, id), 1U);
  small.advance_days(1.0);
  hurt(small, small.file(id).child);
  reconsider(small.world, id);
  EXPECT_EQ(discussions(small, id), 2U);
}

TEST(NewEnquiry, EndsWithoutAConferenceAndTheFileIsReconsidered) {
  // Substantiated or not, the plan goes on; by what is believed then legal advice is sought.
  for (const auto& [belief, substantiated, legal] :
       {std::tuple{1.2, 0U, LegalStage::none}, std::tuple{2.99, 1U, LegalStage::none},
        std::tuple{3.01, 1U, LegalStage::meeting_sought}}) {
    SmallWorld small(new_enquiry_gates());
    const CaseId id = hurt_on_plan(small, 1.2);
    discuss(small, id);
    small.make_believe(small.file(id).child, Agency::social_care, belief);
    finish_all_parts(small, id);
    const auto ended = small.happenings(HappeningKind::enquiry_ended);
    ASSERT_EQ(ended.size(), 1U);
    EXPECT_EQ(ended[0].detail, substantiated);
    EXPECT_FALSE(small.file(id).is_enquired_again);
    EXPECT_EQ(small.file(id).stage, Stage::on_plan);
    EXPECT_EQ(small.file(id).legal, legal);
    EXPECT_EQ(small.take_events(EventKind::conference_notice_ends).size(), 0U);
  }
}

}  // namespace
}  // namespace sightline::model::pathway
