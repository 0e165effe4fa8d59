// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/core/dice.hpp>
#include <sightline/core/distributions.hpp>
#include <sightline/core/extremes.hpp>
#include <sightline/statistics/confidence_sequence.hpp>
#include <sightline/statistics/running_moments.hpp>

namespace sightline::statistics {
namespace {

TEST(SequenceHalfWidth, IsTheNormalMixtureBoundary) {
  // alpha = 0.05: r^2 = (5.991465 + log(6.991465)) / 100 = 0.0793615. At n = 100, n r^2 = 7.93615:
  // sqrt(2 * 8.93615 / 7.93615 * log(sqrt(8.93615) / 0.05)) = 3.035209; t(99) / z = 1.984217 /
  // 1.959964 = 1.012374.
  const Estimate estimate = {1.0, 0.0, 2.0, 0.5, 100};
  EXPECT_NEAR(sequence_half_width(estimate), 0.5 * 3.035209 * 1.012374, 1e-5);
}

TEST(SequenceHalfWidth, IsWiderThanTheIntervalAndShrinks) {
  double before = infinity;
  for (const std::size_t n : {10U, 40U, 160U, 640U, 100'000U}) {
    const double error = 1.0 / std::sqrt(static_cast<double>(n));
    const Estimate estimate = student_estimate(0.0, error, n);
    const double half = sequence_half_width(estimate);
    EXPECT_GT(half, 1.4 * (estimate.high - estimate.low) / 2);
    EXPECT_LT(half, before);
    before = half;
  }
  EXPECT_LT(before, 0.02);
}

TEST(SequenceHalfWidth, IsInfiniteWhereNothingIsKnown) {
  EXPECT_EQ(sequence_half_width({1.0, -infinity, infinity, infinity, 1}), infinity);
  EXPECT_EQ(sequence_half_width({std::nan(""), -infinity, infinity, 0.5, 9}), infinity);
  EXPECT_EQ(sequence_half_width({1.0, 1.0, 1.0, 0.0, 9}), 0.0);
  EXPECT_THROW((void)sequence_half_width({1.0, 0.0, 2.0, 0.5, 100}, 1.0), std::invalid_argument);
}

constexpr int first_look = 32;
constexpr int last_look = 512;
constexpr int between_looks = 16;

struct Misses {
  int of_sequence = 0;  ///< trials in which some look misses the true mean
  int of_interval = 0;
};

/// Looks at the mean of numbers drawn by `draw`, whose mean is 0, after every 16th.
template <class Draw>
Misses misses(int trials, std::uint64_t seed, Draw draw) {
  const Dice dice(seed, 0);
  Misses misses;
  for (int trial = 0; trial < trials; ++trial) {
    RunningMoments moments;
    bool is_missed = false;
    bool is_interval_missed = false;
    for (int n = 1; n <= last_look; ++n) {
      moments.add(
          draw(dice.trait({static_cast<std::uint64_t>(trial), 0, static_cast<std::uint64_t>(n)})));
      if (n < first_look || n % between_looks != 0) continue;
      const Estimate estimate = moments.estimate();
      is_missed = is_missed || std::abs(estimate.mean) > sequence_half_width(estimate);
      is_interval_missed = is_interval_missed || estimate.low > 0 || estimate.high < 0;
    }
    misses.of_sequence += is_missed ? 1 : 0;
    misses.of_interval += is_interval_missed ? 1 : 0;
  }
  return misses;
}

TEST(ConfidenceSequence, HoldsAtAllLooksOfNormalNumbers) {
  // 2000 trials of 31 looks. Were the true share of trials with a miss 5 %, more than 134 would
  // have probability 0.0003; the ordinary interval misses in nearly three in ten.
  const Misses found = misses(2000, 41, [](double u) { return normal(u, 0.0, 1.0); });
  EXPECT_LE(found.of_sequence, 134);
  EXPECT_GT(found.of_interval, 400);
}

TEST(ConfidenceSequence, HoldsAtAllLooksOfSkewedNumbers) {
  // Exponential numbers less 1, skewness 2: asymptotic theory is not exact here, so the bound is
  // that of a true share of 6 %: more than 157 of 2000 has probability 0.0004.
  const Misses found = misses(2000, 42, [](double u) { return -std::log(u) - 1.0; });
  EXPECT_LE(found.of_sequence, 157);
}

}  // namespace
}  // namespace sightline::statistics
