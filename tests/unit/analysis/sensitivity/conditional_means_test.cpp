// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/design/makers.hpp>
#include <sightline/sensitivity/conditional_means.hpp>

#include "functions.hpp"

namespace sightline::sensitivity {
namespace {

Outputs of_first_coordinate(const design::UnitDesign& design) {
  Outputs outputs;
  for (std::size_t i = 0; i < design.points; ++i)
    outputs.numbers.push_back(design.at(i, 0));
  return outputs;
}

// A Latin hypercube of 300 points has one in each 300th part, so the mean of x in a third is within
// 1/600 of 1/6, 1/2, 5/6.
TEST(ConditionalMeans, FollowTheParameterThatMattersAndNoOther) {
  const design::UnitDesign design = design::latin_hypercube(300, 2, 4, 1);
  const auto means = conditional_means(design, of_first_coordinate(design), 3, {.resamples = 200});
  ASSERT_EQ(means.size(), 2U);
  EXPECT_NEAR(means[0].parts[0].mean, 1.0 / 6.0, 1.0 / 600.0);
  EXPECT_NEAR(means[0].parts[1].mean, 0.5, 1.0 / 600.0);
  EXPECT_NEAR(means[0].parts[2].mean, 5.0 / 6.0, 1.0 / 600.0);
  EXPECT_NEAR(means[0].contrast.mean, 2.0 / 3.0, 1.0 / 300.0);
  EXPECT_TRUE(moves_beyond_chance(means[0]));
  EXPECT_FALSE(moves_beyond_chance(means[1]));
}

TEST(ConditionalMeans, UseEveryBlockOfADesign) {
  const design::UnitDesign design = design::saltelli_blocks(16, 2, 1);
  const auto means = conditional_means(design, of_first_coordinate(design), 2, {.resamples = 50});
  std::size_t low = 0;
  double sum = 0.0;
  for (std::size_t i = 0; i < design.points; ++i) {
    if (design.at(i, 0) >= 0.5) continue;
    ++low;
    sum += design.at(i, 0);
  }
  EXPECT_GT(low, 16U);
  EXPECT_DOUBLE_EQ(means[0].parts[0].mean, sum / static_cast<double>(low));
  EXPECT_EQ(means[0].parts[0].n, 16U);
}

TEST(ConditionalMeans, HaveNoMeanWhereThereIsNoPoint) {
  const design::UnitDesign design = design::full_grid({2, 2});
  const auto means = conditional_means(design, of_first_coordinate(design), 3, {.resamples = 20});
  EXPECT_TRUE(std::isnan(means[0].parts[1].mean));
  EXPECT_DOUBLE_EQ(means[0].contrast.mean, 1.0);
  EXPECT_FALSE(moves_beyond_chance(means[0])) << "four points are too few";
}

TEST(ConditionalMeans, NeedTwoParts) {
  const design::UnitDesign design = design::full_grid({2});
  EXPECT_THROW(static_cast<void>(conditional_means(design, of_first_coordinate(design), 1)),
               std::invalid_argument);
}

}  // namespace
}  // namespace sightline::sensitivity
