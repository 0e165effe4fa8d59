// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/neglect.hpp>
#include <sightline/model/household/response.hpp>

#include "small_world.hpp"

namespace sightline::model::household {
namespace {

using testing::plain_parameters;
using testing::SmallWorld;

model::Parameters neglecting() {
  model::Parameters p = plain_parameters();
  p.household.neglect.begins = PerYear(1.0);
  p.household.neglect.severity = Ratio(2.0);
  p.household.neglect.severity_variation = Ratio(0.0);
  p.household.neglect.rises_over = Days(100.0);
  p.household.neglect.sustained_after = Days(90.0);
  p.household.neglect.looks = PerYear(0.0);
  return p;
}

/// A spell of this severity in the child's family, from now on, of 400 days.
void give_spell(SmallWorld& small, ChildId child, float severity = 2.0F) {
  Family& family = small.world.homes.families[small.world.homes.children[child].family];
  family.neglect_from = small.world.now;
  family.neglect_until = small.world.now + days(400);
  family.neglect_severity = severity;
}
double level(const SmallWorld& small, ChildId child) {
  return neglect_level(small.world.homes, small.world.homes.children[child], small.world.now);
}
void begin(SmallWorld& small, ChildId child) {
  neglect_begins(small.world, small.world.homes, small.world.homes.children[child].family);
}

TEST(NeglectLevel, RisesToItsSeverityLastsAndEnds) {
  SmallWorld small(neglecting());
  const ChildId child = small.add_child();
  EXPECT_DOUBLE_EQ(level(small, child), 0.0);
  give_spell(small, child);
  EXPECT_DOUBLE_EQ(level(small, child), 0.0);
  small.advance_days(25.0);
  EXPECT_DOUBLE_EQ(level(small, child), 0.5);
  small.advance_days(75.0);
  EXPECT_DOUBLE_EQ(level(small, child), 2.0);
  small.advance_days(299.9);
  EXPECT_DOUBLE_EQ(level(small, child), 2.0);
  small.advance_days(0.1);
  EXPECT_DOUBLE_EQ(level(small, child), 0.0);
}

TEST(NeglectLevel, IsCutByAPlanByServicesAndByLivingElsewhere) {
  SmallWorld small(neglecting());
  const ChildId id = small.add_child();
  Child& child = small.world.homes.children[id];
  give_spell(small, id);
  small.advance_days(100.0);
  child.restraint = 0.25F;
  EXPECT_DOUBLE_EQ(level(small, id), 1.5);
  support(small.world, small.world.homes, child.family, Share(0.5), small.world.now + days(5));
  EXPECT_DOUBLE_EQ(level(small, id), 0.75);
  child.is_breached = true;  // the plan does not count, services do
  EXPECT_DOUBLE_EQ(level(small, id), 1.0);
  small.advance_days(5.0);
  EXPECT_DOUBLE_EQ(level(small, id), 2.0);
  child.residence = Residence::family_friend;
  EXPECT_DOUBLE_EQ(level(small, id), 0.0);
}

TEST(NeglectHarm, ComesAfterSevereNeglectIsSustained) {
  SmallWorld small(neglecting());
  const ChildId child = small.add_child();
  give_spell(small, child);
  begin(small, child);
  // Severe after half of the 100 days in which it rises to 2.
  const auto events = small.take_events(EventKind::neglect_may_be_harm);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].at, Time() + days(50 + 90));
  EXPECT_EQ(events[0].subject, child.value());
}

TEST(NeglectHarm, NeverComesOfNeglectThatIsNotSevere) {
  SmallWorld small(neglecting());
  const ChildId child = small.add_child();
  give_spell(small, child, 0.99F);
  begin(small, child);
  EXPECT_TRUE(small.take_events(EventKind::neglect_may_be_harm).empty());
}

TEST(NeglectHarm, NeverComesOfASpellThatEndsBefore) {
  model::Parameters p = neglecting();
  p.household.neglect.sustained_after = Days(350.0);  // and 50 until it is severe: its last day
  SmallWorld small(p);
  const ChildId child = small.add_child();
  give_spell(small, child);
  begin(small, child);
  EXPECT_TRUE(small.take_events(EventKind::neglect_may_be_harm).empty());
}

TEST(NeglectHarm, OfAChildBornIntoTheSpellTakesItsTimeFromBirth) {
  SmallWorld small(neglecting());
  const ChildId child = small.add_child({.ages = {-80.0 / days_per_year}});
  give_spell(small, child);
  begin(small, child);
  const auto events = small.take_events(EventKind::neglect_may_be_harm);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].at, Time() + days(80 + 90));
}

TEST(NeglectHarm, IsRecordedOnce) {
  SmallWorld small(neglecting());
  const ChildId child = small.add_child();
  give_spell(small, child);
  small.advance_days(140.0);
  neglect_may_be_harm(small.world, small.world.homes, child, 0);
  neglect_may_be_harm(small.world, small.world.homes, child, 0);
  EXPECT_TRUE(small.world.homes.children[child].is_neglect_harm);
  EXPECT_EQ(small.count(HappeningKind::neglect_sustained), 1U);
}

TEST(NeglectHarm, IsAskedAboutAgainWhileSomethingHoldsItDown) {
  SmallWorld small(neglecting());
  const ChildId child = small.add_child();
  give_spell(small, child);
  small.advance_days(140.0);
  small.world.homes.children[child].restraint = 0.6F;
  neglect_may_be_harm(small.world, small.world.homes, child, 0);
  EXPECT_FALSE(small.world.homes.children[child].is_neglect_harm);
  const auto events = small.take_events(EventKind::neglect_may_be_harm);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].at, small.world.now + days(30));
}

TEST(NeglectHarm, DoesNotComeAfterTheSpell) {
  SmallWorld small(neglecting());
  const ChildId child = small.add_child();
  give_spell(small, child);
  small.advance_days(400.0);
  neglect_may_be_harm(small.world, small.world.homes, child, 0);
  EXPECT_FALSE(small.world.homes.children[child].is_neglect_harm);
  EXPECT_TRUE(small.take_events(EventKind::neglect_may_be_harm).empty());
}

TEST(NeglectHarm, EndsWithTheSpellForThoseWhomItReached) {
  SmallWorld small(neglecting());
  const FamilyId family = small.add_family({.ages = {5.0, 3.0}});
  State& homes = small.world.homes;
  const ChildId reached = homes.families[family].first_child;
  give_spell(small, reached);
  homes.children[reached].is_neglect_harm = true;
  small.advance_days(400.0);
  neglect_ends(small.world, homes, family);
  EXPECT_FALSE(homes.children[reached].is_neglect_harm);
  const auto ended = small.happenings(HappeningKind::neglect_ended);
  ASSERT_EQ(ended.size(), 1U);
  EXPECT_EQ(ended[0].child, reached);
  EXPECT_EQ(ended[0].subject, 0U);
  EXPECT_EQ(homes.families[family].neglect_spells, 1U);
}

TEST(NeglectSpell, NeverBeginsAtARateOfZero) {
  model::Parameters p = neglecting();
  p.household.neglect.begins = PerYear(0.0);
  SmallWorld small(p);
  schedule_first_neglect(small.world, small.world.homes, small.add_family());
  EXPECT_TRUE(small.take_events(EventKind::neglect_begins).empty());
}

TEST(NeglectSpell, InProgressAtTheStartBeginsThere) {
  SmallWorld small(neglecting());
  const FamilyId family = small.add_family();
  small.pins.set(address(family, Purpose::neglect_gap, 0), 1e-9);      // four years ago
  small.pins.set(address(family, Purpose::neglect_spell, 0), 0.9999);  // and very long
  schedule_first_neglect(small.world, small.world.homes, family);
  EXPECT_LT(small.world.homes.families[family].neglect_from, Time() - days(1000));
  const auto events = small.take_events(EventKind::neglect_begins);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].at, Time());
}

/// First moments, ends and severities of a family's spells, in a world where `meddle` does what it
/// likes between them.
template <class Meddle>
std::vector<std::array<double, 3>> spells(const Meddle& meddle) {
  model::Parameters p = neglecting();
  p.household.neglect.looks = PerYear(20.0);
  p.household.neglect.severity_variation = Ratio(0.6);
  SmallWorld small(p, 8000);
  const FamilyId family = small.add_family();
  State& homes = small.world.homes;
  std::vector<std::array<double, 3>> found;
  schedule_first_neglect(small.world, homes, family);
  for (int i = 0; i < 3; ++i) {
    const Family& row = homes.families[family];
    found.push_back({row.neglect_from.minutes() * 1.0, row.neglect_until.minutes() * 1.0,
                     static_cast<double>(row.neglect_severity)});
    small.world.now = std::max(Time(), row.neglect_from);
    neglect_begins(small.world, homes, family);
    meddle(small, homes.families[family].first_child);
    small.world.now = row.neglect_until;
    neglect_ends(small.world, homes, family);
  }
  return found;
}

TEST(NeglectHarm, IsNotAskedOfALaterSpell) {
  SmallWorld small;
  const ChildId child = small.add_child();
  Family& family = small.world.homes.families[small.world.homes.children[child].family];
  family.neglect_from = Time();
  family.neglect_until = Time::never();
  family.neglect_severity = 2.0F;
  family.neglect_spells = 1;
  small.advance_days(400.0);
  neglect_may_be_harm(small.world, small.world.homes, child, 0);
  EXPECT_FALSE(small.world.homes.children[child].is_neglect_harm);
  neglect_may_be_harm(small.world, small.world.homes, child, 1);
  EXPECT_TRUE(small.world.homes.children[child].is_neglect_harm);
}

TEST(NeglectSpell, IsTheSameWhateverIsAskedAndDoneMeanwhile) {
  const auto undisturbed = spells([](SmallWorld&, ChildId) {});
  const auto disturbed = spells([](SmallWorld& small, ChildId child) {
    State& homes = small.world.homes;
    static_cast<void>(next_look(small.world, homes, child));
    restrain(small.world, homes, child, 0.9);
    neglect_may_be_harm(small.world, homes, child, 0);
    move_child(small.world, homes, child, Residence::foster_care);
  });
  EXPECT_EQ(undisturbed, disturbed);
  EXPECT_GT(undisturbed[1][0], undisturbed[0][1]);
  EXPECT_NE(undisturbed[1][2], undisturbed[0][2]);
}

model::Parameters looking() {
  model::Parameters p = neglecting();
  p.household.neglect.looks = PerYear(50.0);
  return p;
}

TEST(NeglectLook, FollowsUponAnotherWhileTheSpellLasts) {
  SmallWorld small(looking());
  const ChildId child = small.add_child();
  give_spell(small, child);
  small.pins.set(address(child, Purpose::neglect_look_gap, occurrence(0, 0)), 0.5);
  small.pins.set(address(child, Purpose::neglect_look_gap, occurrence(0, 1)), 0.5);
  begin(small, child);
  const auto first = small.take_events(EventKind::neglect_look);
  ASSERT_EQ(first.size(), 1U);
  EXPECT_NEAR((first[0].at - Time()).days(), 0.693147 * days_per_year / 50.0, 0.01);
  small.world.now = Time() + days(399);
  EXPECT_TRUE(next_look(small.world, small.world.homes, child).takes_place);
  EXPECT_EQ(small.world.homes.children[child].neglect_looks, 1U);
  EXPECT_TRUE(small.take_events(EventKind::neglect_look).empty());  // the next would be too late
  small.world.now = Time() + days(400);
  EXPECT_FALSE(next_look(small.world, small.world.homes, child).takes_place);
  EXPECT_EQ(small.world.homes.children[child].neglect_looks, 1U);
}

TEST(NeglectLook, DoesNotTakePlaceWhereTheChildIsNot) {
  SmallWorld small(looking());
  const ChildId placed = small.add_child();
  give_spell(small, placed);
  small.world.homes.children[placed].residence = Residence::foster_care;
  EXPECT_FALSE(next_look(small.world, small.world.homes, placed).takes_place);
  const ChildId away = small.add_child();
  give_spell(small, away);
  small.world.homes.families[small.world.homes.children[away].family].away_until =
      small.world.now + days(1);
  EXPECT_FALSE(next_look(small.world, small.world.homes, away).takes_place);
  // It would have been one all the same: the script goes on.
  EXPECT_EQ(small.world.homes.children[away].neglect_looks, 1U);
}

TEST(NeglectLook, IsByWhomeverChildrenOfThatAgeMeet) {
  const auto looker = [](double age, double u) {
    SmallWorld small(looking());
    const ChildId child = small.add_child({.ages = {age}});
    give_spell(small, child);
    small.pins.set(address(child, Purpose::neglect_look, occurrence(0, 0)), u);
    return next_look(small.world, small.world.homes, child).agency;
  };
  EXPECT_EQ(looker(0.5, 0.01), Agency::health_visiting);
  EXPECT_EQ(looker(0.5, 0.79), Agency::general_practice);
  EXPECT_EQ(looker(3.0, 0.79), Agency::school);
  EXPECT_EQ(looker(10.0, 0.01), Agency::general_practice);
  EXPECT_EQ(looker(10.0, 0.5), Agency::school);
  EXPECT_EQ(looker(10.0, 0.99), Agency::community);
}

}  // namespace
}  // namespace sightline::model::household
