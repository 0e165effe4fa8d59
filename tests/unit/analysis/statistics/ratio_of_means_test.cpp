// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/statistics/ratio_of_means.hpp>

namespace sightline::statistics {
namespace {

using Numbers = std::vector<double>;

const Numbers paid = {10, 14, 9, 12, 16, 11};
const Numbers saved = {2, 3, 2, 2, 4, 3};

/// Student's t of mean(paid - r saved).
double t_at(double r) {
  Numbers left;
  for (std::size_t i = 0; i < paid.size(); ++i)
    left.push_back(paid[i] - r * saved[i]);
  const Estimate mean = estimate_mean(left);
  return mean.mean / mean.standard_error;
}

// By the definition of the interval: t with 5 degrees of freedom is 2.570582 (tables).
TEST(RatioOfMeans, EndsWhereStudentsTIsCritical) {
  const RatioOfMeans ratio = ratio_of_means(paid, saved);
  EXPECT_DOUBLE_EQ(ratio.ratio, 72.0 / 16.0);
  ASSERT_TRUE(ratio.is_bounded);
  EXPECT_LT(ratio.low, ratio.ratio);
  EXPECT_GT(ratio.high, ratio.ratio);
  EXPECT_NEAR(t_at(ratio.low), 2.570582, 1e-5);
  EXPECT_NEAR(t_at(ratio.high), -2.570582, 1e-5);
}

TEST(RatioOfMeans, OfSteadyDenominatorsIsTheIntervalOfTheMean) {
  const RatioOfMeans ratio = ratio_of_means(paid, Numbers(6, 2.0));
  const Estimate mean = estimate_mean(paid);
  EXPECT_NEAR(ratio.low, mean.low / 2, 1e-9);
  EXPECT_NEAR(ratio.high, mean.high / 2, 1e-9);
}

TEST(RatioOfMeans, IsUnboundedWhereTheDenominatorMayBeZero) {
  const RatioOfMeans ratio = ratio_of_means(paid, Numbers{-2, 3, -1, 2, 1, -2});
  EXPECT_FALSE(ratio.is_bounded);
  EXPECT_TRUE(std::isinf(ratio.low) && std::isinf(ratio.high));
  EXPECT_DOUBLE_EQ(ratio.ratio, 72.0);
}

TEST(RatioOfMeans, IsNotDefinedOverZero) {
  EXPECT_TRUE(std::isnan(ratio_of_means(paid, Numbers(6, 0.0)).ratio));
  EXPECT_TRUE(std::isnan(ratio_of_means({}, {}).ratio));
  EXPECT_FALSE(ratio_of_means(Numbers{1}, Numbers{2}).is_bounded);
}

TEST(RatioOfMeans, RejectsWhatDoesNotBelongTogether) {
  EXPECT_THROW(static_cast<void>(ratio_of_means(paid, Numbers{1})), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(ratio_of_means(paid, saved, 1.0)), std::invalid_argument);
}

}  // namespace
}  // namespace sightline::statistics
