// SPDX-License-Identifier: Apache-2.0
// The error probability of the science tests, and comparisons that keep to it.
#pragma once

#include <cmath>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/statistics/estimate.hpp>
#include <sightline/statistics/student.hpp>

namespace sightline::model::testing {

/// Probability that one comparison fails although the code is right.
inline constexpr double error_probability = 1e-6;
inline constexpr double confidence = 1.0 - error_probability;

/// |z| of a standard normal that is exceeded with the error probability, about 4.89.
[[nodiscard]] inline double critical_z() {
  return statistics::normal_critical_value(confidence);
}

/// Expects `observed`, a Poisson count, to be compatible with its mean; `mean` is in the hundreds.
inline void expect_poisson(double observed, double mean, std::string_view what) {
  EXPECT_LT(std::abs(observed - mean), critical_z() * std::sqrt(mean))
      << what << ": " << observed << " against " << mean;
}
inline void expect_share(std::size_t successes, std::size_t trials, double probability,
                         std::string_view what) {
  const auto interval = statistics::wilson_interval(successes, trials, confidence);
  EXPECT_LE(interval.low, probability) << what << ": " << successes << " of " << trials;
  EXPECT_GE(interval.high, probability) << what << ": " << successes << " of " << trials;
}

/// Paired differences (changed minus base, by replication) must show an increase: their interval
/// at 99 % lies above 0. Seeds are fixed, so this never flickers; were there no effect at all, it
/// would pass with probability 0.005.
inline void expect_rise(const std::vector<double>& differences, std::string_view what) {
  const auto estimate = statistics::estimate_mean(differences, 0.99);
  EXPECT_GT(estimate.low, 0.0) << what << ": mean " << estimate.mean << ", up to " << estimate.high;
}
inline void expect_fall(std::vector<double> differences, std::string_view what) {
  for (double& difference : differences)
    difference = -difference;
  expect_rise(differences, what);
}

}  // namespace sightline::model::testing
