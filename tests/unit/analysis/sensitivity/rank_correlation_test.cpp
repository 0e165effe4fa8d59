// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <gtest/gtest.h>

#include <sightline/design/makers.hpp>
#include <sightline/sensitivity/rank_correlation.hpp>

#include "functions.hpp"

namespace sightline::sensitivity {
namespace {

TEST(RankCorrelations, FollowAnyMonotoneFunction) {
  const design::UnitDesign design = design::latin_hypercube(100, 2, 3);
  const RankCorrelations rising =
      rank_correlations(design, exact(design, [](auto x) { return std::exp(20.0 * x[0]); }));
  EXPECT_NEAR(rising.parameters[0].partial.mean, 1.0, 1e-9);
  const RankCorrelations falling =
      rank_correlations(design, exact(design, [](auto x) { return -std::pow(x[1], 9); }));
  EXPECT_NEAR(falling.parameters[1].partial.mean, -1.0, 1e-9);
}

// Signs and the null: error probability 0.001 for the interval of the parameter without effect.
TEST(RankCorrelations, TellRisingFromFallingFromNothing) {
  const design::UnitDesign design = design::latin_hypercube(200, 3, 3);
  Outputs outputs = exact(design, [](auto x) { return 2.0 * x[0] - x[1] * x[1]; });
  for (std::size_t i = 0; i < design.points; ++i)
    outputs.numbers[i] += 0.3 * luck_of(4, 0, i);
  const RankCorrelations found =
      rank_correlations(design, outputs, {.resamples = 1000, .level = 0.999});
  EXPECT_EQ(found.points, 200U);
  EXPECT_GT(found.parameters[0].partial.low, 0.7);
  EXPECT_LT(found.parameters[1].partial.high, -0.3);
  EXPECT_LT(found.parameters[2].partial.low, 0.0);
  EXPECT_GT(found.parameters[2].partial.high, 0.0);
}

TEST(RankCorrelations, UseTheMeanOverReplications) {
  const design::UnitDesign design = design::latin_hypercube(30, 2, 3);
  const Outputs once = exact(design, [](auto x) { return x[0] * x[1]; });
  Outputs twice{{}, 2, PointDice::own};
  for (const double y : once.numbers)
    twice.numbers.insert(twice.numbers.end(), {y - 1.0, y + 1.0});
  EXPECT_NEAR(rank_correlations(design, twice).parameters[1].partial.mean,
              rank_correlations(design, once).parameters[1].partial.mean, 1e-12);
}

TEST(RankCorrelations, LeaveConstantParametersAside) {
  const design::UnitDesign grid = design::full_grid({5, 1, 4});
  const RankCorrelations found =
      rank_correlations(grid, exact(grid, [](auto x) { return x[0] + 0.1 * x[2]; }));
  EXPECT_GT(found.parameters[0].partial.mean, 0.9);
  EXPECT_TRUE(std::isnan(found.parameters[1].partial.mean));
  EXPECT_GT(found.parameters[2].partial.mean, 0.5);
}

TEST(RankCorrelations, AreNotKnownWhereParametersDetermineEachOther) {
  design::UnitDesign design = design::latin_hypercube(20, 2, 3);
  for (std::size_t i = 0; i < 20; ++i)
    design.values[2 * i + 1] = design.values[2 * i];
  const RankCorrelations found =
      rank_correlations(design, exact(design, [](auto x) { return x[0]; }));
  EXPECT_TRUE(std::isnan(found.parameters[0].partial.mean));
}

TEST(RankCorrelations, AreNotKnownOfAConstantOrFromTooFewPoints) {
  const design::UnitDesign design = design::latin_hypercube(20, 2, 3);
  const RankCorrelations constant =
      rank_correlations(design, exact(design, [](auto) { return 2.0; }));
  EXPECT_TRUE(std::isnan(constant.parameters[0].partial.mean));
  const design::UnitDesign small = design::latin_hypercube(3, 2, 3);
  const RankCorrelations few =
      rank_correlations(small, exact(small, [](auto x) { return x[0] + x[1]; }));
  EXPECT_TRUE(std::isnan(few.parameters[0].partial.mean));
}

}  // namespace
}  // namespace sightline::sensitivity
