// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/core/extremes.hpp>
#include <sightline/statistics/estimate.hpp>
#include <sightline/statistics/student.hpp>

namespace sightline::statistics {
namespace {

using Numbers = std::vector<double>;

void expect_unknown_spread(const Estimate& estimate) {
  EXPECT_EQ(estimate.low, -infinity);
  EXPECT_EQ(estimate.high, infinity);
  EXPECT_EQ(estimate.standard_error, infinity);
}

// Closed forms for 1 and 2 degrees of freedom, tan(pi (p - 1/2)) and (2 p - 1) sqrt(2 / (1 - (2 p
// - 1)^2)); the others by Simpson's rule and bisection in Python.
TEST(StudentCriticalValue, HasKnownValues) {
  EXPECT_NEAR(student_critical_value(1, 0.95), 12.706204736174696, 1e-9);
  EXPECT_NEAR(student_critical_value(2, 0.95), 4.302652729749463, 1e-9);
  EXPECT_NEAR(student_critical_value(9, 0.95), 2.262157162798, 1e-9);
  EXPECT_NEAR(student_critical_value(9, 0.99), 3.249835541592, 1e-9);
  EXPECT_NEAR(normal_critical_value(0.95), 1.959963984540054, 1e-12);
  EXPECT_NEAR(student_critical_value(100'000'000, 0.95), normal_critical_value(0.95), 1e-6);
}

TEST(StudentCriticalValue, RefusesLevelsThatAreNoneAndNoFreedom) {
  for (const double level : {0.0, 1.0, -0.1, 95.0, std::nan("")}) {
    EXPECT_THROW(static_cast<void>(student_critical_value(5, level)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(normal_critical_value(level)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(estimate_mean(Numbers{1.0}, level)), std::invalid_argument);
  }
  EXPECT_THROW(static_cast<void>(student_critical_value(0, 0.95)), std::invalid_argument);
}

// By hand: variance 10 / 4, standard error sqrt(1 / 2), t(4) = 2.77644510520 (as above).
TEST(EstimateMean, OfFiveNumbers) {
  const Estimate estimate = estimate_mean(Numbers{1, 2, 3, 4, 5});
  EXPECT_DOUBLE_EQ(estimate.mean, 3.0);
  EXPECT_NEAR(estimate.standard_error, std::sqrt(0.5), 1e-15);
  EXPECT_NEAR(estimate.low, 3.0 - 1.963243161, 1e-8);
  EXPECT_NEAR(estimate.high, 3.0 + 1.963243161, 1e-8);
  EXPECT_EQ(estimate.n, 5U);
}

TEST(EstimateMean, IsWiderAtAHigherLevel) {
  const Numbers sample = {1, 2, 3, 4, 5};
  EXPECT_GT(estimate_mean(sample, 0.99).high, estimate_mean(sample, 0.95).high);
}

TEST(EstimateMean, OfAConstantHasNoWidth) {
  const Estimate estimate = estimate_mean(Numbers{4, 4, 4});
  EXPECT_EQ(estimate.low, 4.0);
  EXPECT_EQ(estimate.high, 4.0);
  EXPECT_EQ(estimate.standard_error, 0.0);
}

TEST(EstimateMean, OfFewerThanTwoKnowsNoSpread) {
  const Estimate one = estimate_mean(Numbers{7});
  EXPECT_EQ(one.mean, 7.0);
  expect_unknown_spread(one);
  const Estimate none = estimate_mean(Numbers{});
  EXPECT_TRUE(std::isnan(none.mean));
  expect_unknown_spread(none);
}

// By hand: R = 12 / 9, mean denominator 9 / 4, residuals (-4, -8, 4, 8) / 27, variance of the mean
// 160 / 729 / 3 / 4; t(3) = 3.18244630528 (as above).
TEST(EstimateRatio, OfFourReplications) {
  const Numbers numerators = {1, 2, 3, 6};
  const Numbers denominators = {1, 2, 2, 4};
  const Estimate estimate = estimate_ratio(numerators, denominators);
  EXPECT_DOUBLE_EQ(estimate.mean, 4.0 / 3.0);
  EXPECT_NEAR(estimate.standard_error, 0.1352401376555966, 1e-15);
  EXPECT_NEAR(estimate.high, 4.0 / 3.0 + 3.1824463053 * 0.1352401376555966, 1e-10);
  const Numbers residuals = ratio_residuals(numerators, denominators);
  ASSERT_EQ(residuals.size(), 4U);
  EXPECT_NEAR(residuals[0], -4.0 / 27.0, 1e-15);
  EXPECT_NEAR(residuals[3], 8.0 / 27.0, 1e-15);
}

TEST(EstimateRatio, WithUnitDenominatorsIsExactlyTheMean) {
  const Numbers numerators = {0.1, 0.7, 1e9, -3.3, 12.25};
  const Estimate ratio = estimate_ratio(numerators, Numbers(5, 1.0));
  const Estimate mean = estimate_mean(numerators);
  EXPECT_EQ(ratio.mean, mean.mean);
  EXPECT_EQ(ratio.low, mean.low);
  EXPECT_EQ(ratio.high, mean.high);
  EXPECT_EQ(ratio.standard_error, mean.standard_error);
}

TEST(EstimateRatio, WithEqualDenominatorsIsTheMeanOfQuotients) {
  const Estimate ratio = estimate_ratio(Numbers{3, 6, 12}, Numbers(3, 3.0));
  const Estimate mean = estimate_mean(Numbers{1, 2, 4});
  EXPECT_DOUBLE_EQ(ratio.mean, mean.mean);
  EXPECT_DOUBLE_EQ(ratio.standard_error, mean.standard_error);
}

TEST(EstimateRatio, ToZeroIsUndefined) {
  const Estimate estimate = estimate_ratio(Numbers{1, 2}, Numbers{0, 0});
  EXPECT_TRUE(std::isnan(estimate.mean));
  expect_unknown_spread(estimate);
  EXPECT_EQ(estimate.n, 2U);
  EXPECT_TRUE(ratio_residuals(Numbers{1, 2}, Numbers{0, 0}).empty());
}

TEST(EstimateRatio, AcceptsSomeZeroDenominators) {
  EXPECT_DOUBLE_EQ(estimate_ratio(Numbers{0, 2}, Numbers{0, 4}).mean, 0.5);
}

TEST(EstimateRatio, RefusesUnequalLengths) {
  EXPECT_THROW(static_cast<void>(estimate_ratio(Numbers{1, 2}, Numbers{1})), std::invalid_argument);
}

// Python: the roots of (p - 0.2)^2 = z^2 p (1 - p) / 10, and z^2 / (20 + z^2).
TEST(WilsonInterval, HasKnownValues) {
  const Estimate two_of_ten = wilson_interval(2, 10);
  EXPECT_DOUBLE_EQ(two_of_ten.mean, 0.2);
  EXPECT_NEAR(two_of_ten.low, 0.0566821514543753, 1e-14);
  EXPECT_NEAR(two_of_ten.high, 0.5098375284633582, 1e-14);
  EXPECT_NEAR(two_of_ten.standard_error, std::sqrt(0.016), 1e-15);
  const Estimate none_of_twenty = wilson_interval(0, 20);
  EXPECT_EQ(none_of_twenty.low, 0.0);
  EXPECT_NEAR(none_of_twenty.high, 0.16112515805281938, 1e-14);
}

TEST(WilsonInterval, MirrorsSuccessAndFailure) {
  for (std::size_t successes = 0; successes <= 30; ++successes) {
    const Estimate here = wilson_interval(successes, 30);
    const Estimate there = wilson_interval(30 - successes, 30);
    EXPECT_NEAR(here.low, 1.0 - there.high, 1e-15);
    EXPECT_LE(here.low, here.mean);
    EXPECT_GE(here.high, here.mean);
  }
}

TEST(WilsonInterval, OfNoTrialsKnowsNothing) {
  const Estimate estimate = wilson_interval(0, 0);
  EXPECT_TRUE(std::isnan(estimate.mean));
  EXPECT_EQ(estimate.low, 0.0);
  EXPECT_EQ(estimate.high, 1.0);
  EXPECT_THROW(static_cast<void>(wilson_interval(3, 2)), std::invalid_argument);
}

}  // namespace
}  // namespace sightline::statistics
