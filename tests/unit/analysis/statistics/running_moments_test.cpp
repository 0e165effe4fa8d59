// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstddef>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/core/extremes.hpp>
#include <sightline/statistics/running_moments.hpp>

namespace sightline::statistics {
namespace {

using Numbers = std::vector<double>;

RunningMoments moments_of(const Numbers& numbers) {
  RunningMoments moments;
  for (const double number : numbers)
    moments.add(number);
  return moments;
}

TEST(RunningMoments, OfFiveNumbers) {
  const RunningMoments moments = moments_of({4, 1, 5, 2, 3});
  EXPECT_EQ(moments.count(), 5U);
  EXPECT_DOUBLE_EQ(moments.mean(), 3.0);
  EXPECT_DOUBLE_EQ(moments.variance(), 2.5);
  EXPECT_EQ(moments.smallest(), 1.0);
  EXPECT_EQ(moments.greatest(), 5.0);
}

TEST(RunningMoments, GivesTheEstimateOfTheSample) {
  const Numbers numbers = {4, 1, 5, 2, 3.5};
  const Estimate running = moments_of(numbers).estimate(0.9);
  const Estimate direct = estimate_mean(numbers, 0.9);
  EXPECT_DOUBLE_EQ(running.mean, direct.mean);
  EXPECT_DOUBLE_EQ(running.low, direct.low);
  EXPECT_DOUBLE_EQ(running.high, direct.high);
  EXPECT_EQ(running.n, direct.n);
}

TEST(RunningMoments, OfFewerThanTwoKnowsNoSpread) {
  const RunningMoments none;
  EXPECT_TRUE(std::isnan(none.mean()));
  EXPECT_EQ(none.variance(), infinity);
  EXPECT_EQ(none.smallest(), infinity);
  EXPECT_EQ(none.estimate().high, infinity);
  const Estimate one = moments_of({7}).estimate();
  EXPECT_EQ(one.mean, 7.0);
  EXPECT_EQ(one.low, -infinity);
}

TEST(RunningMoments, MergesAsIfAddedInTurn) {
  const Numbers numbers = {4, 1, 5, 2, 3.5, -8, 1e3};
  const RunningMoments whole = moments_of(numbers);
  for (std::size_t cut = 0; cut <= numbers.size(); ++cut) {
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(cut);
    RunningMoments merged = moments_of({numbers.begin(), middle});
    merged.merge(moments_of({middle, numbers.end()}));
    EXPECT_EQ(merged.count(), whole.count());
    EXPECT_DOUBLE_EQ(merged.mean(), whole.mean());
    EXPECT_DOUBLE_EQ(merged.variance(), whole.variance());
    EXPECT_EQ(merged.smallest(), -8.0);
    EXPECT_EQ(merged.greatest(), 1e3);
  }
}

// The textbook sum of squares would lose all digits here.
TEST(RunningMoments, KeepsTheVarianceFarFromZero) {
  EXPECT_DOUBLE_EQ(moments_of({1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}).variance(), 30.0);
}

}  // namespace
}  // namespace sightline::statistics
