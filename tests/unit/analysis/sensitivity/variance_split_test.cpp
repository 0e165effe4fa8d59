// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <gtest/gtest.h>

#include <sightline/core/extremes.hpp>
#include <sightline/design/makers.hpp>
#include <sightline/sensitivity/variance_split.hpp>
#include <sightline/statistics/running_moments.hpp>
#include <sightline/statistics/variance_components.hpp>

#include "functions.hpp"

namespace sightline::sensitivity {
namespace {

constexpr std::size_t points = 12;
constexpr std::size_t replications = 5;
/// x plus what replication r does to all points, plus what is left to each number.
Outputs two_way(const design::UnitDesign& design, double alike, double own, PointDice dice,
                std::uint64_t seed) {
  Outputs outputs{{}, replications, dice};
  for (std::size_t i = 0; i < design.points; ++i) {
    for (std::size_t r = 0; r < replications; ++r) {
      outputs.numbers.push_back(design.at(i, 0) + alike * luck_of(seed, r, 0) +
                                own * luck_of(seed, r, i + 1));
    }
  }
  return outputs;
}

TEST(VarianceSplit, IsThatOfVarianceComponentsForOwnDice) {
  const design::UnitDesign design = design::latin_hypercube(points, 1, 3);
  const Outputs outputs = two_way(design, 0.0, 0.3, PointDice::own, 1);
  std::vector<double> dealt;  // number i belongs to group i mod points
  for (std::size_t r = 0; r < replications; ++r) {
    for (std::size_t i = 0; i < points; ++i)
      dealt.push_back(outputs.numbers[i * replications + r]);
  }
  const statistics::VarianceComponents expected = statistics::variance_components(dealt, points);
  const VarianceSplit split = variance_split(design, outputs, two_resamples);
  ASSERT_GT(expected.between, 0.0);
  EXPECT_NEAR(split.parameters.mean, expected.between, 1e-12);
  EXPECT_NEAR(split.chance.mean, expected.within, 1e-12);
  EXPECT_NEAR(split.parameter_share.mean, expected.between / (expected.between + expected.within),
              1e-12);
}

// Two points, two replications, by hand: means 2 and 5, so var(means) = 4.5; variances at points 2
// and 8, so chance = 5; e = -+1/2 each, so the error mean square is 1 and parameters 4.5 - 1/2.
TEST(VarianceSplit, TakesOffOnlyWhatReplicationsDoToPointsUnequally) {
  const design::UnitDesign design = design::full_grid({2});
  const VarianceSplit split =
      variance_split(design, {{1, 3, 3, 7}, 2, PointDice::common}, two_resamples);
  EXPECT_DOUBLE_EQ(split.of_means.mean, 4.5);
  EXPECT_DOUBLE_EQ(split.chance.mean, 5.0);
  EXPECT_DOUBLE_EQ(split.parameters.mean, 4.0);
  EXPECT_DOUBLE_EQ(split.parameter_share.mean, 4.0 / 9.0);
}

// Over 300 worlds the estimates are right on average within 4 standard errors; error probability
// 6e-5 for each of two.
TEST(VarianceSplit, IsUnbiasedWithCommonDice) {
  const design::UnitDesign design = design::latin_hypercube(points, 1, 3);
  statistics::RunningMoments truth;
  for (std::size_t i = 0; i < points; ++i)
    truth.add(design.at(i, 0));
  statistics::RunningMoments parameters;
  statistics::RunningMoments chance;
  for (std::uint64_t world = 0; world < 300; ++world) {
    const VarianceSplit split =
        variance_split(design, two_way(design, 1.0, 0.2, PointDice::common, world), two_resamples);
    parameters.add(split.parameters.mean);
    chance.add(split.chance.mean);
  }
  EXPECT_NEAR(parameters.mean(), truth.variance(), 4.0 * parameters.estimate().standard_error);
  EXPECT_NEAR(chance.mean(), 1.0 + 0.04, 4.0 * chance.estimate().standard_error);
}

// 95 % intervals of 200 worlds hold the variance 1/12 of uniform parameters in at least 170 of
// them: with a coverage of 92 % or more fewer do with probability below 1e-3.
TEST(VarianceSplit, HasIntervalsThatKeepTheirLevel) {
  int covered = 0;
  for (std::uint64_t world = 0; world < 200; ++world) {
    design::UnitDesign design = design::latin_hypercube(60, 1, 3, 1);
    for (std::size_t i = 0; i < 60; ++i)
      design.values[i] = Dice(world, 9).trait({i, 2, 0});  // independent, as resampling takes them
    const VarianceSplit split = variance_split(
        design, two_way(design, 1.0, 0.3, PointDice::common, world), {.resamples = 300});
    covered += split.parameters.low <= 1.0 / 12.0 && 1.0 / 12.0 <= split.parameters.high ? 1 : 0;
  }
  EXPECT_GE(covered, 170);
}

TEST(VarianceSplit, TakesPointsThatStandForTheDistributionOnly) {
  const design::UnitDesign blocks = design::saltelli_blocks(8, 2, 1);
  Outputs outputs = exact(blocks, [](auto x) { return x[0]; });
  EXPECT_EQ(variance_split(blocks, outputs, two_resamples).points, 16U);
  outputs.numbers[0] = not_a_number;
  EXPECT_EQ(variance_split(blocks, outputs, two_resamples).points, 15U);
  EXPECT_EQ(variance_split(blocks, outputs, two_resamples).left_out, 1U);
  const design::UnitDesign trajectories = design::morris_trajectories(2, 1);
  EXPECT_EQ(
      variance_split(trajectories, exact(trajectories, [](auto x) { return x[1]; }), two_resamples)
          .points,
      10U);
}

TEST(VarianceSplit, SaysNothingOfChanceFromOneReplication) {
  const design::UnitDesign design = design::full_grid({4});
  const VarianceSplit split = variance_split(design, {{1, 2, 3, 4}}, two_resamples);
  EXPECT_NEAR(split.of_means.mean, 5.0 / 3.0, 1e-12);
  EXPECT_TRUE(std::isnan(split.parameters.mean));
  EXPECT_TRUE(std::isnan(split.chance.mean));
  EXPECT_TRUE(std::isnan(split.parameter_share.mean));
}

TEST(VarianceSplit, IsNoLessThanNothing) {
  const design::UnitDesign design = design::full_grid({2});
  const VarianceSplit split =
      variance_split(design, {{1, 3, 3, 1}, 2, PointDice::own}, two_resamples);
  EXPECT_EQ(split.parameters.mean, 0.0);
  EXPECT_EQ(split.parameter_share.mean, 0.0);
}

}  // namespace
}  // namespace sightline::sensitivity
