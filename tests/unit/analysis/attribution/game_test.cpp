// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/attribution/game.hpp>
#include <sightline/core/dice.hpp>
#include <sightline/core/distributions.hpp>

namespace sightline::attribution {
namespace {

/// A game of one observation.
template <class Worth>
Game game_of(std::size_t reforms, Worth worth) {
  Game game;
  game.reforms = reforms;
  for (const Package package : packages_for_exact(reforms))
    game.worth[package] = {static_cast<double>(worth(package))};
  return game;
}

/// Worth 1 once all of `team` are made.
Game unanimity(std::size_t reforms, Package team) {
  return game_of(reforms, [&](Package package) { return (package & team) == team; });
}

/// Packages of `reforms` whose worth is chance, in `n` observations.
Game noisy(std::size_t reforms, std::size_t n, std::uint64_t seed) {
  const Dice dice(seed, 0);
  Game game;
  game.reforms = reforms;
  for (const Package package : packages_for_exact(reforms)) {
    for (std::size_t i = 0; i < n; ++i)
      game.worth[package].push_back(normal_quantile(dice.trait({package, 1, i})));
  }
  return game;
}

std::vector<Order> all_orders(std::size_t reforms) {
  Order order(reforms);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<Order> orders;
  do {
    if (order.front() > order.back()) continue;  // comes as the reverse of another
    orders.push_back(order);
    orders.emplace_back(order.rbegin(), order.rend());
  } while (std::next_permutation(order.begin(), order.end()));
  return orders;
}

void expect_sums(const Split& split) {
  for (std::size_t i = 0; i < split.total_by_observation.size(); ++i) {
    double sum = 0.0;
    for (const Share& share : split.shares)
      sum += share.by_observation[i];
    EXPECT_NEAR(sum, split.total_by_observation[i], 1e-12) << i;
  }
}

// One left glove and two right ones: a pair is worth 1. Shares 2/3, 1/6, 1/6 (Shapley 1953).
TEST(ExactSplit, SplitsTheGloveGame) {
  const Split split = exact_split(
      game_of(3, [](Package package) { return (package & 1U) != 0 && (package & 6U) != 0; }));
  EXPECT_NEAR(split.shares[0].estimate.mean, 2.0 / 3.0, 1e-15);
  EXPECT_NEAR(split.shares[1].estimate.mean, 1.0 / 6.0, 1e-15);
  EXPECT_NEAR(split.shares[2].estimate.mean, 1.0 / 6.0, 1e-15);
  EXPECT_EQ(split.total.mean, 1.0);
  EXPECT_EQ(split.orders, 0U);
}

// Runways of costs 8, 11, 13 and 18: 2, 3, 4 and 9 (Littlechild and Owen 1973, Management Science
// 20:370: each stretch is shared by those who need it).
TEST(ExactSplit, SplitsTheAirportGame) {
  const double costs[] = {8, 11, 13, 18};
  const Split split = exact_split(game_of(4, [&](Package package) {
    double most = 0.0;
    for (std::size_t i = 0; i < 4; ++i)
      most = (package >> i & 1U) != 0 ? std::max(most, costs[i]) : most;
    return most;
  }));
  const double expected[] = {2, 3, 4, 9};
  for (std::size_t i = 0; i < 4; ++i)
    EXPECT_NEAR(split.shares[i].estimate.mean, expected[i], 1e-12) << i;
}

// Of a team of t that is needed whole each has 1/t, and each pair interacts by 1/(t - 1) (Grabisch
// and Roubens 1999, section 5).
TEST(ExactSplit, SplitsTheUnanimityGame) {
  const Split split = exact_split(unanimity(5, 0b01011));
  for (std::size_t i = 0; i < 5; ++i)
    EXPECT_NEAR(split.shares[i].estimate.mean, i == 0 || i == 1 || i == 3 ? 1.0 / 3.0 : 0.0, 1e-15);
  ASSERT_EQ(split.interactions.size(), 10U);
  for (const Interaction& pair : split.interactions) {
    const auto in_team = [](std::size_t i) { return i == 0 || i == 1 || i == 3; };
    EXPECT_NEAR(pair.estimate.mean, in_team(pair.first) && in_team(pair.second) ? 0.5 : 0.0, 1e-15)
        << pair.first << ", " << pair.second;
  }
}

TEST(ExactSplit, AddsUpInEveryObservation) {
  for (std::size_t reforms = 1; reforms <= most_exact; ++reforms)
    expect_sums(exact_split(noisy(reforms, 6, reforms)));
}

TEST(ExactSplit, LetsEqualReformsTie) {
  // Reforms 0 and 2 may change places.
  const Split split = exact_split(game_of(4, [](Package package) {
    const int pair = static_cast<int>(package & 1U) + static_cast<int>(package >> 2U & 1U);
    return pair * pair + 3 * static_cast<int>(package >> 1U & 1U) * pair +
           7 * static_cast<int>(package >> 3U & 1U);
  }));
  EXPECT_NEAR(split.shares[0].estimate.mean, split.shares[2].estimate.mean, 1e-12);
  EXPECT_NEAR(split.shares[3].estimate.mean, 7.0, 1e-12);
}

TEST(ExactSplit, GivesNothingToAReformThatChangesNothing) {
  Game game = noisy(3, 20, 5);
  for (Package package = 0; package < 8; ++package)
    game.worth[package | 8U] = game.worth.at(package);
  game.reforms = 4;
  const Split split = exact_split(game);
  EXPECT_NEAR(split.shares[3].estimate.mean, 0.0, 1e-15);
  EXPECT_NEAR(split.shares[3].estimate.standard_error, 0.0, 1e-15);
  for (const Interaction& pair : split.interactions) {
    if (pair.second != 3) continue;
    EXPECT_NEAR(pair.estimate.mean, 0.0, 1e-15);
  }
}

// A reform without effect, but packages that are not quite paired: the interval should hold 0 in
// 95 of 100 studies. Of 2000 studies at 95 %, the count has a standard deviation of 9.7; the bounds
// are five of them away: the test fails by chance once in two million.
TEST(ExactSplit, CoversZeroAtTheStatedRate) {
  int covered = 0;
  for (std::uint64_t study = 0; study < 2000; ++study) {
    const Split split = exact_split(noisy(3, 8, study));
    const statistics::Estimate& share = split.shares[1].estimate;
    covered += share.low <= 0.0 && 0.0 <= share.high ? 1 : 0;
  }
  EXPECT_GE(covered, 1851);
  EXPECT_LE(covered, 1949);
}

TEST(ExactSplit, RejectsGamesItCannotSplit) {
  Game game = noisy(3, 4, 1);
  game.worth.erase(5);
  EXPECT_THROW(exact_split(game), std::invalid_argument);
  game = noisy(3, 4, 1);
  game.worth[2].pop_back();
  EXPECT_THROW(exact_split(game), std::invalid_argument);
  EXPECT_THROW(exact_split(Game()), std::invalid_argument);
  EXPECT_THROW(packages_for_exact(most_exact + 1), std::invalid_argument);
}

TEST(SampledSplit, WithAllOrdersIsTheExactOne) {
  const Game game = noisy(4, 5, 9);
  const Split exact = exact_split(game);
  const Split sampled = sampled_split(game, all_orders(4));
  EXPECT_EQ(sampled.orders, 24U);
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t n = 0; n < 5; ++n) {
      EXPECT_NEAR(sampled.shares[i].by_observation[n], exact.shares[i].by_observation[n], 1e-12);
    }
    EXPECT_GT(sampled.shares[i].estimate.standard_error, exact.shares[i].estimate.standard_error);
  }
}

TEST(SampledSplit, AddsUpAndIsCertainWhereOrderDoesNotMatter) {
  // Additive: each reform adds its number plus one, whatever was made before.
  Game game = game_of(5, [](Package package) {
    double sum = 0.0;
    for (std::size_t i = 0; i < 5; ++i)
      sum += (package >> i & 1U) != 0 ? static_cast<double>(i + 1) : 0.0;
    return sum;
  });
  for (auto& [package, worth] : game.worth)
    worth = {worth[0], worth[0], worth[0]};
  const std::vector<Order> orders{
      {0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {2, 0, 4, 1, 3}, {3, 1, 4, 0, 2}};
  const Split split = sampled_split(game, orders);
  expect_sums(split);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_NEAR(split.shares[i].estimate.mean, static_cast<double>(i + 1), 1e-12);
    EXPECT_NEAR(split.shares[i].estimate.standard_error, 0.0, 1e-12);
  }
  EXPECT_TRUE(split.interactions.empty());
}

TEST(SampledSplit, NeedsOnlyThePackagesOfItsOrders) {
  const std::vector<Order> orders{{0, 1, 2, 3}, {3, 2, 1, 0}};
  EXPECT_EQ(packages_for_orders(orders), (std::vector<Package>{0, 1, 3, 7, 8, 12, 14, 15}));
  Game game = noisy(4, 5, 2);
  std::erase_if(game.worth, [&](const auto& entry) {
    const auto needed = packages_for_orders(orders);
    return std::find(needed.begin(), needed.end(), entry.first) == needed.end();
  });
  const Split split = sampled_split(game, orders);
  expect_sums(split);
  EXPECT_FALSE(std::isfinite(split.shares[0].estimate.low));  // one pair tells no spread
  game.worth.erase(12);
  EXPECT_THROW(sampled_split(game, orders), std::invalid_argument);
  EXPECT_THROW(sampled_split(noisy(4, 5, 2), {{0, 1, 2, 3}}), std::invalid_argument);
}

}  // namespace
}  // namespace sightline::attribution
