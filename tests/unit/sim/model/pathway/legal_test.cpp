// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/household/response.hpp>
#include <sightline/model/pathway/legal.hpp>
#include <sightline/model/pathway/plan.hpp>

#include "plans.hpp"
#include "small_world.hpp"

namespace sightline::model::pathway {
namespace {

using household::Residence;
using testing::plain_parameters;
using testing::SmallWorld;
using workforce::TaskKind;

model::Parameters legal_gates() {
  model::Parameters p = plain_parameters();
  p.practice.threshold.proceedings = LogOdds(2.0);
  p.pathway.between_legal_meetings = Days(60.0);
  return p;
}
model::Parameters with_family_group_conference(double finds_place) {
  model::Parameters p = legal_gates();
  p.practice.legal.family_group_conference = Probability(1.0);
  p.pathway.family_finds_place = Probability(finds_place);
  return p;
}
model::Parameters with_pre_proceedings(double diverted) {
  model::Parameters p = legal_gates();
  p.practice.legal.pre_proceedings = Days(42.0);
  p.practice.legal.diverted = Share(diverted);
  p.household.response.deterrence = Share(0.5);
  return p;
}

void meet_lawyer(SmallWorld& small, CaseId id) {
  hold_legal_meeting(small.world, id, small.somebody_of(Agency::council_legal));
}
/// A file on which the legal meeting has found the threshold met.
CaseId threshold_met(SmallWorld& small) {
  const CaseId id = on_plan(small, 2.5);
  seek_legal_advice(small.world, id);
  meet_lawyer(small, id);
  return id;
}
std::size_t ordered(const SmallWorld& small, CaseId id, TaskKind kind) {
  return small.tasks(kind, small.world.cases.files[id].child).size();
}

TEST(LegalAdvice, IsSoughtOnceAtATime) {
  SmallWorld small(legal_gates());
  const CaseId id = on_plan(small, 2.5);
  seek_legal_advice(small.world, id);
  seek_legal_advice(small.world, id);
  EXPECT_EQ(small.file(id).legal, LegalStage::meeting_sought);
  EXPECT_EQ(ordered(small, id, TaskKind::legal_meeting), 1U);
}

TEST(LegalAdvice, IsNotSoughtAgainWithinTheInterval) {
  SmallWorld small(legal_gates());
  const CaseId id = on_plan(small, 1.5);
  seek_legal_advice(small.world, id);
  meet_lawyer(small, id);
  EXPECT_EQ(small.file(id).legal, LegalStage::none);
  small.advance_days(59.9);
  seek_legal_advice(small.world, id);
  EXPECT_EQ(ordered(small, id, TaskKind::legal_meeting), 1U);
  small.advance_days(0.1);
  seek_legal_advice(small.world, id);
  EXPECT_EQ(ordered(small, id, TaskKind::legal_meeting), 2U);
}

TEST(LegalAdvice, IsNotSoughtForAChildInCare) {
  SmallWorld small(legal_gates());
  const CaseId id = on_plan(small, 2.5);
  small.file(id).stage = Stage::in_care;
  seek_legal_advice(small.world, id);
  EXPECT_EQ(small.file(id).legal, LegalStage::none);
}

TEST(LegalMeeting, AppliesAtItsThresholdAndRecordsTheWait) {
  for (const auto& [belief, is_met] : {std::pair{1.99, false}, std::pair{2.01, true}}) {
    SmallWorld small(legal_gates());
    const CaseId id = on_plan(small, belief);
    seek_legal_advice(small.world, id);
    small.advance_days(35.0);
    meet_lawyer(small, id);
    EXPECT_EQ(small.file(id).legal, is_met ? LegalStage::application : LegalStage::none);
    const auto met = small.happenings(HappeningKind::legal_meeting);
    ASSERT_EQ(met.size(), 1U);
    EXPECT_EQ(met[0].detail, is_met ? 1U : 0U);
    EXPECT_EQ(met[0].value, 35.0F);
    EXPECT_EQ(ordered(small, id, TaskKind::court_application), is_met ? 1U : 0U);
  }
}

TEST(LegalMeeting, ThatNobodyWantsAnyMoreChangesNothing) {
  SmallWorld small(legal_gates());
  const CaseId id = on_plan(small, 2.5);
  meet_lawyer(small, id);
  EXPECT_EQ(small.count(HappeningKind::legal_meeting), 0U);
  hold_family_group_conference(small.world, id);
  EXPECT_EQ(small.count(HappeningKind::family_group_conference), 0U);
  end_pre_proceedings(small.world, id);
  apply_to_court(small.world, id);
  EXPECT_EQ(small.file(id).legal, LegalStage::none);
  EXPECT_EQ(ordered(small, id, TaskKind::court_hearing), 0U);
}

TEST(FamilyGroupConference, ComesBeforeTheApplicationIfItIsPractice) {
  SmallWorld small(with_family_group_conference(1.0));
  const CaseId id = threshold_met(small);
  EXPECT_EQ(small.file(id).legal, LegalStage::family_group_conference);
  EXPECT_EQ(ordered(small, id, TaskKind::family_group_conference), 1U);
  EXPECT_EQ(ordered(small, id, TaskKind::court_application), 0U);
}

TEST(FamilyGroupConference, FindsAPlaceWithoutACourtOrLeadsToIt) {
  for (const bool finds : {true, false}) {
    SmallWorld small(with_family_group_conference(finds ? 1.0 : 0.0));
    const CaseId id = threshold_met(small);
    hold_family_group_conference(small.world, id);
    EXPECT_EQ(small.child_of(id).residence, finds ? Residence::family_friend : Residence::home);
    EXPECT_EQ(small.file(id).legal, finds ? LegalStage::none : LegalStage::application);
    EXPECT_EQ(ordered(small, id, TaskKind::court_application), finds ? 0U : 1U);
    const auto held = small.happenings(HappeningKind::family_group_conference);
    ASSERT_EQ(held.size(), 1U);
    EXPECT_EQ(held[0].detail, finds ? 1U : 0U);
  }
}

TEST(PreProceedings, DelayTheApplicationAndAreFirmAction) {
  SmallWorld small(with_pre_proceedings(0.0));
  const CaseId id = threshold_met(small);
  EXPECT_EQ(small.file(id).legal, LegalStage::pre_proceedings);
  EXPECT_EQ(ordered(small, id, TaskKind::court_application), 0U);
  EXPECT_NEAR(household::restrained_share(small.world.homes, small.family_of(id), small.world.now),
              0.5, 1e-6);
  const auto events = small.take_events(EventKind::pre_proceedings_end);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].at, Time() + days(42));
  EXPECT_EQ(events[0].subject, id.value());
  EXPECT_EQ(events[0].detail, small.file(id).episode);
}

TEST(PreProceedings, EndInTheApplicationOrAreDiverted) {
  for (const bool is_diverted : {true, false}) {
    SmallWorld small(with_pre_proceedings(is_diverted ? 1.0 : 0.0));
    const CaseId id = threshold_met(small);
    small.advance_days(42.0);
    end_pre_proceedings(small.world, id);
    EXPECT_EQ(small.file(id).legal, is_diverted ? LegalStage::none : LegalStage::application);
    EXPECT_EQ(ordered(small, id, TaskKind::court_application), is_diverted ? 0U : 1U);
  }
}

TEST(Application, InAnEmergencyNeedsNoMeetingAndNoDelay) {
  SmallWorld small(with_pre_proceedings(1.0));
  const CaseId id = on_plan(small, 0.0);
  apply_at_once(small.world, id);
  EXPECT_EQ(small.file(id).legal, LegalStage::application);
  apply_at_once(small.world, id);  // it is on its way
  EXPECT_EQ(ordered(small, id, TaskKind::court_application), 1U);
}

TEST(Application, InAnEmergencyOvertakesAMeetingThatIsSought) {
  SmallWorld small(legal_gates());
  const CaseId id = on_plan(small, 2.5);
  seek_legal_advice(small.world, id);
  apply_at_once(small.world, id);
  EXPECT_EQ(small.file(id).legal, LegalStage::application);
  meet_lawyer(small, id);
  EXPECT_EQ(small.count(HappeningKind::legal_meeting), 0U);
}

TEST(Application, IsNotMadeForAChildInCare) {
  SmallWorld small(legal_gates());
  const CaseId id = on_plan(small, 2.5);
  small.file(id).stage = Stage::in_care;
  apply_at_once(small.world, id);
  EXPECT_EQ(ordered(small, id, TaskKind::court_application), 0U);
}

TEST(Application, WithoutAHolderIsTheIntakeTeams) {
  SmallWorld small(legal_gates());
  const ChildId child = small.add_child();
  const CaseId id = open_case(small.world, child, Stage::section47_enquiry);
  apply_at_once(small.world, id);
  const auto tasks = small.tasks(TaskKind::court_application, child);
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_EQ(tasks[0].queue, intake_queue(small.world, child));
}

TEST(Application, AsksTheCourtForAHearing) {
  SmallWorld small(legal_gates());
  const CaseId id = threshold_met(small);
  apply_to_court(small.world, id);
  EXPECT_EQ(small.file(id).legal, LegalStage::hearing);
  const auto tasks = small.tasks(TaskKind::court_hearing, small.file(id).child);
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_EQ(tasks[0].queue, team_queue(small.world, Agency::family_court, small.file(id).child));
}

TEST(Application, ThatCannotWaitIsShorter) {
  for (const bool is_urgent : {true, false}) {
    model::Parameters p = legal_gates();
    p.workforce.effort.productive = Share(1.0);
    p.workforce.effort.urgent_application = WorkingHours(12.0);
    p.workforce.effort.court_application = WorkingHours(60.0);
    SmallWorld small(p);
    const CaseId id = is_urgent ? on_plan(small, 2.5) : threshold_met(small);
    if (is_urgent) apply_at_once(small.world, id);
    const auto tasks = small.tasks(TaskKind::court_application, small.file(id).child);
    ASSERT_EQ(tasks.size(), 1U);
    EXPECT_EQ(tasks[0].effort_minutes, (is_urgent ? 12 : 60) * 60);
  }
}

}  // namespace
}  // namespace sightline::model::pathway
