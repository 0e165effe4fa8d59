// SPDX-License-Identifier: Apache-2.0
#include "analysis/sensitivity/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/core/extremes.hpp>
#include <sightline/statistics/estimate.hpp>

#include "functions.hpp"

namespace sightline::sensitivity {
namespace {

std::vector<double> normals(std::size_t n) {
  std::vector<double> result;
  for (std::size_t i = 0; i < n; ++i)
    result.push_back(luck_of(1, i, 0));
  return result;
}

std::vector<statistics::Estimate> bootstrap_mean(const std::vector<double>& sample,
                                                 const Resampling& resampling) {
  return bootstrap(
      sample.size(),
      [&sample](auto picked) {
        double sum = 0.0;
        for (const std::size_t i : picked)
          sum += sample[i];
        return std::vector<double>{sum / static_cast<double>(picked.size())};
      },
      resampling);
}

// With 4000 resamples the ends of a bootstrap interval have a relative error of some 3 %, and the
// theory of the mean of 200 numbers one of 1 %; the test allows 10 %.
TEST(Bootstrap, GivesAMeanTheIntervalOfTheory) {
  const std::vector<double> sample = normals(200);
  const statistics::Estimate expected = statistics::estimate_mean(sample);
  const statistics::Estimate mean = bootstrap_mean(sample, {.resamples = 4000})[0];
  EXPECT_NEAR(mean.mean, expected.mean, 1e-15);
  EXPECT_EQ(mean.n, 200U);
  EXPECT_NEAR(mean.standard_error, expected.standard_error, 0.1 * expected.standard_error);
  EXPECT_NEAR(mean.low, expected.low, 0.2 * expected.standard_error);
  EXPECT_NEAR(mean.high, expected.high, 0.2 * expected.standard_error);
}

TEST(Bootstrap, DependsOnTheSeedOnly) {
  const std::vector<double> sample = normals(30);
  const double low = bootstrap_mean(sample, {.seed = 4})[0].low;
  EXPECT_EQ(bootstrap_mean(sample, {.seed = 4})[0].low, low);
  EXPECT_NE(bootstrap_mean(sample, {.seed = 5})[0].low, low);
}

TEST(Bootstrap, KnowsNothingFromOneUnit) {
  const statistics::Estimate mean = bootstrap_mean({3.0}, {})[0];
  EXPECT_EQ(mean.mean, 3.0);
  EXPECT_EQ(mean.low, -infinity);
  EXPECT_EQ(mean.high, infinity);
  EXPECT_EQ(mean.standard_error, infinity);
}

TEST(Bootstrap, KnowsNothingIfMostResamplesHaveNoEstimate) {
  // Of a resample of 10 units some 65 % hold unit 0, and some 35 % do not.
  const auto known_if = [](bool wanted) {
    return bootstrap(
        10,
        [wanted](auto picked) {
          const bool has_first = std::count(picked.begin(), picked.end(), std::size_t{0}) > 0;
          const bool is_all = picked.front() == 0 && picked.back() == 9;
          return std::vector<double>{has_first == wanted || is_all ? 1.0 : not_a_number};
        },
        {})[0];
  };
  EXPECT_EQ(known_if(true).low, 1.0);
  EXPECT_EQ(known_if(false).low, -infinity);
}

TEST(Bootstrap, RefusesALevelOutsideOfZeroToOneAndASingleResample) {
  EXPECT_THROW((void)bootstrap_mean({1, 2}, {.level = 1.0}), std::invalid_argument);
  EXPECT_THROW((void)bootstrap_mean({1, 2}, {.level = 0.0}), std::invalid_argument);
  EXPECT_THROW((void)bootstrap_mean({1, 2}, {.resamples = 1}), std::invalid_argument);
}

}  // namespace
}  // namespace sightline::sensitivity
