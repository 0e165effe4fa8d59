// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/model/evidence/ledger.hpp>

#include "small_world.hpp"

namespace sightline::model::evidence {
namespace {

using testing::plain_parameters;
using testing::SmallWorld;

model::Parameters with_half_life(double days) {
  model::Parameters p = plain_parameters();
  p.evidence.belief.half_life = Days(days);
  return p;
}

std::vector<ItemId> items_of(const SmallWorld& small, ChildId child) {
  std::vector<ItemId> ids;
  for_each_item(small.world, child, [&](ItemId id, const Item&) { ids.push_back(id); });
  return ids;
}

TEST(Ledger, OfAChildOfWhomNothingIsKnownHoldsThePrior) {
  model::Parameters p = plain_parameters();
  p.evidence.belief.prior = LogOdds(-3.0);
  p.evidence.belief.surveillance_per_quintile = LogOdds(0.25);
  SmallWorld small(p);
  const ChildId child = small.add_child({.quintile = 4});
  EXPECT_DOUBLE_EQ(prior(small.world, child), -2.0);
  EXPECT_DOUBLE_EQ(belief(small.world, Agency::police, child), -2.0);
  EXPECT_FALSE(knows_anything(small.world, Agency::police, child));
  EXPECT_EQ(agencies_involved(small.world, child), 0);
}

TEST(Ledger, BeliefSumsOnlyWhatTheAgencyKnows) {
  SmallWorld small;
  const ChildId child = small.add_child();
  small.add_item(child, {Agency::school, Agency::police}, 1.5);
  small.add_item(child, {Agency::school}, 0.5);
  small.add_item(child, {Agency::hospital}, 4.0);
  const double before = prior(small.world, child);
  EXPECT_DOUBLE_EQ(belief(small.world, Agency::school, child), before + 2.0);
  EXPECT_DOUBLE_EQ(belief(small.world, Agency::police, child), before + 1.5);
  EXPECT_DOUBLE_EQ(belief(small.world, Agency::social_care, child), before);
  EXPECT_EQ(agencies_involved(small.world, child), 3);
}

TEST(Ledger, InjuriesThatLookInnocentSpeakForTheHomeOnlyOnce) {
  model::Parameters p = plain_parameters();
  p.evidence.injuries.inflicted_if_abused = Probability(0.7);
  p.evidence.belief.half_life = Days(0.0);
  SmallWorld small(p);
  const ChildId child = small.add_child();
  const double prior = evidence::prior(small.world, child);
  const double at_most = std::log(1.0 - 0.7);
  for (int i = 0; i < 4; ++i) {
    const InjuryId injury = small.add_injury(child, {.is_inflicted = false});
    const ItemId item =
        item_about(small.world, child, ItemKind::injury, injury.value(), small.world.now);
    learn(small.world, item, Agency::school, -0.5);
    const double expected = std::max(-0.5 * (i + 1), at_most);
    EXPECT_NEAR(belief(small.world, Agency::school, child) - prior, expected, 1e-6);
  }
  small.add_item(child, {Agency::school}, -2.0);  // what is no injury counts in full
  EXPECT_NEAR(belief(small.world, Agency::school, child) - prior, at_most - 2.0, 1e-6);
}

TEST(Ledger, AgenciesMayWeighOneItemDifferently) {
  SmallWorld small;
  const ChildId child = small.add_child();
  const ItemId item = small.add_item(child, {Agency::school}, 1.0);
  learn(small.world, item, Agency::hospital, -0.5);
  const double before = prior(small.world, child);
  EXPECT_DOUBLE_EQ(belief(small.world, Agency::school, child), before + 1.0);
  EXPECT_DOUBLE_EQ(belief(small.world, Agency::hospital, child), before - 0.5);
}

TEST(Ledger, LearningAgainReplacesTheWeightAndKeepsTheFirstDate) {
  SmallWorld small;
  const ChildId child = small.add_child();
  small.advance_days(10.0);
  const ItemId item = small.add_item(child, {Agency::school}, 1.0);
  const Time first = small.world.now;
  small.advance_days(5.0);
  learn(small.world, item, Agency::school, 2.0);
  EXPECT_EQ(small.world.ledger.items[item].known_since[Agency::school], first);
  EXPECT_EQ(small.world.ledger.items[item].weight[Agency::school], 2.0F);
}

TEST(Ledger, NobodyKnowsBeforeTheyLearn) {
  SmallWorld small;
  const ChildId child = small.add_child();
  small.advance_days(10.0);
  const Item& item = small.world.ledger.items[small.add_item(child, {Agency::school}, 1.0)];
  EXPECT_TRUE(knows(item, Agency::school, small.world.now));
  EXPECT_FALSE(knows(item, Agency::school, small.world.now - minutes(1)));
  EXPECT_FALSE(knows(item, Agency::police, small.world.end));
}

TEST(Ledger, HoldsOneItemAboutOneSign) {
  SmallWorld small;
  const ChildId child = small.add_child();
  const ChildId other = small.add_child();
  const auto about = [&](ChildId who, ItemKind kind, std::uint32_t sign) {
    return item_about(small.world, who, kind, sign, small.world.now);
  };
  const ItemId item = about(child, ItemKind::violent_adult, 1);
  EXPECT_EQ(about(child, ItemKind::violent_adult, 1), item);
  EXPECT_NE(about(child, ItemKind::violent_adult, 2), item);
  EXPECT_NE(about(child, ItemKind::sibling, 1), item);
  EXPECT_NE(about(other, ItemKind::violent_adult, 1), item);
  EXPECT_EQ(items_of(small, child).size(), 3U);
}

TEST(Ledger, WeightsHalveWithTheHalfLife) {
  SmallWorld small(with_half_life(100.0));
  const ChildId child = small.add_child();
  const ItemId item = small.add_item(child, {Agency::school}, 4.0);
  const auto weight = [&] {
    return present_weight(small.world, small.world.ledger.items[item], Agency::school);
  };
  EXPECT_DOUBLE_EQ(weight(), 4.0);
  small.advance_days(100.0);
  EXPECT_NEAR(weight(), 2.0, 1e-12);
  small.advance_days(100.0);
  EXPECT_NEAR(weight(), 1.0, 1e-12);
  EXPECT_NEAR(belief(small.world, Agency::school, child), prior(small.world, child) + 1.0, 1e-12);
}

TEST(Ledger, WithoutAHalfLifeNothingFades) {
  SmallWorld small(with_half_life(0.0));
  const ChildId child = small.add_child();
  const ItemId item = small.add_item(child, {Agency::school}, 4.0);
  small.advance_days(1999.0);
  EXPECT_DOUBLE_EQ(freshness(small.world, small.world.ledger.items[item]), 1.0);
}

TEST(Ledger, ForgetsAfterSixHalfLives) {
  SmallWorld small(with_half_life(100.0));
  const ChildId child = small.add_child();
  const ItemId item = small.add_item(child, {Agency::school}, 4.0);
  small.advance_days(600.0);
  EXPECT_GT(freshness(small.world, small.world.ledger.items[item]), 0.0);
  small.advance_days(0.01);
  EXPECT_DOUBLE_EQ(freshness(small.world, small.world.ledger.items[item]), 0.0);
}

TEST(Ledger, UsesTheRowsOfForgottenItemsAgain) {
  SmallWorld small(with_half_life(10.0));
  const ChildId child = small.add_child();
  const ItemId first = small.add_item(child, {Agency::school}, 1.0);
  small.advance_days(30.0);
  const ItemId second = small.add_item(child, {Agency::school}, 1.0);
  small.advance_days(31.0);
  const ItemId third = small.add_item(child, {Agency::police}, 1.0);
  EXPECT_EQ(third, first);
  EXPECT_EQ(items_of(small, child), (std::vector<ItemId>{third, second}));
  EXPECT_FALSE(knows(small.world.ledger.items[third], Agency::school, small.world.now));
}

TEST(Ledger, ForgettingAnInjuryLetsTheInjuryGo) {
  SmallWorld small(with_half_life(10.0));
  const ChildId child = small.add_child();
  const InjuryId injury = small.add_injury(child);
  item_about(small.world, child, ItemKind::injury, injury.value(), small.world.now);
  EXPECT_TRUE(small.world.homes.injuries[injury].is_in_evidence);
  small.advance_days(61.0);
  small.add_item(child, {Agency::school}, 1.0);
  EXPECT_FALSE(small.world.homes.injuries[injury].is_in_evidence);
}

}  // namespace
}  // namespace sightline::model::evidence
