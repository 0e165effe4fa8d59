// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/response.hpp>
#include <sightline/model/pathway/emergency.hpp>
#include <sightline/model/pathway/legal.hpp>
#include <sightline/model/pathway/proceedings.hpp>

#include "small_world.hpp"

namespace sightline::model::pathway {
namespace {

using household::Residence;
using testing::plain_parameters;
using testing::SmallWorld;
using workforce::TaskKind;

model::Parameters emergencies(double police_protect) {
  model::Parameters p = plain_parameters();
  p.practice.threshold.emergency = LogOdds(3.0);
  p.practice.threshold.interim_order = LogOdds(1.0);
  p.practice.threshold.away_from_home = LogOdds(2.0);
  p.practice.police.protects = Probability(police_protect);
  p.pathway.police_protection = Hours(72.0);
  p.pathway.emergency_order = Days(8.0);
  p.household.response.emboldening = Ratio(0.25);
  p.household.response.escalation_limit = Ratio(2.0);
  p.household.response.deterrence = Share(0.5);
  return p;
}

CaseId enquiry(SmallWorld& small, double belief) {
  const ChildId child = small.add_child();
  small.make_believe(child, Agency::social_care, belief);
  return open_case(small.world, child, Stage::section47_enquiry);
}
bool protect(SmallWorld& small, CaseId id) {
  return protect_at_once(small.world, id, small.somebody_of(Agency::social_care));
}
void hear_order(SmallWorld& small, CaseId id) {
  hear_emergency(small.world, id, small.somebody_of(Agency::family_court));
}

TEST(Emergency, BeginsAtItsThreshold) {
  for (const auto& [belief, is_emergency] : {std::pair{2.99, false}, std::pair{3.01, true}}) {
    SmallWorld small(emergencies(1.0));
    const CaseId id = enquiry(small, belief);
    EXPECT_EQ(protect(small, id), is_emergency);
    EXPECT_EQ(small.child_of(id).residence, is_emergency ? Residence::emergency : Residence::home);
    EXPECT_EQ(small.count(HappeningKind::police_protection), is_emergency ? 1U : 0U);
    EXPECT_EQ(small.file(id).legal, is_emergency ? LegalStage::application : LegalStage::none);
  }
}

TEST(PoliceProtection, LastsSeventyTwoHoursAndIsFirmAction) {
  SmallWorld small(emergencies(1.0));
  const CaseId id = enquiry(small, 3.5);
  small.world.homes.children[small.file(id).child].is_breached = true;
  ASSERT_TRUE(protect(small, id));
  EXPECT_TRUE(small.file(id).is_emergency);
  EXPECT_FALSE(small.child_of(id).is_breached);
  EXPECT_TRUE(small.child_of(id).is_protected);
  EXPECT_NEAR(household::restrained_share(small.world.homes, small.family_of(id), small.world.now),
              0.5, 1e-6);
  const auto events = small.take_events(EventKind::order_ends);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].at, Time() + days(3));
  EXPECT_EQ(events[0].detail, small.file(id).episode);
}

TEST(PoliceProtection, IsNotGivenTwiceNorToAChildInCare) {
  SmallWorld small(emergencies(1.0));
  const CaseId id = enquiry(small, 3.5);
  EXPECT_TRUE(protect(small, id));
  EXPECT_FALSE(protect(small, id));
  const CaseId in_care = enquiry(small, 3.5);
  household::move_child(small.world, small.world.homes, small.file(in_care).child,
                        Residence::foster_care);
  EXPECT_FALSE(protect(small, in_care));
  EXPECT_EQ(small.count(HappeningKind::police_protection), 1U);
}

TEST(PoliceProtection, EndsWithFriendsOrAtHomeByWhatIsBelieved) {
  for (const auto& [belief, residence] :
       {std::pair{2.01, Residence::family_friend}, std::pair{1.99, Residence::home}}) {
    SmallWorld small(emergencies(1.0));
    const CaseId id = enquiry(small, 3.5);
    protect(small, id);
    small.make_believe(small.file(id).child, Agency::social_care, belief);
    small.advance_days(3.0);
    emergency_ends(small.world, id);
    EXPECT_FALSE(small.file(id).is_emergency);
    EXPECT_EQ(small.child_of(id).residence, residence);
    // Sent home, the family reads that nobody is worried.
    EXPECT_DOUBLE_EQ(small.escalation(id), residence == Residence::home ? 1.25 : 1.0);
  }
}

TEST(PoliceProtection, DoesNotEndBeforeItsTime) {
  SmallWorld small(emergencies(1.0));
  const CaseId id = enquiry(small, 3.5);
  protect(small, id);
  small.advance_days(2.9);
  emergency_ends(small.world, id);
  EXPECT_EQ(small.child_of(id).residence, Residence::emergency);
}

TEST(PoliceProtection, ThatTheCourtHasFollowedEndsNothing) {
  SmallWorld small(emergencies(1.0));
  const CaseId id = enquiry(small, 3.5);
  protect(small, id);
  apply_to_court(small.world, id);
  small.advance_days(2.0);
  hear(small.world, id, small.somebody_of(Agency::family_court));
  small.make_believe(small.file(id).child, Agency::social_care, 0.0);
  small.advance_days(1.0);
  emergency_ends(small.world, id);
  EXPECT_EQ(small.child_of(id).residence, Residence::foster_care);
}

TEST(EmergencyOrder, IsAskedOfTheCourtWhereThePoliceDoNotProtect) {
  SmallWorld small(emergencies(0.0));
  const CaseId id = enquiry(small, 3.5);
  EXPECT_TRUE(protect(small, id));
  EXPECT_EQ(small.child_of(id).residence, Residence::home);
  EXPECT_EQ(small.count(HappeningKind::police_protection), 0U);
  const auto tasks = small.tasks(TaskKind::emergency_hearing, small.file(id).child);
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_EQ(tasks[0].queue, team_queue(small.world, Agency::family_court, small.file(id).child));
  EXPECT_EQ(small.file(id).legal, LegalStage::application);
}

TEST(EmergencyOrder, IsGrantedAtTheThresholdOfAnInterimOrderForEightDays) {
  for (const auto& [belief, is_granted] : {std::pair{1.01, true}, std::pair{0.99, false}}) {
    SmallWorld small(emergencies(0.0));
    const CaseId id = enquiry(small, belief);
    hear_order(small, id);
    EXPECT_EQ(small.child_of(id).residence, is_granted ? Residence::emergency : Residence::home);
    EXPECT_EQ(small.file(id).is_emergency, is_granted);
    if (is_granted) {
      EXPECT_EQ(small.file(id).emergency_until, small.world.now + days(8));
    }
    const auto heard = small.happenings(HappeningKind::emergency_order);
    ASSERT_EQ(heard.size(), 1U);
    EXPECT_EQ(heard[0].detail, is_granted ? 1U : 0U);
  }
}

TEST(EmergencyOrder, IsNotHeardForAChildInFosterCare) {
  SmallWorld small(emergencies(0.0));
  const CaseId id = enquiry(small, 3.5);
  household::move_child(small.world, small.world.homes, small.file(id).child,
                        Residence::foster_care);
  hear_order(small, id);
  EXPECT_EQ(small.child_of(id).residence, Residence::foster_care);
  EXPECT_EQ(small.count(HappeningKind::emergency_order), 0U);
}

TEST(PoliceProtection, IsFollowedByAnEmergencyHearing) {
  SmallWorld small(emergencies(1.0));
  const CaseId id = enquiry(small, 3.5);
  ASSERT_TRUE(protect(small, id));
  EXPECT_TRUE(small.file(id).is_emergency_sought);
  EXPECT_EQ(small.tasks(TaskKind::emergency_hearing, small.file(id).child).size(), 1U);
  small.advance_days(2.0);
  hear_order(small, id);
  EXPECT_FALSE(small.file(id).is_emergency_sought);
  small.advance_days(1.0);
  emergency_ends(small.world, id);  // that of the police, which the order has followed
  EXPECT_TRUE(small.file(id).is_emergency);
  EXPECT_EQ(small.child_of(id).residence, Residence::emergency);
}

TEST(EmergencyOrder, IsSoughtOnceAtATimeAndAgainAfterARefusal) {
  SmallWorld small(emergencies(0.0));
  const CaseId id = enquiry(small, 3.5);
  EXPECT_TRUE(protect(small, id));
  EXPECT_FALSE(protect(small, id));
  small.make_believe(small.file(id).child, Agency::social_care, 0.5);
  hear_order(small, id);
  small.make_believe(small.file(id).child, Agency::social_care, 3.5);
  EXPECT_TRUE(protect(small, id));
  EXPECT_EQ(small.tasks(TaskKind::emergency_hearing, small.file(id).child).size(), 2U);
}

TEST(EmergencyOrder, IsExtendedOnceWhileTheApplicationIsBeforeTheCourt) {
  for (const LegalStage legal : {LegalStage::application, LegalStage::hearing, LegalStage::none}) {
    model::Parameters p = emergencies(0.0);
    p.pathway.emergency_extension = Days(7.0);
    SmallWorld small(p);
    const CaseId id = enquiry(small, 1.5);
    hear_order(small, id);
    small.file(id).legal = legal;
    small.advance_days(8.0);
    emergency_ends(small.world, id);
    const bool is_extended = legal != LegalStage::none;
    EXPECT_EQ(small.file(id).is_emergency, is_extended);
    EXPECT_EQ(small.child_of(id).residence, is_extended ? Residence::emergency : Residence::home);
    if (!is_extended) continue;
    EXPECT_EQ(small.file(id).emergency_until, small.world.now + days(7));
    small.advance_days(7.0);
    emergency_ends(small.world, id);
    EXPECT_FALSE(small.file(id).is_emergency);
    EXPECT_EQ(small.child_of(id).residence, Residence::home);
  }
}

TEST(PoliceProtection, IsNotExtendedAlsoAfterAnOrderThatWasNot) {
  for (const bool is_after_order : {false, true}) {
    SmallWorld small(emergencies(1.0));
    const CaseId id = enquiry(small, 1.5);
    if (is_after_order) {
      hear_order(small, id);
      small.advance_days(8.0);
      emergency_ends(small.world, id);
      ASSERT_EQ(small.child_of(id).residence, Residence::home);
    }
    small.make_believe(small.file(id).child, Agency::social_care, 3.5);
    ASSERT_TRUE(protect(small, id));
    ASSERT_EQ(small.file(id).legal, LegalStage::application);
    small.advance_days(3.0);
    emergency_ends(small.world, id);
    EXPECT_FALSE(small.file(id).is_emergency);
    EXPECT_EQ(small.child_of(id).residence, Residence::family_friend);
  }
}

TEST(KeepSafe, ProtectsAtOnceOrElseFindsAPlaceWithFriends) {
  for (const auto& [belief, residence] :
       {std::pair{1.99, Residence::home}, std::pair{2.01, Residence::family_friend},
        std::pair{3.01, Residence::emergency}}) {
    SmallWorld small(emergencies(1.0));
    const CaseId id = enquiry(small, belief);
    EXPECT_EQ(keep_safe(small.world, id, small.somebody_of(Agency::social_care)), belief > 3.0);
    EXPECT_EQ(small.child_of(id).residence, residence);
  }
}

TEST(KeepSafe, LeavesAChildInFosterCareThere) {
  SmallWorld small(emergencies(1.0));
  const CaseId id = enquiry(small, 3.5);
  household::move_child(small.world, small.world.homes, small.file(id).child,
                        Residence::foster_care);
  EXPECT_FALSE(keep_safe(small.world, id, small.somebody_of(Agency::social_care)));
  EXPECT_EQ(small.child_of(id).residence, Residence::foster_care);
}

}  // namespace
}  // namespace sightline::model::pathway
