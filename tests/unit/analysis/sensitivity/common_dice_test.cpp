// SPDX-License-Identifier: Apache-2.0
#include "analysis/sensitivity/common_dice.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include <sightline/design/makers.hpp>
#include <sightline/sensitivity/conditional_means.hpp>

#include "functions.hpp"

namespace sightline::sensitivity {
namespace {

const std::vector<std::vector<std::size_t>> four_points = {{0}, {1}, {2}, {3}};

/// At point i, replication r: of_point i + of_replication[r].
Outputs sums(const std::vector<double>& of_point, const std::vector<double>& of_replication) {
  Outputs outputs;
  outputs.replications = of_replication.size();
  for (const double of_this : of_point) {
    for (const double luck : of_replication)
      outputs.numbers.push_back(of_this + luck);
  }
  return outputs;
}

TEST(CommonDice, WidenAnIntervalOfNoWidthToThatOfTheReplications) {
  const std::vector<double> luck = {0.1, -0.3, 0.4, 0.6};
  const Outputs outputs = sums({0.0, 0.0, 0.0, 0.0}, luck);
  const statistics::Estimate expected = statistics::estimate_mean(luck);
  const statistics::Estimate widened =
      with_common_dice({expected.mean, expected.mean, expected.mean, 0.0, 4},
                       by_replication(four_points, outputs), outputs, statistics::usual_level);
  EXPECT_NEAR(widened.low, expected.low, 1e-12);
  EXPECT_NEAR(widened.high, expected.high, 1e-12);
  EXPECT_NEAR(widened.standard_error, expected.standard_error, 1e-12);
  EXPECT_EQ(widened.n, 4U);
}

TEST(CommonDice, AddToTheIntervalOfPointsAsSquares) {
  const std::vector<double> luck = {0.1, -0.3, 0.4, 0.6};
  const Outputs outputs = sums({1.0, 2.0, 3.0, 4.0}, luck);
  const statistics::Estimate alone = statistics::estimate_mean(luck);
  const statistics::Estimate widened =
      with_common_dice({2.7, 1.7, 4.7, 0.5, 4}, by_replication(four_points, outputs), outputs,
                       statistics::usual_level);
  const double half_width = alone.high - alone.mean;
  EXPECT_NEAR(widened.low, 2.7 - std::hypot(1.0, half_width), 1e-12);
  EXPECT_NEAR(widened.high, 2.7 + std::hypot(2.0, half_width), 1e-12);
}

TEST(CommonDice, LeaveIntervalsAloneWhereDiceAreOwnOrOne) {
  const statistics::Estimate of_points = {2.5, 2.0, 3.0, 0.25, 4};
  Outputs outputs = sums({1.0, 2.0, 3.0, 4.0}, {0.1, -0.3, 0.4});
  outputs.dice = PointDice::own;
  const Outputs one = sums({1.0, 2.0, 3.0, 4.0}, {0.1});
  for (const Outputs& each : {outputs, one}) {
    const statistics::Estimate same =
        with_common_dice(of_points, by_replication(four_points, each), each, 0.95);
    EXPECT_EQ(same.low, 2.0);
    EXPECT_EQ(same.high, 3.0);
  }
}

TEST(CommonDice, DoNotBlurADifferenceThatTheyLeaveAlone) {
  const Outputs outputs = sums({1.0, 2.0, 3.0, 4.0}, {0.1, -0.3, 0.4, 0.6});
  const ByReplication change =
      less(by_replication({{}, {}, {}, {3}}, outputs), by_replication({{0}, {}, {}, {}}, outputs));
  for (const double mean : change.means)
    EXPECT_NEAR(mean, 3.0, 1e-12);
  const statistics::Estimate same =
      with_common_dice({3.0, 2.9, 3.1, 0.05, 4}, change, outputs, 0.95);
  EXPECT_NEAR(same.low, 2.9, 1e-9);
}

TEST(CommonDice, KnowNoMeanWithoutPoints) {
  const Outputs outputs = sums({1.0, 2.0, 3.0, 4.0}, {0.1, -0.3});
  EXPECT_TRUE(std::isnan(by_replication({{}, {}, {}, {}}, outputs).means.front()));
}

// y = x1 + luck of the replication, common to all points, and of each point: the mean over the
// lowest third of x1 is 1/6. Of 200 intervals at 80 % some 160 hold it; fewer than 140 do with
// probability 3e-4. Points alone, which take the dice as given, hold it in far fewer.
TEST(CommonDice, GiveIntervalsThatKeepTheirLevel) {
  int covered = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const design::UnitDesign design = design::latin_hypercube(40, 2, seed, 1);
    Outputs outputs;
    outputs.replications = 4;
    for (std::size_t i = 0; i < design.points; ++i) {
      for (std::size_t r = 0; r < outputs.replications; ++r)
        outputs.numbers.push_back(design.at(i, 0) + 0.5 * luck_of(seed, r, 1000) +
                                  0.2 * luck_of(seed, r, i));
    }
    const auto means =
        conditional_means(design, outputs, 3, {.resamples = 100, .level = 0.8, .seed = seed});
    const statistics::Estimate& lowest = means[0].parts[0];
    covered += lowest.low <= 1.0 / 6.0 && 1.0 / 6.0 <= lowest.high ? 1 : 0;
  }
  EXPECT_GE(covered, 140);
}

// y = x1 luck(r): what the parameter does depends on the dice, so R of them cannot tell its sign.
TEST(CommonDice, BlurAContrastThatDependsOnThem) {
  const design::UnitDesign design = design::latin_hypercube(60, 1, 4, 1);
  Outputs outputs;
  outputs.replications = 4;
  const std::vector<double> luck = {1.0, -0.5, 0.8, 0.1};
  for (std::size_t i = 0; i < design.points; ++i) {
    for (const double of_replication : luck)
      outputs.numbers.push_back(design.at(i, 0) * of_replication);
  }
  const auto common = conditional_means(design, outputs, 3, {.resamples = 100});
  EXPECT_FALSE(moves_beyond_chance(common[0]));
  outputs.dice = PointDice::own;
  EXPECT_TRUE(moves_beyond_chance(conditional_means(design, outputs, 3, {.resamples = 100})[0]));
}

}  // namespace
}  // namespace sightline::sensitivity
