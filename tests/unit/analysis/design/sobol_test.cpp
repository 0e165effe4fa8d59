// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/design/makers.hpp>

namespace sightline::design {
namespace {

using testing::ElementsAre;

// Expected numbers: scipy.stats.qmc.Sobol(d, scramble=False).random(n) of SciPy 1.10.1.
TEST(SobolSequence, EqualsThatOfSciPyWithoutScrambling) {
  const UnitDesign design = sobol_sequence(8, 7, 0, Scrambling::none);
  EXPECT_THAT(design.point(0), ElementsAre(0, 0, 0, 0, 0, 0, 0));
  EXPECT_THAT(design.point(1), ElementsAre(0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5));
  EXPECT_THAT(design.point(2), ElementsAre(0.75, 0.25, 0.25, 0.25, 0.75, 0.75, 0.25));
  EXPECT_THAT(design.point(4), ElementsAre(0.375, 0.375, 0.625, 0.875, 0.375, 0.125, 0.375));
  EXPECT_THAT(design.point(7), ElementsAre(0.125, 0.625, 0.375, 0.125, 0.125, 0.375, 0.625));
}

// All of the first 1024 points in 40 dimensions to ten binary digits, in one number: SciPy 1.10.1,
// h = (31 h + floor(1024 x)) mod 2^64 over x = Sobol(40, scramble=False).random(1024), row by row.
TEST(SobolSequence, EqualsThatOfSciPyInManyDimensions) {
  std::uint64_t h = 0;
  for (const double x : sobol_sequence(1024, 40, 0, Scrambling::none).values)
    h = 31 * h + static_cast<std::uint64_t>(x * 1024.0);
  EXPECT_EQ(h, 11262138451238780928U);
}

TEST(SobolSequence, HasOnePointInEachElementaryIntervalWhenScrambled) {
  const UnitDesign design = sobol_sequence(256, 6, 11);
  for (std::size_t d = 0; d < 6; ++d) {
    std::set<int> strata;
    for (std::size_t i = 0; i < 256; ++i) {
      ASSERT_GT(design.at(i, d), 0);
      ASSERT_LT(design.at(i, d), 1);
      strata.insert(static_cast<int>(design.at(i, d) * 256));
    }
    EXPECT_EQ(strata.size(), 256U);
  }
  // The first two coordinates are a (0, 8, 2)-net, which nested scrambling keeps.
  for (int a = 0; a <= 8; ++a) {
    std::set<std::pair<int, int>> boxes;
    for (std::size_t i = 0; i < 256; ++i)
      boxes.emplace(static_cast<int>(std::ldexp(design.at(i, 0), a)),
                    static_cast<int>(std::ldexp(design.at(i, 1), 8 - a)));
    EXPECT_EQ(boxes.size(), 256U) << a;
  }
}

TEST(SobolSequence, IsExtendedByMorePoints) {
  const UnitDesign less = sobol_sequence(100, 5, 3);
  const UnitDesign more = sobol_sequence(164, 5, 3);
  EXPECT_TRUE(std::equal(less.values.begin(), less.values.end(), more.values.begin()));
}

TEST(SobolSequence, DependsOnTheSeedOnlyWhenScrambled) {
  EXPECT_EQ(sobol_sequence(16, 3, 7), sobol_sequence(16, 3, 7));
  EXPECT_NE(sobol_sequence(16, 3, 7).values, sobol_sequence(16, 3, 8).values);
  EXPECT_EQ(sobol_sequence(16, 3, 7, Scrambling::none).values,
            sobol_sequence(16, 3, 8, Scrambling::none).values);
}

// Each scrambled point is uniform: over 400 seeds the mean of x and of x^2 of point 5 lie within 4
// standard errors (1/12 and 4/45 are the variances). Error probability 6e-5 for each of two.
TEST(SobolSequence, HasUniformPointsOverSeeds) {
  double sum = 0.0;
  double squares = 0.0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const double x = sobol_sequence(6, 2, seed).at(5, 1);
    sum += x / 400.0;
    squares += x * x / 400.0;
  }
  EXPECT_NEAR(sum, 0.5, 4.0 * std::sqrt(1.0 / 12.0 / 400.0));
  EXPECT_NEAR(squares, 1.0 / 3.0, 4.0 * std::sqrt(4.0 / 45.0 / 400.0));
}

// x1 x2^2 x3 over the unit cube, whose integral is 1/12. Plain Monte Carlo of 4096 points has a
// standard error of 1.9e-3; the nets are some hundred times better.
TEST(SobolSequence, IntegratesASmoothFunctionFarBetterThanMonteCarlo) {
  const UnitDesign design = sobol_sequence(4096, 3, 1);
  double mean = 0.0;
  for (std::size_t i = 0; i < design.points; ++i)
    mean += design.at(i, 0) * design.at(i, 1) * design.at(i, 1) * design.at(i, 2) / 4096.0;
  EXPECT_NEAR(mean, 1.0 / 12.0, 1e-4);
}

TEST(SobolSequence, RefusesMoreDimensionsThanThereAreDirections) {
  EXPECT_THROW((void)sobol_sequence(2, 3668, 1), std::invalid_argument);
  EXPECT_EQ(sobol_sequence(2, 3667, 1, Scrambling::none).at(1, 3666), 0.5);
}

}  // namespace
}  // namespace sightline::design
