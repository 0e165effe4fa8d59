// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/core/extremes.hpp>
#include <sightline/statistics/roc.hpp>

namespace sightline::statistics {
namespace {

using Numbers = std::vector<double>;

// By hand: of 12 pairs 0.9 wins 4, 0.8 wins 3 and ties 1 (here 3.5), 0.5 wins 2 and ties 1 (2.5);
// standard error from Python fractions, variance 85 / 2772.
TEST(RocArea, CountsPairsAndHalfOfTies) {
  const Estimate area = roc_area(Numbers{0.9, 0.8, 0.5}, Numbers{0.5, 0.4, 0.1, 0.8});
  EXPECT_DOUBLE_EQ(area.mean, 10.0 / 12.0);
  EXPECT_NEAR(area.standard_error, 0.1751107668413929, 1e-14);
  EXPECT_NEAR(area.low, 10.0 / 12.0 - 1.959963984540054 * 0.1751107668413929, 1e-14);
  EXPECT_EQ(area.high, 1.0);
  EXPECT_EQ(area.n, 7U);
}

TEST(RocArea, IsOneHalfOfTheSameSample) {
  const Numbers sample = {1, 2, 2, 3};
  EXPECT_DOUBLE_EQ(roc_area(sample, sample).mean, 0.5);
  EXPECT_DOUBLE_EQ(roc_area(Numbers{1, 1}, Numbers{1}).mean, 0.5);
}

TEST(RocArea, IsOneOrZeroWhereGroupsDoNotOverlap) {
  const Estimate area = roc_area(Numbers{3, 4}, Numbers{1, 2});
  EXPECT_EQ(area.mean, 1.0);
  EXPECT_EQ(area.standard_error, 0.0);
  EXPECT_EQ(roc_area(Numbers{1, 2}, Numbers{3, 4}).mean, 0.0);
}

TEST(RocArea, MirrorsTheGroups) {
  const Numbers positives = {0.3, 0.9, 0.7, 0.7};
  const Numbers negatives = {0.1, 0.7, 0.4};
  EXPECT_DOUBLE_EQ(roc_area(positives, negatives).mean, 1.0 - roc_area(negatives, positives).mean);
}

TEST(RocArea, OfAnEmptyGroupIsUndefined) {
  const Estimate area = roc_area(Numbers{}, Numbers{1, 2});
  EXPECT_TRUE(std::isnan(area.mean));
  EXPECT_EQ(area.low, 0.0);
  EXPECT_EQ(area.high, 1.0);
  EXPECT_EQ(area.standard_error, infinity);
}

}  // namespace
}  // namespace sightline::statistics
