// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/core/time.hpp>
#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/response.hpp>
#include <sightline/model/pathway/breach.hpp>
#include <sightline/model/pathway/home_visit.hpp>
#include <sightline/model/pathway/movements.hpp>
#include <sightline/model/pathway/plan.hpp>

#include "plans.hpp"
#include "small_world.hpp"

namespace sightline::model::pathway {
namespace {

using household::Residence;
using testing::plain_parameters;
using testing::SmallWorld;

constexpr Agency local_services[] = {Agency::health_visiting, Agency::general_practice,
                                     Agency::school, Agency::community};

model::Parameters fleeing(double follow, double warned = 0.0) {
  model::Parameters p = plain_parameters();
  p.household.mobility.flees = PerYear(1.0);
  p.household.mobility.away = Days(40.0);
  p.household.response.emboldening = Ratio(0.25);
  p.household.response.escalation_limit = Ratio(2.0);
  p.household.response.deterrence = Share(0.5);
  p.practice.curiosity.follow_movements = Probability(follow);
  p.practice.plan.clear_warning = Probability(warned);
  p.evidence.belief.flight = LogOdds(0.5);
  return p;
}

/// Two areas with two case holders each; moves lead into the other one.
model::Parameters moving(double leaves_authority) {
  model::Parameters p = plain_parameters();
  p.workforce.staffing.children_per_area = Count(5000.0);
  p.workforce.staffing.case_holding_social_workers = PerTenThousand(4.0);
  p.household.mobility.leaves_authority = Share(leaves_authority);
  p.pathway.records_follow = Probability(1.0);
  p.practice.telling.telephone_lost = p.practice.telling.letter_lost = Probability(0.0);
  return p;
}

/// Moves until the family lives in another area.
void move_to_another_area(SmallWorld& small, CaseId id) {
  const std::uint8_t from = small.family_of(id).area;
  for (int i = 0; i < 50 && small.family_of(id).area == from; ++i)
    family_moves(small.world, small.child_of(id).family);
  ASSERT_NE(small.family_of(id).area, from);
}

TEST(Flight, MayComeOfAnEnquiryOrAPlanWhereTheFamilyOnlyAppearsToCooperate) {
  for (const bool is_cooperative : {false, true}) {
    SmallWorld small(fleeing(0.0));
    const ChildId child = small.add_child({.is_cooperative = is_cooperative});
    const CaseId id = open_case(small.world, child, Stage::section47_enquiry);
    small.pins.set(address(small.world.homes.children[child].family, Purpose::flight_gap, 0), 0.5);
    schedule_flight(small.world, small.file(id).child);
    const auto events = small.take_events(EventKind::flight);
    ASSERT_EQ(events.size(), is_cooperative ? 0U : 1U);
    if (is_cooperative) continue;
    EXPECT_NEAR((events[0].at - Time()).days(), 0.693147 * days_per_year, 0.01);
    EXPECT_EQ(events[0].subject, small.child_of(id).family.value());
  }
}

TEST(Flight, IsScheduledOnceThroughEnquiryAndPlan) {
  model::Parameters p = fleeing(0.0);
  p.household.mobility.flees = PerYear(10.0);
  SmallWorld small(p);
  const CaseId id =
      open_case(small.world, small.add_child({.is_cooperative = false}), Stage::section47_enquiry);
  schedule_flight(small.world, small.file(id).child);
  start_plan(small.world, id);
  EXPECT_EQ(small.take_events(EventKind::flight).size(), 1U);
  small.world.now = small.world.events.now();
  flee(small.world, small.child_of(id).family);  // and the next one is scheduled, once
  schedule_flight(small.world, small.file(id).child);
  EXPECT_EQ(small.take_events(EventKind::flight).size(), 1U);
}

TEST(Flight, IsFromAnEnquiryAConferenceOrAPlanAndNothingElse) {
  for (const Stage stage : {Stage::screening, Stage::initial_assessment, Stage::strategy_discussion,
                            Stage::section47_enquiry, Stage::awaiting_conference,
                            Stage::child_in_need, Stage::on_plan, Stage::in_care}) {
    SmallWorld small(fleeing(0.0));
    const CaseId id = open_case(small.world, small.add_child({.is_cooperative = false}), stage);
    flee(small.world, small.child_of(id).family);
    const bool is_worth_it = stage == Stage::section47_enquiry ||
                             stage == Stage::awaiting_conference || stage == Stage::on_plan;
    EXPECT_EQ(household::is_away(small.family_of(id), small.world.now), is_worth_it);
    EXPECT_EQ(small.count(HappeningKind::family_fled), is_worth_it ? 1U : 0U);
  }
}

TEST(Flight, ThatIsFollowedUpIsKnownToSocialCareAndPolice) {
  for (const bool is_followed : {true, false}) {
    SmallWorld small(fleeing(is_followed ? 1.0 : 0.0));
    const CaseId id = on_plan(small);
    const ChildId child = small.file(id).child;
    flee(small.world, small.child_of(id).family);
    const double expected = evidence::prior(small.world, child) + (is_followed ? 0.5 : 0.0);
    EXPECT_DOUBLE_EQ(evidence::belief(small.world, Agency::social_care, child), expected);
    EXPECT_DOUBLE_EQ(evidence::belief(small.world, Agency::police, child), expected);
    const auto events = small.take_events(EventKind::family_returns);
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].detail, is_followed ? 1U : 0U);
  }
}

TEST(Flight, ThatIsFollowedUpTakesTheTimeOfThePolice) {
  for (const bool is_followed : {true, false}) {
    SmallWorld small(fleeing(is_followed ? 1.0 : 0.0));
    const CaseId id = on_plan(small);
    const ChildId child = small.file(id).child;
    flee(small.world, small.child_of(id).family);
    const auto searches = small.tasks(workforce::TaskKind::search, child);
    ASSERT_EQ(searches.size(), is_followed ? 1U : 0U);
    if (!is_followed) continue;
    EXPECT_EQ(searches[0].queue, team_queue(small.world, Agency::police, child));
  }
}

TEST(Flight, NobodyFindsTheChildrenUntilTheFamilyIsBack) {
  SmallWorld small(fleeing(0.0));
  const CaseId id = on_plan(small);
  const ChildId child = small.file(id).child;
  small.add_injury(child, {.visible_days = 400.0});
  flee(small.world, small.child_of(id).family);
  EXPECT_FALSE(visit_home(small.world, id, small.file(id).holder));
  EXPECT_NE(small.happenings(HappeningKind::visit).at(0).detail & Happening::child_not_seen, 0);
  EXPECT_FALSE(evidence::knows_anything(small.world, Agency::social_care, child));
  small.world.now = small.family_of(id).away_until;
  family_returns(small.world, small.child_of(id).family, false);
  EXPECT_TRUE(visit_home(small.world, id, small.file(id).holder));
  EXPECT_EQ(small.happenings(HappeningKind::visit).at(1).detail & Happening::child_not_seen, 0);
}

TEST(Return, OfAFamilyNobodyLookedForEmboldensIt) {
  SmallWorld small(fleeing(0.0, 1.0));
  const CaseId id = on_plan(small);
  flee(small.world, small.child_of(id).family);
  small.world.now = small.family_of(id).away_until;
  family_returns(small.world, small.child_of(id).family, false);
  EXPECT_DOUBLE_EQ(small.escalation(id), 1.25);
  EXPECT_EQ(small.count(HappeningKind::warned), 0U);
  const auto returned = small.happenings(HappeningKind::family_returned);
  ASSERT_EQ(returned.size(), 1U);
  EXPECT_EQ(returned[0].detail, 0U);
}

TEST(Return, OfAFamilyThatWasLookedForMayBringAWarning) {
  for (const double warned : {1.0, 0.0}) {
    SmallWorld small(fleeing(1.0, warned));
    const CaseId id = on_plan(small);
    flee(small.world, small.child_of(id).family);
    small.world.now = small.family_of(id).away_until;
    family_returns(small.world, small.child_of(id).family, true);
    EXPECT_EQ(small.count(HappeningKind::warned), warned > 0.0 ? 1U : 0U);
    EXPECT_DOUBLE_EQ(small.escalation(id), warned > 0.0 ? 1.0 : 1.25);
    EXPECT_EQ(small.happenings(HappeningKind::family_returned).at(0).detail, 1U);
  }
}

TEST(Move, IntoAnotherAreaHandsTheFileOver) {
  SmallWorld small(moving(0.0));
  const CaseId id = on_plan(small, {.is_cooperative = true});
  const ProfessionalId former = small.file(id).holder;
  move_to_another_area(small, id);
  ASSERT_TRUE(small.file(id).holder.is_valid());
  EXPECT_NE(small.file(id).holder, former);
  EXPECT_EQ(small.world.staff.professionals[small.file(id).holder].team,
            workforce::case_holding_team(small.world.staff, small.family_of(id).area));
  EXPECT_EQ(small.count(HappeningKind::handed_over), 1U);
  EXPECT_EQ(small.file(id).stage, Stage::on_plan);
  EXPECT_EQ(small.world.post.sent, 0U);
}

TEST(Move, WithinTheAreaChangesNothingForTheFile) {
  model::Parameters p = moving(0.0);
  p.workforce.staffing.children_per_area = Count(10000.0);
  SmallWorld small(p);
  const CaseId id = on_plan(small, {.is_cooperative = true});
  family_moves(small.world, small.child_of(id).family);
  EXPECT_EQ(small.count(HappeningKind::family_moved), 1U);
  EXPECT_EQ(small.count(HappeningKind::handed_over), 0U);
}

TEST(Move, IntoAnotherAreaGivesTheFreedHolderWhatWaitsInTheOldOne) {
  model::Parameters p = moving(0.0);
  p.workforce.staffing.case_holding_social_workers = PerTenThousand(2.0);  // one in each area
  p.practice.caseload.cap = Count(1.0);
  SmallWorld small(p);
  const CaseId moves = on_plan(small, {.is_cooperative = true});
  const ProfessionalId former = small.file(moves).holder;
  const CaseId waits = on_plan(small, {.is_cooperative = true});
  ASSERT_FALSE(small.file(waits).holder.is_valid());
  move_to_another_area(small, moves);
  EXPECT_EQ(small.file(waits).holder, former);
  EXPECT_TRUE(small.file(moves).holder.is_valid());
}

model::Parameters moving_with_history_unread() {
  model::Parameters p = moving(1.0);
  p.practice.hand_over.history_read = Probability(0.0);
  p.evidence.belief.unread_history = Share(0.5);
  return p;
}

TEST(Move, AcrossTheBorderClosesAFileWithoutPlanAndRefersAgain) {
  SmallWorld small(moving_with_history_unread());
  const CaseId id = open_case(small.world, small.add_child(), Stage::child_in_need);
  allocate(small.world, id);
  const ItemId item = small.add_item(small.file(id).child, {Agency::social_care}, 2.0);
  family_moves(small.world, small.child_of(id).family);
  EXPECT_FALSE(is_open(small.file(id)));
  EXPECT_EQ(small.count(HappeningKind::case_closed), 1U);
  const auto sent = small.happenings(HappeningKind::message_sent);
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sent[0].agency, Agency::social_care);
  EXPECT_EQ(sent[0].detail, static_cast<std::uint16_t>(communication::MessageKind::referral));
  EXPECT_EQ(small.take_events(EventKind::message_arrives).size(), 1U);
  EXPECT_EQ(small.world.ledger.items[item].weight[Agency::social_care], 1.0F);  // not all is read
}

TEST(Move, AcrossTheBorderAPlanGoesWithTheFamilyAndItsFileIsHandedOver) {
  SmallWorld small(moving_with_history_unread());
  const CaseId id = on_plan(small, {.is_cooperative = true});
  const ItemId item = small.add_item(small.file(id).child, {Agency::social_care}, 2.0);
  const ProfessionalId former = small.file(id).holder;
  const Time since = small.file(id).plan_since;
  small.advance_days(10.0);
  family_moves(small.world, small.child_of(id).family);
  EXPECT_EQ(small.file(id).stage, Stage::on_plan);
  EXPECT_EQ(small.file(id).plan_since, since);
  EXPECT_EQ(small.count(HappeningKind::plan_ended), 0U);
  EXPECT_EQ(small.world.post.sent, 0U);
  ASSERT_TRUE(small.file(id).holder.is_valid());
  EXPECT_NE(small.file(id).holder, former);
  EXPECT_EQ(small.count(HappeningKind::handed_over), 1U);
  EXPECT_EQ(small.world.ledger.items[item].weight[Agency::social_care], 1.0F);  // not all is read
}

TEST(Move, LeavesAChildInCareWithItsWorkers) {
  SmallWorld small(moving(1.0));
  const CaseId id = on_plan(small, {.is_cooperative = true});
  small.file(id).stage = Stage::in_care;
  family_moves(small.world, small.child_of(id).family);
  EXPECT_TRUE(is_open(small.file(id)));
  EXPECT_EQ(small.world.post.sent, 0U);
}

TEST(Records, OfLocalServicesFollowOrStayBehindAndTheNeighboursStay) {
  for (const double follow : {1.0, 0.0}) {
    model::Parameters p = moving(0.0);
    p.pathway.records_follow = Probability(follow);
    SmallWorld small(p);
    const ChildId child = small.add_child();
    for (const Agency agency : local_services)
      small.add_item(child, {agency}, 1.0);
    small.add_item(child, {Agency::hospital, Agency::social_care, Agency::police}, 1.0);
    family_moves(small.world, small.world.homes.children[child].family);
    for (const Agency agency : local_services) {
      EXPECT_EQ(evidence::knows_anything(small.world, agency, child),
                agency != Agency::community && follow > 0.0);
    }
    for (const Agency agency : {Agency::hospital, Agency::social_care, Agency::police})
      EXPECT_TRUE(evidence::knows_anything(small.world, agency, child));
  }
}

}  // namespace
}  // namespace sightline::model::pathway
