// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/pathway/legal.hpp>
#include <sightline/model/pathway/plan.hpp>

#include "small_world.hpp"

namespace sightline::model::pathway {
namespace {

using household::Residence;
using testing::plain_parameters;
using testing::SmallWorld;
using workforce::TaskKind;

model::Parameters gates() {
  model::Parameters p = plain_parameters();
  p.practice.threshold.proceedings = LogOdds(2.0);
  p.practice.threshold.interim_order = LogOdds(1.0);
  p.pathway.between_legal_meetings = Days(60.0);
  return p;
}

CaseId on_plan(SmallWorld& small, double belief) {
  const ChildId child = small.add_child();
  small.make_believe(child, Agency::social_care, belief);
  const CaseId id = open_case(small.world, child, Stage::awaiting_conference);
  start_plan(small.world, id);
  return id;
}
void meet_lawyer(SmallWorld& small, CaseId id) {
  hold_legal_meeting(small.world, id, small.somebody_of(Agency::council_legal));
}
void hear(SmallWorld& small, CaseId id) {
  hear_application(small.world, id, small.somebody_of(Agency::family_court));
}
CaseId in_care(SmallWorld& small) {
  const CaseId id = on_plan(small, 2.5);
  seek_legal_advice(small.world, id);
  meet_lawyer(small, id);
  apply_to_court(small.world, id);
  hear(small, id);
  return id;
}
std::size_t meetings_sought(const SmallWorld& small, CaseId id) {
  return small.tasks(TaskKind::legal_meeting, small.world.cases.files[id].child).size();
}

TEST(LegalAdvice, IsSoughtOnceAtATime) {
  SmallWorld small(gates());
  const CaseId id = on_plan(small, 2.5);
  seek_legal_advice(small.world, id);
  seek_legal_advice(small.world, id);
  EXPECT_EQ(small.file(id).legal, LegalStage::meeting_sought);
  EXPECT_EQ(meetings_sought(small, id), 1U);
}

TEST(LegalAdvice, IsNotSoughtAgainWithinTheInterval) {
  SmallWorld small(gates());
  const CaseId id = on_plan(small, 1.5);
  seek_legal_advice(small.world, id);
  meet_lawyer(small, id);
  EXPECT_EQ(small.file(id).legal, LegalStage::none);
  small.advance_days(59.9);
  seek_legal_advice(small.world, id);
  EXPECT_EQ(meetings_sought(small, id), 1U);
  small.advance_days(0.1);
  seek_legal_advice(small.world, id);
  EXPECT_EQ(meetings_sought(small, id), 2U);
}

TEST(LegalMeeting, AppliesAtItsThresholdAndRecordsTheWait) {
  for (const auto& [belief, is_met] : {std::pair{1.99, false}, std::pair{2.01, true}}) {
    SmallWorld small(gates());
    const CaseId id = on_plan(small, belief);
    seek_legal_advice(small.world, id);
    small.advance_days(35.0);
    meet_lawyer(small, id);
    EXPECT_EQ(small.file(id).legal, is_met ? LegalStage::application : LegalStage::none);
    const auto met = small.happenings(HappeningKind::legal_meeting);
    ASSERT_EQ(met.size(), 1U);
    EXPECT_EQ(met[0].detail, is_met ? 1U : 0U);
    EXPECT_EQ(met[0].value, 35.0F);
    EXPECT_EQ(small.tasks(TaskKind::court_application, small.file(id).child).size(),
              is_met ? 1U : 0U);
  }
}

TEST(LegalMeeting, ThatNobodyWantsAnyMoreChangesNothing) {
  SmallWorld small(gates());
  const CaseId id = on_plan(small, 2.5);
  meet_lawyer(small, id);
  EXPECT_EQ(small.count(HappeningKind::legal_meeting), 0U);
  apply_to_court(small.world, id);
  EXPECT_EQ(small.file(id).legal, LegalStage::none);
  hear(small, id);
  EXPECT_EQ(small.count(HappeningKind::interim_order), 0U);
}

TEST(InterimOrder, PlacesInFosterCareStartsCareAndEndsThePlan) {
  SmallWorld small(gates());
  const CaseId id = in_care(small);
  const household::Child& child = small.world.homes.children[small.file(id).child];
  EXPECT_EQ(child.residence, Residence::foster_care);
  EXPECT_TRUE(child.is_protected);
  EXPECT_EQ(small.file(id).stage, Stage::in_care);
  EXPECT_EQ(small.file(id).legal, LegalStage::none);
  EXPECT_EQ(small.count(HappeningKind::care_started), 1U);
  EXPECT_EQ(small.count(HappeningKind::plan_ended), 1U);
  EXPECT_EQ(small.happenings(HappeningKind::interim_order)[0].detail, 1U);
  EXPECT_EQ(small.take_events(EventKind::proceedings_end).size(), 1U);
}

TEST(InterimOrder, IsRefusedBelowItsThreshold) {
  SmallWorld small(gates());
  const CaseId id = on_plan(small, 2.5);
  seek_legal_advice(small.world, id);
  meet_lawyer(small, id);
  apply_to_court(small.world, id);
  EXPECT_EQ(small.tasks(TaskKind::court_hearing, small.file(id).child).size(), 1U);
  small.make_believe(small.file(id).child, Agency::social_care, 0.99);
  hear(small, id);
  EXPECT_EQ(small.file(id).stage, Stage::on_plan);
  EXPECT_EQ(small.file(id).legal, LegalStage::none);
  EXPECT_EQ(small.world.homes.children[small.file(id).child].residence, Residence::home);
  EXPECT_EQ(small.happenings(HappeningKind::interim_order)[0].detail, 0U);
}

TEST(Proceedings, EndWithTheChildAtHomeOrInCare) {
  for (const double returns : {0.0, 1.0}) {
    model::Parameters p = gates();
    p.pathway.returned_after_proceedings = Probability(returns);
    SmallWorld small(p);
    const CaseId id = in_care(small);
    small.advance_days(300.0);
    end_proceedings(small.world, id);
    EXPECT_FALSE(is_open(small.file(id)));
    EXPECT_FALSE(small.file(id).holder.is_valid());
    EXPECT_EQ(small.world.homes.children[small.file(id).child].residence,
              returns > 0.0 ? Residence::home : Residence::foster_care);
  }
}

TEST(Proceedings, OfAChildNotInCareEndNothing) {
  SmallWorld small(gates());
  const CaseId id = on_plan(small, 2.5);
  end_proceedings(small.world, id);
  EXPECT_TRUE(is_open(small.file(id)));
}

TEST(LegalAdvice, IsNotSoughtForAChildInCare) {
  SmallWorld small(gates());
  const CaseId id = in_care(small);
  small.advance_days(100.0);
  seek_legal_advice(small.world, id);
  EXPECT_EQ(small.file(id).legal, LegalStage::none);
}

}  // namespace
}  // namespace sightline::model::pathway
