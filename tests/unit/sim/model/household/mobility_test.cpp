// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/mobility.hpp>
#include <sightline/model/household/population.hpp>

#include "small_world.hpp"

namespace sightline::model::household {
namespace {

using testing::plain_parameters;
using testing::SmallWorld;

constexpr double ln_2 = 0.693147;  // half of exponential gaps are shorter than ln 2 of their mean

model::Parameters moving(double moves, double leaves = 0.0) {
  model::Parameters p = plain_parameters();
  p.household.mobility.moves = PerYear(moves);
  p.household.mobility.deprivation_gradient = Ratio(4.0);
  p.household.mobility.leaves_authority = Share(leaves);
  return p;
}
model::Parameters fleeing(double flees) {
  model::Parameters p = plain_parameters();
  p.household.mobility.flees = PerYear(flees);
  p.household.mobility.away = Days(40.0);
  p.household.mobility.away_if_looked_for = Share(0.25);
  return p;
}

TEST(Move, ComesAtTheRateOfItsQuintile) {
  for (const std::uint8_t quintile : {std::uint8_t{0}, std::uint8_t{4}}) {
    SmallWorld small(moving(2.0));
    const FamilyId family = small.add_family({.quintile = quintile});
    small.pins.set(address(family, Purpose::move_gap, 0), 0.5);
    schedule_next_move(small.world, small.world.homes, family, small.world.now);
    const auto events = small.take_events(EventKind::family_moves);
    ASSERT_EQ(events.size(), 1U);
    const double rate = 2.0 * quintile_factor(Ratio(4.0), quintile);
    EXPECT_NEAR((events[0].at - Time()).days(), ln_2 * days_per_year / rate, 0.01);
  }
}

TEST(Move, NeverComesAtARateOfZero) {
  SmallWorld small(moving(0.0));
  schedule_next_move(small.world, small.world.homes, small.add_family(), small.world.now);
  EXPECT_TRUE(small.take_events(EventKind::family_moves).empty());
}

TEST(Move, LeadsToAnAreaAndPerhapsAcrossTheBorder) {
  for (const auto& [u, leaves] : {std::pair{0.24, true}, std::pair{0.26, false}}) {
    SmallWorld small(moving(50.0, 0.25));
    const FamilyId family = small.add_family();
    small.world.homes.families[family].area = 7;
    small.pins.set(address(family, Purpose::move, 0), u);
    small.pins.set(address(family, Purpose::move_gap, 1), 0.5);
    const Move move = move_house(small.world, small.world.homes, family, 3);
    EXPECT_EQ(move.from_area, 7U);
    EXPECT_EQ(move.leaves_authority, leaves);
    EXPECT_LT(small.world.homes.families[family].area, 3U);
    EXPECT_EQ(small.world.homes.families[family].moves, 1U);
    EXPECT_EQ(small.happenings(HappeningKind::family_moved).at(0).detail, leaves ? 1U : 0U);
    EXPECT_EQ(small.take_events(EventKind::family_moves).size(), 1U);
  }
}

TEST(Flight, OnlyOfAFamilyThatDoesNotCooperateAtARateAboveZero) {
  const auto moment = [](bool is_cooperative, double flees) {
    SmallWorld small(fleeing(flees));
    const FamilyId family = small.add_family({.is_cooperative = is_cooperative});
    small.pins.set(address(family, Purpose::flight_gap, 0), 0.5);
    schedule_flight(small.world, small.world.homes, family);
    schedule_flight(small.world, small.world.homes, family);  // one at a time
    const auto events = small.take_events(EventKind::flight);
    EXPECT_LE(events.size(), 1U);
    return events.empty() ? Time::never() : events[0].at;
  };
  EXPECT_NEAR((moment(false, 1.0) - Time()).days(), ln_2 * days_per_year, 0.01);
  EXPECT_EQ(moment(true, 1.0), Time::never());
  EXPECT_EQ(moment(false, 0.0), Time::never());
  EXPECT_EQ(moment(false, 0.01), Time::never());  // after the end of the period
}

TEST(Flight, IsShorterIfTheFamilyIsLookedFor) {
  for (const bool is_looked_for : {false, true}) {
    SmallWorld small(fleeing(1.0));
    const FamilyId family = small.add_family({.is_cooperative = false});
    small.pins.set(address(family, Purpose::flight, 0), 0.5);
    flee(small.world, small.world.homes, family, is_looked_for);
    const double expected = ln_2 * 40.0 * (is_looked_for ? 0.25 : 1.0);
    const Time until = small.world.homes.families[family].away_until;
    EXPECT_NEAR((until - Time()).days(), expected, 0.01);
    EXPECT_TRUE(is_away(small.world.homes.families[family], until - minutes(1)));
    EXPECT_FALSE(is_away(small.world.homes.families[family], until));
    const auto events = small.take_events(EventKind::family_returns);
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].at, until);
    EXPECT_EQ(events[0].detail, is_looked_for ? 1U : 0U);
  }
}

TEST(Flight, LastsADayAtLeast) {
  SmallWorld small(fleeing(1.0));
  const FamilyId family = small.add_family({.is_cooperative = false});
  small.pins.set(address(family, Purpose::flight, 0), 1e-6);
  flee(small.world, small.world.homes, family, false);
  EXPECT_EQ(small.world.homes.families[family].away_until, small.world.now + days(1));
}

TEST(Flight, EndsTheProtectionOfTheChildrenWhoLiveAtHome) {
  SmallWorld small(fleeing(1.0));
  const FamilyId family =
      small.add_family({.ages = {5.0}, .aggression = 1.0, .is_cooperative = false});
  const ChildId child = small.world.homes.families[family].first_child;
  restrain(small.world, small.world.homes, child, 0.9);
  ASSERT_TRUE(small.world.homes.children[child].is_protected);
  flee(small.world, small.world.homes, family, false);
  EXPECT_FALSE(small.world.homes.children[child].is_protected);
  EXPECT_DOUBLE_EQ(
      share_left(small.world.homes, small.world.homes.children[child], small.world.now), 1.0);
}

TEST(Flight, BreaksNoConditionsOfTheGrownUpOrUnborn) {
  SmallWorld small(fleeing(1.0));
  const FamilyId family = small.add_family({.ages = {18.5, -0.5}, .is_cooperative = false});
  flee(small.world, small.world.homes, family, false);
  EXPECT_EQ(small.count(HappeningKind::breach), 0U);
}

TEST(Flight, OfAFamilyThatIsAwayAlreadyChangesNothing) {
  SmallWorld small(fleeing(1.0));
  const FamilyId family = small.add_family({.is_cooperative = false});
  flee(small.world, small.world.homes, family, false);
  const Time until = small.world.homes.families[family].away_until;
  flee(small.world, small.world.homes, family, true);
  EXPECT_EQ(small.world.homes.families[family].away_until, until);
  EXPECT_EQ(small.count(HappeningKind::family_fled), 1U);
}

}  // namespace
}  // namespace sightline::model::household
