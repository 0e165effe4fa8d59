// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/core/extremes.hpp>
#include <sightline/statistics/comparison.hpp>

namespace sightline::statistics {
namespace {

using Numbers = std::vector<double>;

// By hand, in 81sts: first arm's residuals (-12, -24, 12, 24), second's (-4, -44, 28, 20), their
// differences (-8, 20, -16, 4) with squares 736 / 6561; ratios 12 / 9 and 10 / 9.
TEST(ComparePaired, OfFourReplications) {
  const Numbers first = {1, 2, 3, 6};
  const Numbers second = {1, 1, 3, 5};
  const Numbers whole = {1, 2, 2, 4};
  const PairedComparison found = compare_paired({first, whole}, {second, whole});
  EXPECT_NEAR(found.difference.mean, 2.0 / 9.0, 1e-15);
  EXPECT_NEAR(found.difference.standard_error, std::sqrt(736.0 / 6561.0 / 12.0), 1e-15);
  EXPECT_NEAR(found.difference.high - found.difference.low,
              2.0 * 3.1824463053 * found.difference.standard_error, 1e-10);
  EXPECT_NEAR(found.variance_ratio, 143.0 / 23.0, 1e-12);
  EXPECT_EQ(found.difference.n, 4U);
}

TEST(ComparePaired, OfMeansIsTheEstimateOfDifferences) {
  const Numbers first = {3, 5, 4, 8};
  const Numbers second = {2, 5, 1, 6};
  const Numbers ones(4, 1.0);
  const Estimate expected = estimate_mean(Numbers{1, 0, 3, 2});
  const Estimate found = compare_paired({first, ones}, {second, ones}).difference;
  EXPECT_DOUBLE_EQ(found.mean, expected.mean);
  EXPECT_DOUBLE_EQ(found.standard_error, expected.standard_error);
  EXPECT_DOUBLE_EQ(found.low, expected.low);
}

TEST(ComparePaired, ChangesSignWithTheOrderOfArms) {
  const Numbers first = {3, 5, 4, 8};
  const Numbers second = {2, 5, 1, 6};
  const Numbers whole = {3, 4, 5, 6};
  const PairedComparison there = compare_paired({first, whole}, {second, whole});
  const PairedComparison back = compare_paired({second, whole}, {first, whole});
  EXPECT_EQ(there.difference.low, -back.difference.high);
  EXPECT_EQ(there.variance_ratio, back.variance_ratio);
}

TEST(ComparePaired, TakesRoundingForNoDifference) {
  // As recorded of a reform that changes no post: the same vacancies, added up in other steps.
  const Numbers here = {0.0244032341, 0.109650568, 1.11022302e-16};
  const Numbers there = {0.0244032341, 0.109650568, 8.32667268e-17};
  const Numbers ones(3, 1.0);
  const PairedComparison found = compare_paired({here, ones}, {there, ones});
  EXPECT_EQ(found.difference.low, 0.0);
  EXPECT_EQ(found.difference.high, 0.0);
  EXPECT_EQ(found.variance_ratio, infinity);
  const Numbers apart = {0.0244032341, 0.109650569, 0.0};
  EXPECT_GT(compare_paired({apart, ones}, {there, ones}).difference.mean, 3e-10);
}

TEST(ComparePaired, OfIdenticalArmsHasAnInfiniteVarianceRatio) {
  const Numbers numerators = {1, 2, 3.3};
  const Numbers whole = {2, 3, 4.7};
  const PairedComparison found = compare_paired({numerators, whole}, {numerators, whole});
  EXPECT_EQ(found.difference.mean, 0.0);
  EXPECT_EQ(found.difference.low, 0.0);
  EXPECT_EQ(found.difference.high, 0.0);
  EXPECT_EQ(found.variance_ratio, infinity);
  const Numbers zeros(3, 0.0);
  EXPECT_EQ(compare_paired({zeros, whole}, {zeros, whole}).variance_ratio, infinity);
}

TEST(ComparePaired, OfUncorrelatedArmsHasVarianceRatioOne) {
  const Numbers first = {1, -1, 1, -1};
  const Numbers second = {1, 1, -1, -1};
  const Numbers ones(4, 1.0);
  EXPECT_DOUBLE_EQ(compare_paired({first, ones}, {second, ones}).variance_ratio, 1.0);
}

TEST(ComparePaired, KnowsNothingFromOneReplicationOrAnUndefinedArm) {
  const Numbers one = {2};
  const Numbers unit = {1};
  const PairedComparison single = compare_paired({one, unit}, {unit, unit});
  EXPECT_EQ(single.difference.mean, 1.0);
  EXPECT_EQ(single.difference.standard_error, infinity);
  EXPECT_EQ(single.variance_ratio, 1.0);
  const Numbers two = {2, 3};
  const Numbers zeros = {0, 0};
  const PairedComparison undefined = compare_paired({two, two}, {two, zeros});
  EXPECT_TRUE(std::isnan(undefined.difference.mean));
  EXPECT_EQ(undefined.difference.high, infinity);
  EXPECT_EQ(undefined.variance_ratio, 1.0);
}

TEST(ComparePaired, RefusesDifferentReplications) {
  const Numbers two = {2, 3};
  const Numbers three = {1, 2, 3};
  EXPECT_THROW(static_cast<void>(compare_paired({two, two}, {three, three})),
               std::invalid_argument);
  EXPECT_THROW(static_cast<void>(compare_paired({two, three}, {two, two})), std::invalid_argument);
}

}  // namespace
}  // namespace sightline::statistics
