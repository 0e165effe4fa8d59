// SPDX-License-Identifier: Apache-2.0
// Requirement: the values that dice give through each distribution have its law. Seeds are fixed;
// the bounds below would each be passed by a correct generator with probability 1 - 1e-6.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <gtest/gtest.h>

#include <sightline/core/dice.hpp>
#include <sightline/core/distributions.hpp>

namespace sightline {
namespace {

constexpr std::size_t sample_size = 50'000;
constexpr double error_probability = 1e-6;
constexpr double normal_bound = 4.8916;      // two-sided, probability 1e-6
constexpr double kolmogorov_bound = 2.6935;  // sqrt(log(2 / 1e-6) / 2), Smirnov's limit law

std::vector<double> sample(std::uint64_t purpose, const std::function<double(double)>& draw) {
  const Dice dice(20070401, 1);
  std::vector<double> values(sample_size);
  for (std::size_t i = 0; i < sample_size; ++i) {
    values[i] = draw(dice.decide({i, purpose, 0}));
  }
  return values;
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) {
    sum += value;
  }
  return sum / static_cast<double>(values.size());
}

template <class Law>
void expect_moments(const std::vector<double>& values, const Law& law) {
  const auto n = static_cast<double>(values.size());
  const double variance = boost::math::variance(law);
  EXPECT_LT(std::abs(mean_of(values) - boost::math::mean(law)),
            normal_bound * std::sqrt(variance / n));
  std::vector<double> squares;
  for (const double value : values) {
    squares.push_back(std::pow(value - boost::math::mean(law), 2));
  }
  // The variance of a squared deviation is (kurtosis - 1) variance^2.
  const double spread = std::sqrt((boost::math::kurtosis(law) - 1.0) / n) * variance;
  EXPECT_LT(std::abs(mean_of(squares) - variance), normal_bound * spread);
}

template <class Law>
void expect_law(std::vector<double> values, const Law& law) {
  expect_moments(values, law);
  std::sort(values.begin(), values.end());
  const auto n = static_cast<double>(values.size());
  double distance = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double expected = boost::math::cdf(law, values[i]);
    distance = std::max({distance, expected - static_cast<double>(i) / n,
                         static_cast<double>(i + 1) / n - expected});
  }
  EXPECT_LT(distance * std::sqrt(n), kolmogorov_bound);
}

/// Pearson's test of counts against expected numbers, each at least 5.
void expect_counts(const std::vector<double>& counts, const std::vector<double>& expected) {
  double statistic = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    ASSERT_GE(expected[i], 5.0);
    statistic += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
  }
  const boost::math::chi_squared law(static_cast<double>(counts.size() - 1));
  EXPECT_LT(statistic, quantile(complement(law, error_probability)));
}

TEST(DistributionScience, UniformHasItsLaw) {
  expect_law(sample(1, [](double u) { return uniform(u, -2.0, 5.0); }),
             boost::math::uniform(-2.0, 5.0));
}

TEST(DistributionScience, ExponentialHasItsLaw) {
  expect_law(sample(2, [](double u) { return exponential(u, 0.3); }),
             boost::math::exponential(0.3));
}

TEST(DistributionScience, NormalHasItsLaw) {
  expect_law(sample(3, [](double u) { return normal(u, 10.0, 2.5); }),
             boost::math::normal(10.0, 2.5));
}

TEST(DistributionScience, LognormalHasItsLaw) {
  const double variance = std::log1p(0.4 * 0.4);
  expect_law(sample(4, [](double u) { return lognormal(u, 12.0, 0.4); }),
             boost::math::lognormal(std::log(12.0) - variance / 2, std::sqrt(variance)));
}

TEST(DistributionScience, GammaHasItsLaw) {
  std::uint64_t purpose = 10;
  for (const double shape : {0.2, 0.9, 3.0, 60.0, 2000.0}) {
    SCOPED_TRACE(shape);
    expect_law(sample(++purpose, [shape](double u) { return gamma(u, shape, 1.7); }),
               boost::math::gamma_distribution<>(shape, 1.7));
  }
}

TEST(DistributionScience, BernoulliHasItsProbability) {
  std::uint64_t purpose = 50;
  for (const double p : {0.001, 0.3, 0.97}) {
    const double share =
        mean_of(sample(++purpose, [p](double u) { return bernoulli(u, p) ? 1 : 0; }));
    EXPECT_LT(std::abs(share - p), normal_bound * std::sqrt(p * (1 - p) / sample_size)) << p;
  }
}

TEST(DistributionScience, CategoricalHasItsWeights) {
  const std::vector<double> weights{3.0, 1.0, 0.5, 5.5};
  std::vector<double> counts(4, 0.0);
  for (const double chosen :
       sample(60, [&weights](double u) { return static_cast<double>(categorical(u, weights)); })) {
    counts[static_cast<std::size_t>(chosen)] += 1;
  }
  std::vector<double> expected;
  for (const double weight : weights) {
    expected.push_back(weight / 10.0 * sample_size);
  }
  expect_counts(counts, expected);
}

}  // namespace
}  // namespace sightline
