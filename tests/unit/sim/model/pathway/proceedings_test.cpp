// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <gtest/gtest.h>

#include <sightline/model/household/response.hpp>
#include <sightline/model/pathway/legal.hpp>
#include <sightline/model/pathway/plan.hpp>
#include <sightline/model/pathway/proceedings.hpp>

#include "small_world.hpp"

namespace sightline::model::pathway {
namespace {

using household::Residence;
using testing::plain_parameters;
using testing::SmallWorld;
using workforce::TaskKind;

model::Parameters court(double hearings = 7.0) {
  model::Parameters p = plain_parameters();
  p.practice.threshold.interim_order = LogOdds(1.0);
  p.practice.legal.longest_proceedings = Days(0.0);
  p.pathway.hearings = Count(hearings);
  p.pathway.between_hearings = Days(45.0);
  p.pathway.renewed_within = LogOdds(1.5);
  p.pathway.care_order = Share(0.6);
  p.pathway.kin_order = Share(0.2);
  p.pathway.reunified = PerYear(0.0);
  return p;
}

void hear_case(SmallWorld& small, CaseId id) {
  hear(small.world, id, small.somebody_of(Agency::family_court));
}
/// A file with which social care has gone to court.
CaseId before_court(SmallWorld& small, double belief = 2.5) {
  const ChildId child = small.add_child();
  small.make_believe(child, Agency::social_care, belief);
  const CaseId id = open_case(small.world, child, Stage::awaiting_conference);
  start_plan(small.world, id);
  apply_at_once(small.world, id);
  apply_to_court(small.world, id);
  return id;
}
CaseId in_proceedings(SmallWorld& small) {
  const CaseId id = before_court(small);
  hear_case(small, id);
  return id;
}

TEST(InterimOrder, PlacesInFosterCareStartsCareAndEndsThePlan) {
  SmallWorld small(court());
  const CaseId id = before_court(small);
  const std::uint16_t episode = small.file(id).episode;
  small.advance_days(10.0);
  hear_case(small, id);
  EXPECT_EQ(small.child_of(id).residence, Residence::foster_care);
  EXPECT_TRUE(small.child_of(id).is_protected);
  EXPECT_EQ(small.file(id).stage, Stage::in_care);
  EXPECT_EQ(small.file(id).legal, LegalStage::proceedings);
  EXPECT_EQ(small.file(id).hearings, 0U);
  EXPECT_EQ(small.file(id).proceedings_since, small.world.now);
  EXPECT_EQ(small.file(id).episode, episode + 1U);  // work of the plan is stale
  EXPECT_EQ(small.count(HappeningKind::care_started), 1U);
  EXPECT_EQ(small.count(HappeningKind::plan_ended), 1U);
  EXPECT_EQ(small.happenings(HappeningKind::interim_order)[0].detail, 1U);
}

TEST(InterimOrder, IsFirmActionAndEndsABreach) {
  model::Parameters p = court();
  p.household.response.deterrence = Share(0.5);
  SmallWorld small(p);
  const CaseId id = before_court(small);
  small.world.homes.children[small.file(id).child].is_breached = true;
  hear_case(small, id);
  EXPECT_FALSE(small.child_of(id).is_breached);
  const household::Family& family = small.world.homes.family_of(small.file(id).child);
  EXPECT_NEAR(household::restrained_share(small.world.homes, family, small.world.now), 0.5, 1e-6);
}

TEST(InterimOrder, IsRefusedBelowItsThreshold) {
  SmallWorld small(court());
  const CaseId id = before_court(small, 0.99);
  hear_case(small, id);
  EXPECT_EQ(small.file(id).stage, Stage::on_plan);
  EXPECT_EQ(small.file(id).legal, LegalStage::none);
  EXPECT_EQ(small.child_of(id).residence, Residence::home);
  EXPECT_EQ(small.happenings(HappeningKind::interim_order)[0].detail, 0U);
  EXPECT_EQ(small.count(HappeningKind::care_started), 0U);
}

TEST(Proceedings, TheNextHearingIsPreparedAndThenJoinsTheCourtsQueue) {
  SmallWorld small(court());
  const CaseId id = before_court(small);
  const ChildId child = small.file(id).child;
  small.pins.set(address(child, Purpose::court_course, occurrence(1, 0)), 0.5);
  hear_case(small, id);
  const auto events = small.take_events(EventKind::hearing_due);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].detail, small.file(id).episode);
  // The median of a lognormal of mean 45 and coefficient of variation 0.4.
  EXPECT_NEAR((events[0].at - Time()).days(), 45.0 / std::sqrt(1.0 + 0.4 * 0.4), 1e-2);
  small.world.now = small.world.events.now();
  hearing_due(small.world, id);
  EXPECT_EQ(small.tasks(TaskKind::court_hearing, child).size(), 2U);
}

TEST(Proceedings, HearingsAreCountedUntilTheLastWhichIsFinal) {
  SmallWorld small(court(3.0));
  const CaseId id = in_proceedings(small);
  for (unsigned n = 1; n < 3; ++n) {
    small.advance_days(45.0);
    hear_case(small, id);
    EXPECT_EQ(small.file(id).hearings, n);
    EXPECT_EQ(small.count(HappeningKind::final_order), 0U);
    ASSERT_EQ(small.count(HappeningKind::order_renewed), n);
    EXPECT_EQ(small.happenings(HappeningKind::order_renewed)[n - 1].detail, 1U);
  }
  EXPECT_EQ(small.child_of(id).residence, Residence::foster_care);
  small.advance_days(45.0);
  hear_case(small, id);
  EXPECT_EQ(small.count(HappeningKind::order_renewed), 2U);
  const auto ordered = small.happenings(HappeningKind::final_order);
  ASSERT_EQ(ordered.size(), 1U);
  EXPECT_EQ(ordered[0].value, 135.0F);
}

TEST(Proceedings, AHearingIsTheLastIfTheNextWouldComeTooLate) {
  for (const auto& [after_days, is_last] : {std::pair{54.0, false}, std::pair{56.0, true}}) {
    model::Parameters p = court(50.0);
    p.practice.legal.longest_proceedings = Days(100.0);
    SmallWorld small(p);
    const CaseId id = in_proceedings(small);
    small.advance_days(after_days);
    hear_case(small, id);
    EXPECT_EQ(small.count(HappeningKind::final_order), is_last ? 1U : 0U) << after_days;
  }
}

TEST(Proceedings, AnOrderThatIsNotRenewedSendsTheChildHome) {
  // Renewed down to 1.5 below what granted it.
  for (const auto& [belief, is_renewed] : {std::pair{-0.49, true}, std::pair{-0.51, false}}) {
    SmallWorld small(court());
    const CaseId id = in_proceedings(small);
    small.make_believe(small.file(id).child, Agency::social_care, belief);
    small.advance_days(45.0);
    hear_case(small, id);
    EXPECT_EQ(small.child_of(id).residence, is_renewed ? Residence::foster_care : Residence::home);
    EXPECT_EQ(small.file(id).stage, is_renewed ? Stage::in_care : Stage::child_in_need);
    EXPECT_EQ(small.file(id).legal, is_renewed ? LegalStage::proceedings : LegalStage::none);
    EXPECT_EQ(small.happenings(HappeningKind::order_renewed)[0].detail, is_renewed ? 1U : 0U);
  }
}

struct Outcome {
  FinalOrder order;
  Residence residence;
  bool is_open;
  std::size_t reunifications;
};

Outcome outcome_at(double u) {
  model::Parameters p = court(1.0);
  p.pathway.reunified = PerYear(10.0);
  SmallWorld small(p);
  const CaseId id = in_proceedings(small);
  const ChildId child = small.file(id).child;
  small.pins.set(address(child, Purpose::final_order, small.file(id).legal_meetings), u);
  small.pins.set(address(child, Purpose::reunification, occurrence(1U << 8U, 0)), 0.5);
  small.advance_days(45.0);
  hear_case(small, id);
  return {static_cast<FinalOrder>(small.happenings(HappeningKind::final_order).at(0).detail),
          small.child_of(id).residence, is_open(small.file(id)),
          small.take_events(EventKind::reunification).size()};
}

TEST(FinalOrder, IsCareKinOrNoneByTheirShares) {
  for (const double u : {0.01, 0.59}) {
    const Outcome outcome = outcome_at(u);
    EXPECT_EQ(outcome.order, FinalOrder::care);
    EXPECT_EQ(outcome.residence, Residence::foster_care);
    EXPECT_FALSE(outcome.is_open);
    EXPECT_EQ(outcome.reunifications, 1U);
  }
  for (const double u : {0.61, 0.79}) {
    const Outcome outcome = outcome_at(u);
    EXPECT_EQ(outcome.order, FinalOrder::kin);
    EXPECT_EQ(outcome.residence, Residence::kin);
    EXPECT_FALSE(outcome.is_open);
    EXPECT_EQ(outcome.reunifications, 0U);
  }
  for (const double u : {0.81, 0.99}) {
    const Outcome outcome = outcome_at(u);
    EXPECT_EQ(outcome.order, FinalOrder::none);
    EXPECT_EQ(outcome.residence, Residence::home);
    EXPECT_TRUE(outcome.is_open);  // worked with at home
    EXPECT_EQ(outcome.reunifications, 0U);
  }
}

TEST(FinalOrder, OfCareFreesTheHolder) {
  model::Parameters p = court(1.0);
  p.pathway.care_order = Share(1.0);
  SmallWorld small(p);
  const CaseId id = in_proceedings(small);
  EXPECT_TRUE(small.file(id).holder.is_valid());
  small.advance_days(45.0);
  hear_case(small, id);
  EXPECT_FALSE(small.file(id).holder.is_valid());
  EXPECT_EQ(small.file(id).proceedings_since, Time::never());
}

TEST(Proceedings, OfAFileThatIsNotInCourtAreNotHeard) {
  SmallWorld small(court());
  const ChildId child = small.add_child();
  const CaseId id = open_case(small.world, child, Stage::awaiting_conference);
  start_plan(small.world, id);
  hear_case(small, id);
  hearing_due(small.world, id);
  EXPECT_EQ(small.file(id).stage, Stage::on_plan);
  EXPECT_EQ(small.count(HappeningKind::interim_order), 0U);
  EXPECT_TRUE(small.tasks(TaskKind::court_hearing, child).empty());
}

TEST(Proceedings, OfAFileThatNobodyHoldsAllocateAHolder) {
  SmallWorld small(court());
  const ChildId child = small.add_child();
  small.make_believe(child, Agency::social_care, 2.5);
  const CaseId id = open_case(small.world, child, Stage::section47_enquiry);
  apply_at_once(small.world, id);
  apply_to_court(small.world, id);
  ASSERT_FALSE(small.file(id).holder.is_valid());
  hear_case(small, id);
  EXPECT_EQ(small.file(id).stage, Stage::in_care);
  ASSERT_TRUE(small.file(id).holder.is_valid());
  EXPECT_EQ(small.world.staff.professionals[small.file(id).holder].caseload, 1U);
}

TEST(Proceedings, EachHearingIsPreparedByTheHolderAndTheAuthorityIsRepresented) {
  SmallWorld small(court());
  const CaseId id = in_proceedings(small);
  const ChildId child = small.file(id).child;
  EXPECT_TRUE(small.tasks(TaskKind::hearing_preparation, child).empty());
  for (std::size_t n = 1; n < 3; ++n) {
    hearing_due(small.world, id);
    const auto preparation = small.tasks(TaskKind::hearing_preparation, child);
    const auto representation = small.tasks(TaskKind::legal_representation, child);
    ASSERT_EQ(preparation.size(), n);
    ASSERT_EQ(representation.size(), n);
    EXPECT_EQ(preparation[n - 1].queue, holder_queue(small.world, small.file(id)));
    EXPECT_EQ(representation[n - 1].queue, team_queue(small.world, Agency::council_legal, child));
    hear_case(small, id);
  }
}

TEST(Proceedings, EndAnEnquiryAndAnEmergencyThatAreUnderWay) {
  SmallWorld small(court());
  const CaseId id = before_court(small);
  small.file(id).is_enquired_again = true;
  small.file(id).is_emergency = true;
  small.file(id).is_emergency_sought = true;
  hear_case(small, id);
  EXPECT_FALSE(small.file(id).is_enquired_again);
  EXPECT_FALSE(small.file(id).is_emergency);
  EXPECT_FALSE(small.file(id).is_emergency_sought);
}

}  // namespace
}  // namespace sightline::model::pathway
