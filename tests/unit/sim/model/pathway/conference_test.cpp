// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/evidence/judgement.hpp>
#include <sightline/model/household/harm.hpp>
#include <sightline/model/pathway/conference.hpp>

#include "small_world.hpp"

namespace sightline::model::pathway {
namespace {

using household::Residence;
using testing::plain_parameters;
using testing::set_all;
using testing::SmallWorld;
using workforce::TaskKind;

/// Everybody trusts everybody; nobody comes or writes but social care.
model::Parameters empty_room() {
  model::Parameters p = plain_parameters();
  set_all(p.practice.conference.attendance, Probability(0.0));
  set_all(p.practice.conference.written_report, Probability(0.0));
  set_all(p.practice.judgement.trust, Share(1.0));
  p.practice.conference.siblings_considered = Probability(0.0);
  p.practice.threshold.plan = LogOdds(0.0);
  p.practice.threshold.away_from_home = LogOdds(2.0);
  p.practice.threshold.legal_advice = LogOdds(3.0);
  p.pathway.paediatrician_brings_hospital_notes = Switch(0);
  return p;
}

CaseId awaiting_conference(SmallWorld& small, ChildId child) {
  const CaseId id = open_case(small.world, child, Stage::awaiting_conference);
  small.file(id).conferences = 1;
  return id;
}
CaseId file_with_belief(SmallWorld& small, double belief) {
  const ChildId child = small.add_child();
  small.make_believe(child, Agency::social_care, belief);
  return awaiting_conference(small, child);
}
void hold(SmallWorld& small, CaseId id) {
  hold_conference(small.world, id, small.somebody_of(Agency::conference_chairs));
}
/// Pooled belief over the prior, in a room of these.
double pooled(SmallWorld& small, CaseId id, std::initializer_list<Agency> present,
              std::initializer_list<Agency> reported = {}) {
  Gathering gathering{};
  for (const Agency agency : present)
    gathering.is_present[agency] = true;
  for (const Agency agency : reported)
    gathering.has_reported[agency] = true;
  return pool_evidence(small.world, small.file(id), gathering) -
         evidence::prior(small.world, small.file(id).child);
}

TEST(PooledOpinion, IsTheMeanWeighedByTrust) {
  EXPECT_DOUBLE_EQ(pooled_opinion({{2.0, 1.0}}), 2.0);
  EXPECT_DOUBLE_EQ(pooled_opinion({{2.0, 0.3}}), 2.0);
  EXPECT_DOUBLE_EQ(pooled_opinion({{4.0, 0.9}, {-2.0, 0.3}}), (3.6 - 0.6) / 1.2);
}

TEST(Conference, IsCalledWithNoticeAndPreparedMeanwhile) {
  SmallWorld small(empty_room());
  const ChildId child = small.add_child();
  const CaseId id = open_case(small.world, child, Stage::section47_enquiry);
  call_conference(small.world, id);
  EXPECT_EQ(small.file(id).stage, Stage::awaiting_conference);
  EXPECT_EQ(small.tasks(TaskKind::prepare_conference, child).size(), 1U);
  EXPECT_TRUE(small.tasks(TaskKind::conference, child).empty());
  const auto events = small.take_events(EventKind::conference_notice_ends);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].at, small.calendar.add_working_days(Time(), 5));
  small.world.now = small.world.events.now();
  notice_ends(small.world, id);
  EXPECT_EQ(small.tasks(TaskKind::conference, child).size(), 1U);
}

TEST(Attendance, IsCertainAtOneAndNobodyComesAtZero) {
  for (const double probability : {0.0, 1.0}) {
    model::Parameters p = empty_room();
    set_all(p.practice.conference.attendance, Probability(probability));
    SmallWorld small(p);
    const ChildId child = small.add_child({.ages = {4.0}});  // health visitor and nursery
    small.add_item(child, {Agency::hospital}, 0.1);
    const Gathering gathering = gather(small.world, small.file(awaiting_conference(small, child)));
    for (std::size_t a = 1; a < knowing_agencies; ++a) {
      const Agency agency = agency_at(a);
      EXPECT_EQ(gathering.is_present[agency], probability > 0.0 && agency != Agency::community)
          << name_of(agency);
    }
    EXPECT_TRUE(gathering.is_present[Agency::social_care]);
    EXPECT_EQ(small.count(HappeningKind::conference_attended), probability > 0.0 ? 6U : 0U);
  }
}

TEST(Attendance, OnlyThoseWhoHaveToDoWithTheChildAreInvited) {
  model::Parameters p = empty_room();
  set_all(p.practice.conference.attendance, Probability(1.0));
  SmallWorld small(p);
  const auto gathering_at = [&](double age) {
    return gather(small.world,
                  small.file(awaiting_conference(small, small.add_child({.ages = {age}}))));
  };
  EXPECT_TRUE(gathering_at(2.0).is_present[Agency::health_visiting]);
  EXPECT_FALSE(gathering_at(2.0).is_present[Agency::school]);
  EXPECT_FALSE(gathering_at(8.0).is_present[Agency::health_visiting]);
  EXPECT_TRUE(gathering_at(8.0).is_present[Agency::school]);
  EXPECT_FALSE(gathering_at(8.0).is_present[Agency::hospital]);  // knows nothing of the child
}

TEST(Attendance, WhoDoesNotComeMayWrite) {
  model::Parameters p = empty_room();
  set_all(p.practice.conference.written_report, Probability(1.0));
  p.practice.conference.attendance[Agency::police] = Probability(1.0);
  SmallWorld small(p);
  const CaseId id = awaiting_conference(small, small.add_child());
  const Gathering gathering = gather(small.world, small.file(id));
  EXPECT_TRUE(gathering.has_reported[Agency::general_practice]);
  EXPECT_FALSE(gathering.has_reported[Agency::police]);
  EXPECT_FALSE(gathering.is_present[Agency::general_practice]);
}

TEST(Attendance, TakesWorkingTimeOfThoseWhoComeAndOfThoseWhoWrite) {
  model::Parameters p = empty_room();
  p.workforce.effort.productive = Share(1.0);
  p.practice.conference.attendance[Agency::paediatrics] = Probability(1.0);
  p.practice.conference.written_report[Agency::general_practice] = Probability(1.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  static_cast<void>(gather(small.world, small.file(awaiting_conference(small, child))));
  const auto attendance = small.tasks(TaskKind::conference_attendance, child);
  ASSERT_EQ(attendance.size(), 1U);
  EXPECT_EQ(attendance[0].queue, team_queue(small.world, Agency::paediatrics, child));
  EXPECT_EQ(attendance[0].effort_minutes, 4 * 60);
  const auto report = small.tasks(TaskKind::conference_report, child);
  ASSERT_EQ(report.size(), 1U);
  EXPECT_EQ(report[0].queue, team_queue(small.world, Agency::general_practice, child));
  EXPECT_EQ(report[0].effort_minutes, 2 * 60);
}

TEST(Attendance, AtConferenceAndReviewsIsWorkWithDiceOfItsOwn) {
  // With SIGHTLINE_CHECKS a shared address throws.
  model::Parameters p = empty_room();
  set_all(p.practice.conference.attendance, Probability(1.0));
  p.workforce.effort.variation = Ratio(0.5);
  SmallWorld small(p);
  const CaseId id = awaiting_conference(small, small.add_child());
  EXPECT_NO_THROW({
    static_cast<void>(gather(small.world, small.file(id)));
    ++small.file(id).reviews;
    static_cast<void>(gather(small.world, small.file(id)));
    ++small.file(id).reviews;
    static_cast<void>(gather(small.world, small.file(id)));
  });
}

TEST(Attendance, OfAPaediatricianBringsTheHospitalsNotesUnlessSwitchedOff) {
  for (const double is_on : {0.0, 1.0}) {
    model::Parameters p = empty_room();
    p.practice.conference.attendance[Agency::paediatrics] = Probability(1.0);
    p.pathway.paediatrician_brings_hospital_notes = Switch(is_on);
    SmallWorld small(p);
    const ChildId child = small.add_child();
    small.add_item(child, {Agency::hospital}, 5.0);
    const CaseId id = awaiting_conference(small, child);
    hold(small, id);
    EXPECT_EQ(small.file(id).stage, is_on > 0.0 ? Stage::on_plan : Stage::child_in_need);
  }
}

TEST(Pooling, HearsOnlyThoseWhoAreThereOrWrote) {
  SmallWorld small(empty_room());
  const ChildId child = small.add_child();
  small.add_item(child, {Agency::school}, 2.0);
  small.add_item(child, {Agency::police}, 1.0);
  const CaseId id = awaiting_conference(small, child);
  EXPECT_DOUBLE_EQ(pooled(small, id, {Agency::social_care}), 0.0);
  EXPECT_DOUBLE_EQ(pooled(small, id, {Agency::police}), 1.0);
  EXPECT_DOUBLE_EQ(pooled(small, id, {Agency::police, Agency::school}), 3.0);
}

TEST(Pooling, AReportCarriesItsShareOfTheWeight) {
  model::Parameters p = empty_room();
  p.practice.conference.report_weight = Share(0.25);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  small.add_item(child, {Agency::school}, 2.0);
  const CaseId id = awaiting_conference(small, child);
  EXPECT_DOUBLE_EQ(pooled(small, id, {}, {Agency::school}), 0.5);
}

TEST(Pooling, AReportAgainstTheFrameIsAnchoredAndAPersonIsNot) {
  model::Parameters p = empty_room();
  p.practice.conference.report_weight = Share(0.5);
  p.practice.judgement.anchoring = Share(0.4);
  for (const bool is_present : {false, true}) {
    SmallWorld small(p);
    const ChildId child = small.add_child();
    small.make_believe(child, Agency::social_care, -4.0);  // benign
    small.add_item(child, {Agency::school}, 2.0);
    const CaseId id = awaiting_conference(small, child);
    const double own = -4.0 - evidence::prior(small.world, child);
    const double found = is_present ? pooled(small, id, {Agency::social_care, Agency::school})
                                    : pooled(small, id, {Agency::social_care}, {Agency::school});
    EXPECT_NEAR(found - own, is_present ? 2.0 : 2.0 * 0.5 * 0.6, 1e-6);
  }
}

TEST(Pooling, WhatWasTabledStaysKnownToAllPresent) {
  SmallWorld small(empty_room());
  const ChildId child = small.add_child();
  const ItemId item = small.add_item(child, {Agency::school}, 2.0);
  learn(small.world, item, Agency::hospital, -1.0);
  const CaseId id = awaiting_conference(small, child);
  pooled(small, id, {Agency::social_care, Agency::police, Agency::school});
  const evidence::Item& tabled = small.world.ledger.items[item];
  EXPECT_EQ(tabled.weight[Agency::social_care], 2.0F);
  EXPECT_EQ(tabled.weight[Agency::police], 2.0F);
  EXPECT_TRUE(evidence::knows(tabled, Agency::police, small.world.now));
  EXPECT_FALSE(evidence::knows(tabled, Agency::general_practice, small.world.now));
  EXPECT_EQ(tabled.weight[Agency::hospital], -1.0F);
}

TEST(Pooling, ExpertsKeepTheirOwnViewAndSocialCareTakesThePooledOne) {
  SmallWorld small(empty_room());
  const ChildId child = small.add_child();
  const ItemId item = small.add_item(child, {Agency::school}, 3.0);
  learn(small.world, item, Agency::social_care, 1.0);
  const CaseId id = awaiting_conference(small, child);
  EXPECT_DOUBLE_EQ(pooled(small, id, {Agency::social_care, Agency::school}), 2.0);
  EXPECT_EQ(small.world.ledger.items[item].weight[Agency::school], 3.0F);
  EXPECT_EQ(small.world.ledger.items[item].weight[Agency::social_care], 2.0F);
}

TEST(Pooling, APaediatricianInTheRoomJudgesFromWhatOthersDescribe) {
  SmallWorld small(empty_room());
  const ChildId child = small.add_child();
  const InjuryId injury = small.add_injury(child);
  const ItemId item = evidence::item_about(small.world, child, evidence::ItemKind::injury,
                                           injury.value(), small.world.now);
  learn(small.world, item, Agency::school, 1.0);
  const CaseId id = awaiting_conference(small, child);
  EXPECT_DOUBLE_EQ(pooled(small, id, {Agency::school}), 1.0);
  const ProfessionalId doctor = small.somebody_of(Agency::paediatrics);
  const double opinion = evidence::weight_of_reading(
      evidence::reading_from_records(small.world, small.world.homes.injuries[injury], doctor),
      small.parameters.evidence.injuries.inflicted_if_abused);
  EXPECT_NEAR(pooled(small, id, {Agency::school, Agency::paediatrics}), (1.0 + opinion) / 2, 1e-9);
}

TEST(Pooling, OfOpinionsNobodyTrustsAtAllAddsNothing) {
  model::Parameters p = empty_room();
  p.practice.judgement.trust[Agency::school] = Share(0.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  small.add_item(child, {Agency::school}, 2.0);
  EXPECT_DOUBLE_EQ(pooled(small, awaiting_conference(small, child), {Agency::school}), 0.0);
}

TEST(Conference, MakesAPlanAtItsThreshold) {
  for (const auto& [belief, stage] :
       {std::pair{-0.01, Stage::child_in_need}, std::pair{0.01, Stage::on_plan}}) {
    SmallWorld small(empty_room());
    const CaseId id = file_with_belief(small, belief);
    hold(small, id);
    EXPECT_EQ(small.file(id).stage, stage);
    EXPECT_EQ(small.happenings(HappeningKind::conference)[0].detail,
              stage == Stage::on_plan ? 1U : 0U);
    EXPECT_EQ(small.count(HappeningKind::plan_started), stage == Stage::on_plan ? 1U : 0U);
  }
}

TEST(Conference, DecidesWhereTheChildLives) {
  for (const auto& [belief, residence] :
       {std::pair{1.99, Residence::home}, std::pair{2.01, Residence::family_friend}}) {
    for (const Residence before : {Residence::home, Residence::family_friend}) {
      SmallWorld small(empty_room());
      const CaseId id = file_with_belief(small, belief);
      const ChildId child = small.file(id).child;
      household::move_child(small.world, small.world.homes, child, before);
      hold(small, id);
      EXPECT_EQ(small.world.homes.children[child].residence, residence);
    }
  }
}

TEST(Conference, LeavesAChildInFosterCareThere) {
  SmallWorld small(empty_room());
  const CaseId id = file_with_belief(small, 2.5);
  const ChildId child = small.file(id).child;
  household::move_child(small.world, small.world.homes, child, Residence::foster_care);
  hold(small, id);
  EXPECT_EQ(small.world.homes.children[child].residence, Residence::foster_care);
}

TEST(Conference, SeeksLegalAdviceAtItsThreshold) {
  for (const auto& [belief, stage] :
       {std::pair{2.99, LegalStage::none}, std::pair{3.01, LegalStage::meeting_sought}}) {
    SmallWorld small(empty_room());
    const CaseId id = file_with_belief(small, belief);
    hold(small, id);
    EXPECT_EQ(small.file(id).legal, stage);
  }
}

TEST(Conference, OfSomebodyWhoIsNoChildAnyMoreClosesTheFile) {
  SmallWorld small(empty_room());
  const CaseId id = file_with_belief(small, 1.0);
  small.world.homes.children[small.file(id).child].is_dead = true;
  hold(small, id);
  EXPECT_FALSE(is_open(small.file(id)));
  EXPECT_EQ(small.count(HappeningKind::conference), 0U);
}

TEST(Conference, ConsidersSiblingsByItsPractice) {
  for (const double considered : {0.0, 1.0}) {
    model::Parameters p = empty_room();
    p.practice.conference.siblings_considered = Probability(considered);
    p.evidence.belief.sibling_carry = Share(0.5);
    p.evidence.belief.prior = LogOdds(-2.0);
    SmallWorld small(p);
    const ChildId index = small.add_child({.ages = {3.0, 6.0, 18.5}});
    const ChildId sibling(index.value() + 1);
    small.make_believe(index, Agency::social_care, 3.0);
    hold(small, awaiting_conference(small, index));
    const auto verdicts = small.happenings(HappeningKind::sibling_considered);
    ASSERT_EQ(verdicts.size(), considered > 0.0 ? 1U : 0U);  // one has grown up
    // Half of 3 - (-2) on top of -2 is 0.5, above the threshold of 0.
    EXPECT_EQ(open_case_of(small.world, sibling).is_valid(), considered > 0.0);
    if (verdicts.empty()) continue;
    EXPECT_EQ(verdicts[0].child, sibling);
    EXPECT_EQ(verdicts[0].detail, 1U);
    EXPECT_NEAR(evidence::belief(small.world, Agency::social_care, sibling), 0.5, 1e-6);
    EXPECT_EQ(small.file(open_case_of(small.world, sibling)).stage, Stage::on_plan);
  }
}

TEST(Conference, ASiblingBelowTheThresholdGetsNoPlan) {
  model::Parameters p = empty_room();
  p.practice.conference.siblings_considered = Probability(1.0);
  p.evidence.belief.sibling_carry = Share(0.1);
  SmallWorld small(p);
  const ChildId index = small.add_child({.ages = {3.0, 6.0}});
  small.make_believe(index, Agency::social_care, 1.0);
  hold(small, awaiting_conference(small, index));
  EXPECT_EQ(small.happenings(HappeningKind::sibling_considered)[0].detail, 0U);
  EXPECT_FALSE(open_case_of(small.world, ChildId(index.value() + 1)).is_valid());
}

TEST(Conference, PoliceWhoAreThereMayInvestigateWhatWasTabled) {
  model::Parameters p = empty_room();
  p.practice.conference.attendance[Agency::police] = Probability(1.0);
  p.practice.threshold.investigate = LogOdds(0.0);
  for (const auto& [belief, opened] : {std::pair{-0.01, 0U}, std::pair{0.01, 1U}}) {
    SmallWorld small(p);
    hold(small, file_with_belief(small, belief));
    EXPECT_EQ(small.count(HappeningKind::investigation_opened), opened);
  }
}

TEST(Conference, PoliceWhoDoNotComeOpenNoInvestigation) {
  model::Parameters p = empty_room();
  p.practice.conference.written_report[Agency::police] = Probability(1.0);
  p.practice.threshold.investigate = LogOdds(0.0);
  SmallWorld small(p);
  const CaseId id = file_with_belief(small, 1.0);
  small.make_believe(small.file(id).child, Agency::police, 1.0);
  hold(small, id);
  EXPECT_EQ(small.count(HappeningKind::conference), 1U);
  EXPECT_EQ(small.count(HappeningKind::investigation_opened), 0U);
}

}  // namespace
}  // namespace sightline::model::pathway
