// SPDX-License-Identifier: Apache-2.0
// Intervals cover the truth as often as they say, on data like those of replications.
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include <gtest/gtest.h>

#include <sightline/core/dice.hpp>
#include <sightline/core/distributions.hpp>
#include <sightline/statistics/comparison.hpp>
#include <sightline/statistics/estimate.hpp>

namespace sightline::statistics {
namespace {

constexpr std::size_t experiments = 10'000;
// Few, so that forgetting Student's correction (coverage 0.91) or that numerators vary with their
// denominators (coverage 1.00) is seen; both were tried.
constexpr std::size_t replications = 8;
constexpr double rate = 0.3;
constexpr double effect = 0.02;

struct Arms {
  std::array<double, replications> first;
  std::array<double, replications> second;
  std::array<double, replications> whole;
};

// A varying number of cases with a share of outcomes near `rate`; arms share most of their noise.
Arms draw_arms(const Dice& dice, std::size_t experiment) {
  Arms arms{};
  for (std::size_t i = 0; i < replications; ++i) {
    const auto u = dice.trait4({experiment, i, 0});
    const double cases = normal(u[0], 1000.0, 100.0);
    const double common = normal(u[1], 0.0, 15.0);
    arms.whole[i] = cases;
    arms.first[i] = (rate + effect) * cases + common + normal(u[2], 0.0, 5.0);
    arms.second[i] = rate * cases + common + normal(u[3], 0.0, 5.0);
  }
  return arms;
}

// Fails with probability below 1e-6 while the true coverage is within 0.01 of 0.95 (linearisation
// and eight replications cost less).
void expect_usual_coverage(std::size_t covered) {
  const Estimate coverage = wilson_interval(covered, experiments, 1.0 - 1e-6);
  EXPECT_LE(coverage.low, usual_level + 0.01) << coverage.mean;
  EXPECT_GE(coverage.high, usual_level - 0.01) << coverage.mean;
}

TEST(Coverage, OfRatioAndPairedIntervals) {
  const Dice dice(20'240'612, 0);
  std::size_t ratio_covered = 0;
  std::size_t difference_covered = 0;
  double log_variance_ratio = 0.0;
  for (std::size_t experiment = 0; experiment < experiments; ++experiment) {
    const Arms arms = draw_arms(dice, experiment);
    const Estimate ratio = estimate_ratio(arms.second, arms.whole);
    if (ratio.low <= rate && rate <= ratio.high) ++ratio_covered;
    const PairedComparison paired =
        compare_paired({arms.first, arms.whole}, {arms.second, arms.whole});
    const Estimate& difference = paired.difference;
    if (difference.low <= effect && effect <= difference.high) ++difference_covered;
    log_variance_ratio += std::log(paired.variance_ratio) / experiments;
  }
  expect_usual_coverage(ratio_covered);
  expect_usual_coverage(difference_covered);
  // 2 (15^2 + 5^2) / (2 5^2) = 10, up to the bias of a logarithm of few replications.
  EXPECT_NEAR(std::exp(log_variance_ratio), 10.0, 1.0);
}

}  // namespace
}  // namespace sightline::statistics
