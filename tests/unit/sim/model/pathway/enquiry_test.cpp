// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/household/harm.hpp>
#include <sightline/model/pathway/enquiry.hpp>

#include "small_world.hpp"

namespace sightline::model::pathway {
namespace {

using household::Residence;
using testing::plain_parameters;
using testing::SmallWorld;
using workforce::TaskKind;

model::Parameters enquiry_gates() {
  model::Parameters p = plain_parameters();
  p.practice.threshold.child_in_need = LogOdds(-2.0);
  p.practice.threshold.section47_enquiry = LogOdds(0.0);
  p.practice.threshold.conference = LogOdds(1.0);
  p.practice.threshold.away_from_home = LogOdds(2.0);
  p.practice.judgement.trust.values.fill(Share(1.0));
  p.evidence.belief.clean_visit = LogOdds(0.0);
  return p;
}

CaseId discussed(SmallWorld& small, double belief) {
  const ChildId child = small.add_child();
  small.make_believe(child, Agency::social_care, belief);
  const CaseId id = open_case(small.world, child, Stage::strategy_discussion);
  hold_strategy_discussion(small.world, id, small.somebody_of(Agency::social_care));
  return id;
}

void finish(SmallWorld& small, CaseId id, TaskKind kind) {
  workforce::Done done;
  done.task.kind = kind;
  done.task.child = small.file(id).child;
  done.worker = small.somebody_of(kind == TaskKind::medical          ? Agency::paediatrics
                                  : kind == TaskKind::police_enquiry ? Agency::police
                                                                     : Agency::social_care);
  finish_enquiry_part(small.world, id, done);
}

TEST(StrategyDiscussion, IsUrgentWorkOfTheIntakeTeam) {
  SmallWorld small(enquiry_gates());
  const ChildId child = small.add_child();
  const CaseId id = open_case(small.world, child, Stage::initial_assessment);
  call_strategy_discussion(small.world, id);
  EXPECT_EQ(small.file(id).stage, Stage::strategy_discussion);
  const auto tasks = small.tasks(TaskKind::strategy_discussion, child);
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_EQ(tasks[0].queue, intake_queue(small.world, child));
}

TEST(StrategyDiscussion, EndsAtItsThresholds) {
  const auto stage_at = [](double belief) {
    SmallWorld small(enquiry_gates());
    return small.file(discussed(small, belief)).stage;
  };
  EXPECT_EQ(stage_at(-2.01), Stage::closed);
  EXPECT_EQ(stage_at(-1.99), Stage::child_in_need);
  EXPECT_EQ(stage_at(-0.01), Stage::child_in_need);
  EXPECT_EQ(stage_at(0.01), Stage::section47_enquiry);
}

TEST(StrategyDiscussion, PlacesTheChildWithFriendsOnlyAboveThatThreshold) {
  for (const auto& [belief, residence] :
       {std::pair{1.99, Residence::home}, std::pair{2.01, Residence::family_friend}}) {
    SmallWorld small(enquiry_gates());
    const CaseId id = discussed(small, belief);
    EXPECT_EQ(small.world.homes.children[small.file(id).child].residence, residence);
  }
}

TEST(StrategyDiscussion, LeavesAChildInFosterCareThere) {
  SmallWorld small(enquiry_gates());
  const ChildId child = small.add_child();
  household::move_child(small.world, small.world.homes, child, Residence::foster_care);
  small.make_believe(child, Agency::social_care, 3.0);
  const CaseId id = open_case(small.world, child, Stage::strategy_discussion);
  hold_strategy_discussion(small.world, id, small.somebody_of(Agency::social_care));
  EXPECT_EQ(small.world.homes.children[child].residence, Residence::foster_care);
}

TEST(StrategyDiscussion, PoliceAndSocialCareTellEachOtherWhatTheyKnow) {
  SmallWorld small(enquiry_gates());
  const ChildId child = small.add_child();
  small.add_item(child, {Agency::police}, 2.0);
  small.add_item(child, {Agency::social_care}, 1.0);
  small.add_item(child, {Agency::school}, 1.0);
  const CaseId id = open_case(small.world, child, Stage::strategy_discussion);
  hold_strategy_discussion(small.world, id, small.somebody_of(Agency::social_care));
  const double before = evidence::prior(small.world, child);
  EXPECT_DOUBLE_EQ(evidence::belief(small.world, Agency::social_care, child), before + 3.0);
  EXPECT_DOUBLE_EQ(evidence::belief(small.world, Agency::police, child), before + 3.0);
}

TEST(StrategyDiscussion, WithoutThePoliceNothingIsSharedAndTheyHaveNoPart) {
  model::Parameters p = enquiry_gates();
  p.practice.police.joint_enquiry = Probability(0.0);
  p.practice.threshold.investigate = LogOdds(-12.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  small.add_item(child, {Agency::police}, 2.0);
  small.make_believe(child, Agency::social_care, 0.5);
  const CaseId id = open_case(small.world, child, Stage::strategy_discussion);
  hold_strategy_discussion(small.world, id, small.somebody_of(Agency::social_care));
  EXPECT_NEAR(evidence::belief(small.world, Agency::social_care, child), 0.5, 1e-6);
  EXPECT_EQ(small.file(id).enquiry_parts, 1U);
  EXPECT_TRUE(small.tasks(TaskKind::police_enquiry, child).empty());
  EXPECT_EQ(small.count(HappeningKind::investigation_opened), 0U);
  finish(small, id, TaskKind::section47_enquiry);
  EXPECT_EQ(small.count(HappeningKind::enquiry_ended), 1U);
}

TEST(StrategyDiscussion, WithThePoliceMayOpenAnInvestigation) {
  model::Parameters p = enquiry_gates();
  p.practice.threshold.investigate = LogOdds(0.0);
  SmallWorld small(p);
  discussed(small, 0.5);
  EXPECT_EQ(small.count(HappeningKind::investigation_opened), 1U);
}

TEST(StrategyDiscussion, MayProtectAtOnce) {
  model::Parameters p = enquiry_gates();
  p.practice.threshold.emergency = LogOdds(3.0);
  p.practice.police.protects = Probability(1.0);
  SmallWorld small(p);
  const CaseId id = discussed(small, 3.01);
  EXPECT_EQ(small.world.homes.children[small.file(id).child].residence, Residence::emergency);
  EXPECT_EQ(small.file(id).stage, Stage::section47_enquiry);
}

TEST(Enquiry, HasTwoPartsWithoutAndThreeWithARecentInjury) {
  for (const bool has_injury : {false, true}) {
    SmallWorld small(enquiry_gates());
    const ChildId child = small.add_child();
    if (has_injury) {
      const InjuryId injury = small.add_injury(child);
      const ItemId item = evidence::item_about(small.world, child, evidence::ItemKind::injury,
                                               injury.value(), small.world.now);
      evidence::learn(small.world, item, Agency::social_care, 0.0);
    }
    small.advance_days(60.0);
    small.make_believe(child, Agency::social_care, 0.5);
    const CaseId id = open_case(small.world, child, Stage::strategy_discussion);
    hold_strategy_discussion(small.world, id, small.somebody_of(Agency::social_care));
    EXPECT_EQ(small.file(id).enquiry_parts, has_injury ? 3U : 2U);
    EXPECT_EQ(small.tasks(TaskKind::section47_enquiry, child).size(), 1U);
    EXPECT_EQ(small.tasks(TaskKind::police_enquiry, child).size(), 1U);
    EXPECT_EQ(small.tasks(TaskKind::core_assessment, child).size(), 1U);
    EXPECT_EQ(small.tasks(TaskKind::medical, child).size(), has_injury ? 1U : 0U);
  }
}

TEST(Enquiry, AnInjuryOfLongAgoNeedsNoMedical) {
  SmallWorld small(enquiry_gates());
  const ChildId child = small.add_child();
  const ItemId item = evidence::item_about(small.world, child, evidence::ItemKind::injury,
                                           small.add_injury(child).value(), small.world.now);
  evidence::learn(small.world, item, Agency::social_care, 0.0);
  small.advance_days(61.0);
  small.make_believe(child, Agency::social_care, 0.5);
  const CaseId id = open_case(small.world, child, Stage::strategy_discussion);
  hold_strategy_discussion(small.world, id, small.somebody_of(Agency::social_care));
  EXPECT_EQ(small.file(id).enquiry_parts, 2U);
}

TEST(Enquiry, ConcludesOnlyAfterItsLastPart) {
  SmallWorld small(enquiry_gates());
  const CaseId id = discussed(small, 1.01);
  small.file(id).enquiry_parts = 3;
  finish(small, id, TaskKind::police_enquiry);
  finish(small, id, TaskKind::medical);
  EXPECT_EQ(small.file(id).stage, Stage::section47_enquiry);
  EXPECT_EQ(small.count(HappeningKind::enquiry_ended), 0U);
  finish(small, id, TaskKind::section47_enquiry);
  EXPECT_EQ(small.file(id).stage, Stage::awaiting_conference);
  ASSERT_EQ(small.count(HappeningKind::enquiry_ended), 1U);
  EXPECT_EQ(small.happenings(HappeningKind::enquiry_ended)[0].detail, 1U);
}

TEST(Enquiry, NotSubstantiatedStandsDown) {
  for (const auto& [belief, stage] :
       {std::pair{0.99, Stage::child_in_need}, std::pair{-2.5, Stage::closed}}) {
    SmallWorld small(enquiry_gates());
    const CaseId id = discussed(small, 0.5);
    small.make_believe(small.file(id).child, Agency::social_care, belief);
    finish(small, id, TaskKind::police_enquiry);
    finish(small, id, TaskKind::section47_enquiry);
    EXPECT_EQ(small.file(id).stage, stage);
    EXPECT_EQ(small.happenings(HappeningKind::enquiry_ended)[0].detail, 0U);
  }
}

TEST(Enquiry, StandingDownSendsAChildHomeFromFriends) {
  SmallWorld small(enquiry_gates());
  const CaseId id = discussed(small, 2.5);
  const ChildId child = small.file(id).child;
  ASSERT_EQ(small.world.homes.children[child].residence, Residence::family_friend);
  small.make_believe(child, Agency::social_care, 0.0);
  finish(small, id, TaskKind::police_enquiry);
  finish(small, id, TaskKind::section47_enquiry);
  EXPECT_EQ(small.file(id).stage, Stage::child_in_need);
  EXPECT_EQ(small.world.homes.children[child].residence, Residence::home);
}

TEST(Enquiry, APartThatComesAfterTheConclusionChangesNothing) {
  SmallWorld small(enquiry_gates());
  const CaseId id = discussed(small, 0.5);
  finish(small, id, TaskKind::police_enquiry);
  finish(small, id, TaskKind::section47_enquiry);
  ASSERT_EQ(small.file(id).stage, Stage::child_in_need);
  finish(small, id, TaskKind::section47_enquiry);
  EXPECT_EQ(small.file(id).enquiry_parts, 0U);
  EXPECT_EQ(small.file(id).visits, 1U);
  EXPECT_EQ(small.count(HappeningKind::enquiry_ended), 1U);
  EXPECT_EQ(small.file(id).stage, Stage::child_in_need);
}

TEST(Enquiry, TheMedicalOpinionIsHeardByTrust) {
  model::Parameters p = enquiry_gates();
  p.practice.judgement.trust[Agency::paediatrics] = Share(0.5);
  p.practice.examination.complete[Agency::paediatrics] = Probability(1.0);
  p.practice.examination.lost_to_distress = Share(0.0);
  SmallWorld small(p);
  const CaseId id = discussed(small, 0.5);
  const ChildId child = small.file(id).child;
  small.add_injury(child, {.visible_days = 0.0, .occult_days = 50.0});
  finish(small, id, TaskKind::medical);
  ASSERT_EQ(small.count(HappeningKind::sign_found), 1U);
  const double opinion = static_cast<double>(small.happenings(HappeningKind::sign_found)[0].value);
  EXPECT_NEAR(evidence::belief(small.world, Agency::social_care, child), 0.5 + 0.5 * opinion, 1e-5);
}

TEST(Enquiry, KeepsTheChildSafeWhenItIsSubstantiated) {
  for (const auto& [belief, residence] :
       {std::pair{1.99, Residence::home}, std::pair{2.01, Residence::family_friend},
        std::pair{3.01, Residence::emergency}}) {
    model::Parameters p = enquiry_gates();
    p.practice.threshold.emergency = LogOdds(3.0);
    p.practice.police.protects = Probability(1.0);
    SmallWorld small(p);
    const CaseId id = discussed(small, 0.5);
    finish(small, id, TaskKind::section47_enquiry);
    small.make_believe(small.file(id).child, Agency::social_care, belief);
    finish(small, id, TaskKind::police_enquiry);
    EXPECT_EQ(small.file(id).stage, Stage::awaiting_conference);
    EXPECT_EQ(small.world.homes.children[small.file(id).child].residence, residence);
  }
}

TEST(Enquiry, TheMedicalMayTellThePoliceWhoMayInvestigate) {
  for (const double tells : {0.0, 1.0}) {
    model::Parameters p = enquiry_gates();
    p.practice.police.joint_enquiry = Probability(0.0);
    p.practice.telling.tell_police = Probability(tells);
    p.practice.threshold.investigate = LogOdds(-12.0);
    SmallWorld small(p);
    const CaseId id = discussed(small, 0.5);
    const ChildId child = small.file(id).child;
    small.add_injury(child);
    small.pins.set(address(child, Purpose::injury_tell, std::uint64_t{0x1'0000U}), 0.999);
    finish(small, id, TaskKind::medical);
    ASSERT_TRUE(evidence::knows_anything(small.world, Agency::paediatrics, child));
    const auto told = small.happenings(HappeningKind::told_police);
    ASSERT_EQ(told.size(), tells > 0.0 ? 1U : 0U);
    EXPECT_EQ(evidence::knows_anything(small.world, Agency::police, child), tells > 0.0);
    EXPECT_EQ(small.count(HappeningKind::investigation_opened), tells > 0.0 ? 1U : 0U);
    if (tells > 0.0) {
      EXPECT_EQ(told[0].agency, Agency::paediatrics);
    }
  }
}

}  // namespace
}  // namespace sightline::model::pathway
