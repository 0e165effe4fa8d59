// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/core/dice.hpp>
#include <sightline/core/distributions.hpp>
#include <sightline/statistics/clusters.hpp>

namespace sightline::statistics {
namespace {

constexpr std::size_t clusters = 20;
constexpr std::size_t size = 10;
constexpr int trials = 2000;

/// 0, 1, .., clusters - 1, 0, ..
std::vector<std::size_t> dealt() {
  std::vector<std::size_t> cluster_of(clusters * size);
  for (std::size_t i = 0; i < cluster_of.size(); ++i)
    cluster_of[i] = i % clusters;
  return cluster_of;
}

/// Clusters whose probability of a one is 0.3 or 0.7, as likely: 0.5 in the mean.
std::vector<double> planted_shares(std::uint64_t trial) {
  const Dice dice(5, trial);
  std::vector<double> numbers;
  for (std::size_t i = 0; i < clusters * size; ++i) {
    const double probability = dice.trait({i % clusters, 1, 0}) < 0.5 ? 0.3 : 0.7;
    numbers.push_back(dice.trait({i, 2, 0}) < probability ? 1.0 : 0.0);
  }
  return numbers;
}

/// Differences of -1, 0 and 1 whose mean is `mean`; that of a cluster lies 0.2 to either side.
std::vector<double> planted_differences(std::uint64_t trial, double mean) {
  const Dice dice(6, trial);
  std::vector<double> numbers;
  for (std::size_t i = 0; i < clusters * size; ++i) {
    const double shift = dice.trait({i % clusters, 1, 0}) < 0.5 ? -0.2 : 0.2;
    const double u = dice.trait({i, 2, 0});
    const double up = 0.3 + (mean + shift) / 2.0;
    numbers.push_back(u < up ? 1.0 : u < 0.6 ? -1.0 : 0.0);
  }
  return numbers;
}

/// Share of trials in which the interval holds `truth`.
double coverage(double truth, const std::function<Estimate(std::uint64_t)>& estimate) {
  int held = 0;
  for (int trial = 0; trial < trials; ++trial) {
    const Estimate found = estimate(static_cast<std::uint64_t>(trial));
    if (found.low <= truth && truth <= found.high) ++held;
  }
  return held / static_cast<double>(trials);
}

// With 2000 trials the coverage found lies within 0.015 of the true one (three standard errors).
TEST(SharesInClusters, HoldThePlantedShareAsOftenAsTheySay) {
  const std::vector<std::size_t> cluster_of = dealt();
  const double two_level = coverage(0.5, [&](std::uint64_t trial) {
    return share_in_clusters(planted_shares(trial), cluster_of, clusters);
  });
  EXPECT_NEAR(two_level, 0.95, 0.025);
  const double chance_only = coverage(0.5, [](std::uint64_t trial) {
    const std::vector<double> numbers = planted_shares(trial);
    const auto ones = static_cast<std::size_t>(std::count(numbers.begin(), numbers.end(), 1.0));
    return wilson_interval(ones, numbers.size());
  });
  EXPECT_LT(chance_only, 0.90);  // what clusters are for
}

TEST(MeansInClusters, HoldThePlantedDifferenceAsOftenAsTheySay) {
  const std::vector<std::size_t> cluster_of = dealt();
  const double held = coverage(0.1, [&](std::uint64_t trial) {
    return mean_in_clusters(planted_differences(trial, 0.1), cluster_of, clusters, 1.0);
  });
  EXPECT_NEAR(held, 0.95, 0.02);
}

TEST(SharesInClusters, AreWilsonsIntervalOfNumbersThatAreIndependent) {
  const std::vector<double> numbers = {1, 1, 0, 1, 0, 0, 0, 0, 0, 1};
  const std::vector<std::size_t> together(numbers.size(), 0);
  const Estimate found = share_in_clusters(numbers, together, 1);
  const Estimate wilson = wilson_interval(4, 10);
  EXPECT_DOUBLE_EQ(found.mean, 0.4);
  EXPECT_DOUBLE_EQ(found.low, wilson.low);
  EXPECT_DOUBLE_EQ(found.high, wilson.high);
  EXPECT_EQ(found.n, 10U);
}

TEST(SharesInClusters, AreNoPointWhereAllAgree) {
  const std::vector<double> ones(clusters * size, 1.0);
  const Estimate found = share_in_clusters(ones, dealt(), clusters);
  EXPECT_EQ(found.mean, 1.0);
  EXPECT_EQ(found.high, 1.0);
  // 200 trials, fewer by (1.972 / 2.093)^2 for 20 clusters: n / (n + z^2).
  EXPECT_NEAR(found.low, 177.5 / (177.5 + 3.8415), 0.0005);
}

TEST(MeansInClusters, AreNoPointWhereNothingDiffers) {
  const std::vector<double> none(clusters * size, 0.0);
  const Estimate shares = mean_in_clusters(none, dealt(), clusters, 1.0);
  EXPECT_EQ(shares.mean, 0.0);
  EXPECT_NEAR(shares.high, 3.8415 / (177.5 + 3.8415), 0.0005);
  EXPECT_EQ(shares.low, -shares.high);
  const Estimate days = mean_in_clusters(none, dealt(), clusters, 200.0);
  EXPECT_NEAR(days.high, 200.0 * shares.high, 1e-9);
}

TEST(MeansInClusters, AreThoseOfStudentWhereNumbersSpread) {
  // Cluster means 1, 3 and 5 of equal size: standard error 2 / sqrt(3), t(2) = 4.3027.
  const std::vector<double> numbers = {0, 2, 4, 2, 4, 6};
  const std::vector<std::size_t> cluster_of = {0, 1, 2, 0, 1, 2};
  const Estimate found = mean_in_clusters(numbers, cluster_of, 3, 0.1);
  EXPECT_DOUBLE_EQ(found.mean, 3.0);
  EXPECT_NEAR(found.high - found.mean, 4.3027 * 2.0 / std::sqrt(3.0), 0.001);
}

TEST(MeansInClusters, NeedAClusterForEveryNumber) {
  const std::vector<double> numbers = {0, 1};
  const std::vector<std::size_t> cluster_of = {0};
  EXPECT_THROW(static_cast<void>(share_in_clusters(numbers, cluster_of, 1)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(mean_in_clusters(numbers, cluster_of, 1, 1.0)),
               std::invalid_argument);
}

}  // namespace
}  // namespace sightline::statistics
