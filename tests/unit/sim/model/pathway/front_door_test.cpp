// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

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
model::Parameters gates() {
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
  SmallWorld small(gates());
  const CaseId id = referred(small, 0.0);
  EXPECT_EQ(small.file(id).stage, Stage::screening);
  EXPECT_EQ(small.tasks(TaskKind::screening, small.file(id).child).size(), 1U);
  ASSERT_EQ(small.count(HappeningKind::referral), 1U);
  EXPECT_EQ(small.happenings(HappeningKind::referral)[0].detail, 0U);
}

TEST(Referral, OtherMessagesOpenNothing) {
  SmallWorld small(gates());
  const ChildId child = small.add_child();
  refer(small, child, MessageKind::information);
  refer(small, child, MessageKind::check_answer);
  EXPECT_FALSE(open_case_of(small.world, child).is_valid());
}

TEST(Referral, OfAnOpenCaseIsNotCountedAgain) {
  SmallWorld small(gates());
  const CaseId id = referred(small, 0.0);
  refer(small, small.file(id).child);
  EXPECT_EQ(small.count(HappeningKind::referral), 1U);
  EXPECT_EQ(small.file(id).episode, 1U);
}

TEST(Referral, IsARepeatWithinTwelveMonthsOfTheLast) {
  for (const auto& [after_days, is_repeat] : {std::pair{365.0, 1U}, std::pair{365.1, 0U}}) {
    SmallWorld small(gates());
    const CaseId id = referred(small, -3.0);
    screen(small.world, id, worker_of(small));
    small.advance_days(after_days);
    refer(small, small.file(id).child);
    ASSERT_EQ(small.count(HappeningKind::referral), 2U);
    EXPECT_EQ(small.happenings(HappeningKind::referral)[1].detail, is_repeat);
  }
}

TEST(Referral, OfSomebodyWhoIsNoChildAnyMoreIsIgnored) {
  SmallWorld small(gates());
  const ChildId grown_up = small.add_child({.ages = {18.1}});
  const ChildId dead = small.add_child();
  small.world.homes.children[dead].is_dead = true;
  refer(small, grown_up);
  refer(small, dead);
  EXPECT_EQ(small.world.cases.files.size(), 0U);
}

Stage stage_after_screening(double belief) {
  SmallWorld small(gates());
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
  SmallWorld small(gates());
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
    SmallWorld small(gates());
    const CaseId id = referred(small, -1.5);
    const Time due = small.calendar.add_working_days(
        small.world.now,
        static_cast<std::int32_t>(gates().practice.time_limit.initial_assessment.value()));
    small.world.now = is_late ? due + minutes(1) : due;
    assess_initially(small.world, id, worker_of(small));
    const auto assessed = small.happenings(HappeningKind::initial_assessment);
    ASSERT_EQ(assessed.size(), 1U);
    EXPECT_EQ(assessed[0].detail, is_late ? 0U : 1U);
  }
}

TEST(InitialAssessment, ReadsConcernsAgainWithLessNoise) {
  model::Parameters p = gates();
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
  SmallWorld small(gates());
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
  SmallWorld small(gates());
  const CaseId id = referred(small, 0.99);
  begin_child_in_need(small.world, id);
  refer(small, small.file(id).child, MessageKind::information);
  EXPECT_EQ(small.file(id).stage, Stage::child_in_need);
  small.make_believe(small.file(id).child, Agency::social_care, 1.01);
  refer(small, small.file(id).child, MessageKind::information);
  EXPECT_EQ(small.file(id).stage, Stage::strategy_discussion);
}

TEST(NewKnowledge, DuringScreeningWaitsForTheDecision) {
  SmallWorld small(gates());
  const CaseId id = referred(small, 3.0);
  reconsider(small.world, id);
  EXPECT_EQ(small.file(id).stage, Stage::screening);
}

}  // namespace
}  // namespace sightline::model::pathway
