// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/response.hpp>
#include <sightline/model/pathway/breach.hpp>
#include <sightline/model/pathway/plan.hpp>

#include "plans.hpp"
#include "small_world.hpp"

namespace sightline::model::pathway {
namespace {

using household::Residence;
using testing::plain_parameters;
using testing::SmallWorld;
using workforce::TaskKind;

model::Parameters with_response(double noticed, double answered, double warned = 0.0) {
  model::Parameters p = plain_parameters();
  p.practice.plan.breach_noticed = Probability(noticed);
  p.practice.plan.breach_answered = Probability(answered);
  p.practice.plan.clear_warning = Probability(warned);
  p.household.response.emboldening = Ratio(0.25);
  p.household.response.escalation_limit = Ratio(2.0);
  p.household.response.deterrence = Share(0.5);
  p.evidence.belief.breach = LogOdds(0.75);
  return p;
}

void look(SmallWorld& small, CaseId id) {
  look_for_breach(small.world, id, small.file(id).holder);
}

TEST(Breach, ComesAtTheRateOfTheFamilysCooperation) {
  for (const bool is_cooperative : {true, false}) {
    model::Parameters p = plain_parameters();
    p.pathway.breaches_if_apparent = PerYear(1.0);
    p.pathway.breaches_if_cooperative = PerYear(0.5);
    SmallWorld small(p);
    const ChildId child = small.add_child({.is_cooperative = is_cooperative});
    small.pins.set(address(child, Purpose::breach_gap, 0), 0.5);
    const CaseId id = open_case(small.world, child, Stage::awaiting_conference);
    start_plan(small.world, id);
    const auto events = small.take_events(EventKind::breach);
    ASSERT_EQ(events.size(), 1U);
    EXPECT_NEAR((events[0].at - Time()).days(), 0.693147 * 365.25 * (is_cooperative ? 2.0 : 1.0),
                0.01);
    EXPECT_EQ(events[0].detail, small.file(id).episode);
  }
}

TEST(Breach, NeverComesAtARateOfZero) {
  SmallWorld small;
  on_plan(small);
  EXPECT_TRUE(small.take_events(EventKind::breach).empty());
}

TEST(Breach, UndoesThePlanAtHomeAndThePlacementWithFriends) {
  SmallWorld small;
  for (const Residence residence : {Residence::home, Residence::family_friend}) {
    const CaseId id = on_plan(small);
    const ChildId child = small.file(id).child;
    household::restrain(small.world, small.world.homes, child, 0.9);
    household::move_child(small.world, small.world.homes, child, residence);
    ASSERT_TRUE(small.child_of(id).is_protected);
    break_conditions(small.world, id);
    EXPECT_TRUE(small.child_of(id).is_breached);
    EXPECT_FALSE(small.child_of(id).is_protected);
    break_conditions(small.world, id);  // it is broken already
  }
  EXPECT_EQ(small.count(HappeningKind::breach), 2U);
}

TEST(Breach, NeedsConditionsToBreak) {
  SmallWorld small;
  const CaseId in_need = open_case(small.world, small.add_child(), Stage::child_in_need);
  break_conditions(small.world, in_need);
  EXPECT_FALSE(small.child_of(in_need).is_breached);
  const CaseId in_care = on_plan(small);
  household::move_child(small.world, small.world.homes, small.file(in_care).child,
                        Residence::foster_care);
  break_conditions(small.world, in_care);
  EXPECT_FALSE(small.child_of(in_care).is_breached);
  EXPECT_EQ(small.count(HappeningKind::breach), 0U);
}

std::size_t coming_breaches(SmallWorld& small) {
  return small.take_events(EventKind::breach).size();
}
model::Parameters breaking() {
  model::Parameters p = plain_parameters();
  p.pathway.breaches_if_apparent = PerYear(50.0);
  return p;
}

TEST(Breach, IsScheduledOnceAtATime) {
  SmallWorld small(breaking());
  const CaseId id = on_plan(small);
  schedule_breach(small.world, id);
  EXPECT_EQ(coming_breaches(small), 1U);
}

TEST(Breach, ThatFindsNothingToBreakComesAgainWhileThePlanRuns) {
  for (const bool is_on_plan : {true, false}) {
    SmallWorld small(breaking());
    const CaseId id = on_plan(small);
    static_cast<void>(coming_breaches(small));
    small.world.now = small.world.events.now();
    household::move_child(small.world, small.world.homes, small.file(id).child,
                          Residence::emergency);
    if (!is_on_plan) end_plan(small.world, small.file(id));
    break_conditions(small.world, id);
    EXPECT_EQ(coming_breaches(small), is_on_plan ? 1U : 0U);
  }
}

TEST(Breach, TheNextIsScheduledAtOnceAndWaitsWhileOneIsOpen) {
  SmallWorld small(breaking());
  const CaseId id = on_plan(small);
  const auto let_one_come = [&] {
    EXPECT_EQ(coming_breaches(small), 1U);
    small.world.now = small.world.events.now();
    break_conditions(small.world, id);
  };
  let_one_come();
  EXPECT_EQ(small.count(HappeningKind::breach), 1U);
  let_one_come();  // the first is open still
  EXPECT_EQ(small.count(HappeningKind::breach), 1U);
  household::set_breached(small.world, small.world.homes, small.file(id).child, false);
  let_one_come();
  EXPECT_EQ(small.count(HappeningKind::breach), 2U);
}

TEST(Breach, EndsWithThePlan) {
  SmallWorld small;
  const CaseId id = on_plan(small);
  break_conditions(small.world, id);
  end_plan(small.world, small.file(id));
  EXPECT_FALSE(small.child_of(id).is_breached);
}

TEST(Breach, IsNoticedAtAVisitWithItsProbability) {
  for (const auto& [u, is_noticed] : {std::pair{0.34, true}, std::pair{0.36, false}}) {
    SmallWorld small(with_response(0.35, 0.0));
    const CaseId id = on_plan(small);
    break_conditions(small.world, id);
    small.pins.set(address(small.file(id).child, Purpose::breach_noticed, 0), u);
    look(small, id);
    EXPECT_EQ(small.count(HappeningKind::breach_noticed), is_noticed ? 1U : 0U);
    EXPECT_EQ(evidence::knows_anything(small.world, Agency::social_care, small.file(id).child),
              is_noticed);
    EXPECT_DOUBLE_EQ(small.escalation(id), is_noticed ? 1.25 : 1.0);
  }
}

TEST(Breach, IsNotNoticedWhereThereIsNone) {
  SmallWorld small(with_response(1.0, 0.0));
  const CaseId id = on_plan(small);
  look(small, id);
  EXPECT_EQ(small.count(HappeningKind::breach_noticed), 0U);
}

TEST(Breach, OnceNoticedWeighsAgainstTheHomeAndOnlyOnce) {
  SmallWorld small(with_response(1.0, 0.0));
  const CaseId id = on_plan(small);
  const ChildId child = small.file(id).child;
  break_conditions(small.world, id);
  const double before = evidence::belief(small.world, Agency::social_care, child);
  look(small, id);
  EXPECT_DOUBLE_EQ(evidence::belief(small.world, Agency::social_care, child), before + 0.75);
  ++small.file(id).visits;
  look(small, id);
  EXPECT_DOUBLE_EQ(evidence::belief(small.world, Agency::social_care, child), before + 0.75);
}

TEST(Breach, AnsweredRestoresTheConditionsAndSeeksLegalAdvice) {
  model::Parameters p = with_response(1.0, 1.0);
  p.pathway.breaches_if_apparent = PerYear(50.0);
  SmallWorld small(p);
  const CaseId id = on_plan(small);
  static_cast<void>(small.take_events(EventKind::breach));
  small.world.now = small.world.events.now();
  break_conditions(small.world, id);
  look(small, id);
  EXPECT_FALSE(small.child_of(id).is_breached);
  EXPECT_EQ(small.file(id).legal, LegalStage::meeting_sought);
  EXPECT_EQ(small.tasks(TaskKind::legal_meeting, small.file(id).child).size(), 1U);
  EXPECT_EQ(small.happenings(HappeningKind::breach_noticed)[0].detail, 1U);
  EXPECT_DOUBLE_EQ(small.escalation(id), 1.0);
  EXPECT_EQ(small.take_events(EventKind::breach).size(), 1U);  // it may come again
}

TEST(Breach, UnansweredGoesOnAndEmboldens) {
  SmallWorld small(with_response(1.0, 0.0));
  const CaseId id = on_plan(small);
  break_conditions(small.world, id);
  look(small, id);
  EXPECT_TRUE(small.child_of(id).is_breached);
  EXPECT_EQ(small.file(id).legal, LegalStage::none);
  EXPECT_EQ(small.happenings(HappeningKind::breach_noticed)[0].detail, 0U);
  EXPECT_DOUBLE_EQ(small.escalation(id), 1.25);
  EXPECT_DOUBLE_EQ(small.left_of_hazard(id), 1.0);
}

TEST(Breach, AClearWarningDetersAndDoesNotEmbolden) {
  SmallWorld small(with_response(1.0, 0.0, 1.0));
  const CaseId id = on_plan(small);
  break_conditions(small.world, id);
  look(small, id);
  EXPECT_EQ(small.count(HappeningKind::warned), 1U);
  EXPECT_DOUBLE_EQ(small.escalation(id), 1.0);
  EXPECT_NEAR(small.left_of_hazard(id), 0.5, 1e-6);
}

TEST(Breach, AnsweredMakesTheFamilyWaryAndItsWarningsCount) {
  model::Parameters p = with_response(1.0, 1.0, 1.0);
  p.household.response.wariness = LogOdds(0.5);
  SmallWorld small(p);
  const CaseId id = on_plan(small);
  small.world.homes.families[small.world.homes.children[small.file(id).child].family]
      .idle_warnings = 3;
  break_conditions(small.world, id);
  look(small, id);
  EXPECT_EQ(small.family_of(id).wariness.level, 0.5F);
  EXPECT_EQ(small.family_of(id).idle_warnings, 0U);
}

TEST(Breach, WarningsWithoutConsequenceAreCounted) {
  SmallWorld small(with_response(1.0, 0.0, 1.0));
  const CaseId id = on_plan(small);
  break_conditions(small.world, id);
  look(small, id);
  ++small.file(id).visits;
  look(small, id);
  EXPECT_EQ(small.family_of(id).idle_warnings, 2U);
}

TEST(Warning, IsGivenWithItsProbability) {
  for (const auto& [u, is_warned] : {std::pair{0.24, true}, std::pair{0.26, false}}) {
    SmallWorld small(with_response(1.0, 0.0, 0.25));
    const CaseId id = on_plan(small);
    EXPECT_EQ(
        warn(small.world, small.file(id), holding_practice(small.world, small.file(id).child), u),
        is_warned);
    EXPECT_EQ(small.count(HappeningKind::warned), is_warned ? 1U : 0U);
  }
}

}  // namespace
}  // namespace sightline::model::pathway
