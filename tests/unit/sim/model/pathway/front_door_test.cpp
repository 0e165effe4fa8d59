// SPDX-License-Identifier: Apache-2.0
#include <tuple>

#include <gtest/gtest.h>

#include <sightline/model/household/harm.hpp>
#include <sightline/model/pathway/enquiry.hpp>
#include <sightline/model/pathway/front_door.hpp>
#include <sightline/model/pathway/services.hpp>

#include "small_world.hpp"

namespace sightline::model::pathway {
namespace {

using communication::MessageKind;
using testing::plain_parameters;
using testing::SmallWorld;
using workforce::TaskKind;

/// Thresholds far apart; visits teach nothing.
model::Parameters front_door_gates() {
  model::Parameters p = plain_parameters();
  p.practice.threshold.initial_assessment = LogOdds(-2.0);
  p.practice.threshold.child_in_need = LogOdds(-1.0);
  p.practice.threshold.strategy_discussion = LogOdds(1.0);
  p.evidence.belief.clean_visit = LogOdds(0.0);
  return p;
}

void refer(SmallWorld& small, ChildId child, MessageKind kind = MessageKind::referral) {
  receive(small.world,
          {.child = child, .sent = small.world.now, .sender = Agency::school, .kind = kind});
}

CaseId referred(SmallWorld& small, double belief) {
  const ChildId child = small.add_child();
  small.make_believe(child, Agency::social_care, belief);
  refer(small, child);
  return small.world.homes.children[child].case_file;
}

ProfessionalId worker_of(const SmallWorld& small) {
  return small.somebody_of(Agency::social_care);
}

TEST(Referral, OpensAFileAndAsksForScreening) {
  SmallWorld small(front_door_gates());
  const CaseId id = referred(small, 0.0);
  EXPECT_EQ(small.file(id).stage, Stage::screening);
  EXPECT_EQ(small.tasks(TaskKind::screening, small.file(id).child).size(), 1U);
  ASSERT_EQ(small.count(HappeningKind::referral), 1U);
  EXPECT_EQ(small.happenings(HappeningKind::referral)[0].detail, 0U);
}

TEST(Referral, OtherMessagesOpenNothing) {
  SmallWorld small(front_door_gates());
  const ChildId child = small.add_child();
  refer(small, child, MessageKind::information);
  refer(small, child, MessageKind::check_answer);
  EXPECT_FALSE(open_case_of(small.world, child).is_valid());
}

TEST(Referral, OfAnOpenCaseIsNotCountedAgain) {
  SmallWorld small(front_door_gates());
  const CaseId id = referred(small, 0.0);
  refer(small, small.file(id).child);
  EXPECT_EQ(small.count(HappeningKind::referral), 1U);
  EXPECT_EQ(small.file(id).episode, 1U);
}

TEST(Referral, IsARepeatWithinTwelveMonthsOfTheLast) {
  for (const auto& [after_days, is_repeat] : {std::pair{365.0, 1U}, std::pair{365.1, 0U}}) {
    SmallWorld small(front_door_gates());
    const CaseId id = referred(small, -3.0);
    screen(small.world, id, worker_of(small));
    small.advance_days(after_days);
    refer(small, small.file(id).child);
    ASSERT_EQ(small.count(HappeningKind::referral), 2U);
    EXPECT_EQ(small.happenings(HappeningKind::referral)[1].detail, is_repeat);
  }
}

TEST(Referral, OfSomebodyWhoIsNoChildAnyMoreIsIgnored) {
  SmallWorld small(front_door_gates());
  const ChildId grown_up = small.add_child({.ages = {18.1}});
  const ChildId dead = small.add_child();
  small.world.homes.children[dead].is_dead = true;
  refer(small, grown_up);
  refer(small, dead);
  EXPECT_EQ(small.world.cases.files.size(), 0U);
}

Stage stage_after_screening(double belief) {
  SmallWorld small(front_door_gates());
  const CaseId id = referred(small, belief);
  screen(small.world, id, worker_of(small));
  EXPECT_EQ(small.count(HappeningKind::screened_out), belief < -2.0 ? 1U : 0U);
  return small.file(id).stage;
}

TEST(Screening, LetsThroughAtItsThresholds) {
  EXPECT_EQ(stage_after_screening(-2.01), Stage::closed);
  EXPECT_EQ(stage_after_screening(-1.99), Stage::initial_assessment);
  EXPECT_EQ(stage_after_screening(0.99), Stage::initial_assessment);
  EXPECT_EQ(stage_after_screening(1.01), Stage::strategy_discussion);
}

Stage stage_after_assessment(double belief) {
  SmallWorld small(front_door_gates());
  const CaseId id = referred(small, belief);
  small.file(id).stage = Stage::initial_assessment;
  assess_initially(small.world, id, worker_of(small));
  EXPECT_EQ(small.count(HappeningKind::visit), 1U);
  return small.file(id).stage;
}

TEST(InitialAssessment, EndsAtItsThresholds) {
  EXPECT_EQ(stage_after_assessment(-1.01), Stage::closed);
  EXPECT_EQ(stage_after_assessment(-0.99), Stage::child_in_need);
  EXPECT_EQ(stage_after_assessment(0.99), Stage::child_in_need);
  EXPECT_EQ(stage_after_assessment(1.01), Stage::strategy_discussion);
}

TEST(InitialAssessment, IsOnTimeUntilTheCloseOfItsLastWorkingDay) {
  for (const bool is_late : {false, true}) {
    SmallWorld small(front_door_gates());
    const CaseId id = referred(small, -1.5);
    const Time due = small.calendar.add_working_days(
        small.world.now, static_cast<std::int32_t>(
                             front_door_gates().practice.time_limit.initial_assessment.value()));
    small.world.now = is_late ? due + minutes(1) : due;
    assess_initially(small.world, id, worker_of(small));
    const auto assessed = small.happenings(HappeningKind::initial_assessment);
    ASSERT_EQ(assessed.size(), 1U);
    EXPECT_EQ(assessed[0].detail, is_late ? 0U : 1U);
  }
}

TEST(InitialAssessment, ReadsConcernsAgainWithLessNoise) {
  model::Parameters p = front_door_gates();
  p.evidence.concerns.noise_at_assessment = Ratio(0.0);
  p.evidence.concerns.prior = LogOdds(0.0);
  p.evidence.concerns.tell_separation = StandardDeviations(2.0);
  SmallWorld small(p);
  const CaseId id = referred(small, -3.8);
  const ChildId child = small.file(id).child;
  const ConcernId concern = small.add_concern(child, true);
  small.pins.set(address(child, Purpose::concern_tell, 0), 0.5);
  const ItemId item = evidence::item_about(small.world, child, evidence::ItemKind::concern,
                                           concern.value(), small.world.now);
  evidence::learn(small.world, item, Agency::social_care, -5.0);
  assess_initially(small.world, id, worker_of(small));
  EXPECT_FLOAT_EQ(small.world.ledger.items[item].weight[Agency::social_care], 2.0F);
}

TEST(CoreAssessment, IsOnTimeUntilItIsDue) {
  SmallWorld small(front_door_gates());
  const CaseId id = referred(small, 0.0);
  workforce::Done done;
  done.worker = worker_of(small);
  done.task.due = small.world.now;
  finish_core_assessment(small.world, id, done);
  small.world.now = small.world.now + minutes(1);
  finish_core_assessment(small.world, id, done);
  const auto assessed = small.happenings(HappeningKind::core_assessment);
  EXPECT_EQ(assessed[0].detail, 1U);
  EXPECT_EQ(assessed[1].detail, 0U);
}

TEST(NewKnowledge, OfAChildInNeedMayCallAStrategyDiscussion) {
  SmallWorld small(front_door_gates());
  const CaseId id = referred(small, 0.99);
  begin_child_in_need(small.world, id);
  refer(small, small.file(id).child, MessageKind::information);
  EXPECT_EQ(small.file(id).stage, Stage::child_in_need);
  small.make_believe(small.file(id).child, Agency::social_care, 1.01);
  refer(small, small.file(id).child, MessageKind::information);
  EXPECT_EQ(small.file(id).stage, Stage::strategy_discussion);
}

TEST(NewKnowledge, DuringScreeningWaitsForTheDecision) {
  SmallWorld small(front_door_gates());
  const CaseId id = referred(small, 3.0);
  reconsider(small.world, id);
  EXPECT_EQ(small.file(id).stage, Stage::screening);
}

TEST(NewKnowledge, WithoutAFileIsReferredAboveTheThresholdOfAStrategyDiscussion) {
  for (const auto& [belief, is_referred] : {std::pair{0.99, false}, std::pair{1.01, true}}) {
    SmallWorld small(front_door_gates());
    const ChildId child = small.add_child();
    small.make_believe(child, Agency::social_care, belief);
    refer(small, child, MessageKind::information);
    EXPECT_EQ(open_case_of(small.world, child).is_valid(), is_referred);
    EXPECT_EQ(small.count(HappeningKind::referral), is_referred ? 1U : 0U);
    EXPECT_EQ(small.tasks(TaskKind::screening, child).size(), is_referred ? 1U : 0U);
  }
}

TEST(NewKnowledge, AfterTheFileWasClosedOpensItAgain) {
  SmallWorld small(front_door_gates());
  const CaseId id = referred(small, -3.0);
  screen(small.world, id, worker_of(small));
  ASSERT_FALSE(is_open(small.file(id)));
  small.make_believe(small.file(id).child, Agency::social_care, 1.01);
  take_note(small.world, small.file(id).child);
  EXPECT_EQ(small.file(id).stage, Stage::screening);
  EXPECT_EQ(small.file(id).episode, 2U);
}

TEST(NewKnowledge, WithoutAFileCountsForMoreInAlarm) {
  SmallWorld small(front_door_gates());
  const ChildId child = small.add_child();
  small.make_believe(child, Agency::social_care, 0.8);
  take_note(small.world, child);
  EXPECT_FALSE(open_case_of(small.world, child).is_valid());
  small.world.staff.threshold_shift = 0.3;
  take_note(small.world, child);
  EXPECT_TRUE(open_case_of(small.world, child).is_valid());
}

TEST(NewKnowledge, OfAChildInCareOrOfNoChildAnyMoreIsNotReferred) {
  SmallWorld small(front_door_gates());
  const ChildId in_care = small.add_child();
  household::move_child(small.world, small.world.homes, in_care, household::Residence::foster_care);
  const ChildId grown_up = small.add_child({.ages = {18.1}});
  for (const ChildId child : {in_care, grown_up}) {
    small.make_believe(child, Agency::social_care, 3.0);
    take_note(small.world, child);
    EXPECT_FALSE(open_case_of(small.world, child).is_valid());
  }
}

TEST(NewKnowledge, WhileAnEnquiryOrAConferenceIsAwaitedKeepsTheChildSafe) {
  using household::Residence;
  for (const Stage stage : {Stage::section47_enquiry, Stage::awaiting_conference}) {
    for (const auto& [belief, residence] :
         {std::pair{1.99, Residence::home}, std::pair{2.01, Residence::family_friend},
          std::pair{3.01, Residence::emergency}}) {
      model::Parameters p = front_door_gates();
      p.practice.threshold.away_from_home = LogOdds(2.0);
      p.practice.threshold.emergency = LogOdds(3.0);
      p.practice.police.protects = Probability(1.0);
      SmallWorld small(p);
      const CaseId id = referred(small, belief);
      small.file(id).stage = stage;
      refer(small, small.file(id).child, MessageKind::information);
      EXPECT_EQ(small.world.homes.children[small.file(id).child].residence, residence);
      EXPECT_EQ(small.file(id).stage, stage);
    }
  }
}

TEST(NewKnowledge, OfAChildOnAPlanWithoutAHolderCounts) {
  for (const auto& [belief, residence, legal] :
       {std::tuple{1.99, household::Residence::home, LegalStage::none},
        std::tuple{2.01, household::Residence::family_friend, LegalStage::none},
        std::tuple{3.01, household::Residence::family_friend, LegalStage::meeting_sought}}) {
    model::Parameters p = front_door_gates();
    p.practice.threshold.away_from_home = LogOdds(2.0);
    p.practice.threshold.legal_advice = LogOdds(3.0);
    SmallWorld small(p);
    const CaseId id = referred(small, belief);
    small.file(id).stage = Stage::on_plan;
    ASSERT_FALSE(small.file(id).holder.is_valid());
    refer(small, small.file(id).child, MessageKind::information);
    EXPECT_EQ(small.world.homes.children[small.file(id).child].residence, residence);
    EXPECT_EQ(small.file(id).legal, legal);
  }
}

TEST(Screening, AsksTheOtherAgenciesOnceWhicheverWayItGoes) {
  for (const bool is_assessed : {true, false}) {
    model::Parameters p = front_door_gates();
    p.practice.telling.check_answered = Probability(1.0);
    SmallWorld small(p);
    const CaseId id = referred(small, is_assessed ? 0.99 : 1.01);
    small.add_item(small.file(id).child, {Agency::school}, 0.5);
    screen(small.world, id, worker_of(small));
    ASSERT_EQ(small.file(id).stage,
              is_assessed ? Stage::initial_assessment : Stage::strategy_discussion);
    EXPECT_EQ(small.world.post.sent, 1U);
    call_strategy_discussion(small.world, id);
    EXPECT_EQ(small.world.post.sent, 1U);
  }
}

/// Of three children one is killed and one has grown up.
struct Bereaved {
  explicit Bereaved(double weight) : small(with_weight(weight)) {
    killed = small.add_child({.ages = {2.0, 6.0, 18.5}});
    sibling = ChildId(killed.value() + 1);
    grown_up = ChildId(killed.value() + 2);
    small.world.homes.children[killed].is_dead = true;
    consider_bereaved(small.world, killed);
  }
  static model::Parameters with_weight(double weight) {
    model::Parameters p = front_door_gates();
    p.evidence.belief.sibling_killed = LogOdds(weight);
    p.practice.threshold.investigate = LogOdds(1.0);
    return p;
  }
  [[nodiscard]] double gain(Agency agency, ChildId child) const {
    return evidence::belief(small.world, agency, child) - evidence::prior(small.world, child);
  }
  SmallWorld small;
  ChildId killed;
  ChildId sibling;
  ChildId grown_up;
};

TEST(Bereaved, PoliceAndSocialCareTurnToTheSiblings) {
  Bereaved bereaved(8.0);
  EXPECT_NEAR(bereaved.gain(Agency::police, bereaved.sibling), 8.0, 1e-6);
  EXPECT_NEAR(bereaved.gain(Agency::social_care, bereaved.sibling), 8.0, 1e-6);
  EXPECT_EQ(bereaved.gain(Agency::school, bereaved.sibling), 0.0);
  EXPECT_TRUE(open_case_of(bereaved.small.world, bereaved.sibling).is_valid());
  const auto referrals = bereaved.small.happenings(HappeningKind::referral);
  ASSERT_EQ(referrals.size(), 1U);
  EXPECT_EQ(referrals[0].child, bereaved.sibling);
  const auto opened = bereaved.small.happenings(HappeningKind::investigation_opened);
  ASSERT_EQ(opened.size(), 1U);
  EXPECT_EQ(opened[0].child, bereaved.sibling);
  for (const ChildId child : {bereaved.killed, bereaved.grown_up})
    EXPECT_FALSE(bereaved.small.world.homes.children[child].newest_item.is_valid());
}

TEST(Bereaved, OfLittleWeightIsKnownButChangesNothing) {
  Bereaved bereaved(0.5);
  EXPECT_NEAR(bereaved.gain(Agency::social_care, bereaved.sibling), 0.5, 1e-6);
  EXPECT_FALSE(open_case_of(bereaved.small.world, bereaved.sibling).is_valid());
  EXPECT_EQ(bereaved.small.count(HappeningKind::investigation_opened), 0U);
}

TEST(Bereaved, WithoutWeightNothingIsNoted) {
  Bereaved bereaved(0.0);
  EXPECT_EQ(bereaved.small.world.ledger.items.size(), 0U);
  EXPECT_EQ(bereaved.small.world.cases.files.size(), 0U);
}

}  // namespace
}  // namespace sightline::model::pathway
