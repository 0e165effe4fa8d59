// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>

#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <gtest/gtest.h>

#include <sightline/core/dice.hpp>
#include <sightline/core/distributions.hpp>
#include <sightline/core/extremes.hpp>

namespace sightline {
namespace {

using Reference = boost::math::normal_distribution<long double>;

TEST(NormalQuantile, AgreesWithBoost) {
  const Dice dice(1, 1);
  double worst = 0;
  for (std::uint64_t i = 0; i < 20'000; ++i) {
    const auto random = dice.trait4({i, 0, 0});
    for (const double u : {random[0], std::exp(-36 * random[1]), 1 - std::exp(-36 * random[2])}) {
      if (u < 1.0) {
        const long double expected = quantile(Reference(), static_cast<long double>(u));
        const double size = std::max(1e-6, std::abs(static_cast<double>(expected)));
        const long double error = std::abs(expected - static_cast<long double>(normal_quantile(u)));
        worst = std::max(worst, static_cast<double>(error) / size);
      }
    }
  }
  EXPECT_LT(worst, 1e-15);
}

TEST(NormalQuantile, IsOddAndKnowsItsEnds) {
  EXPECT_EQ(normal_quantile(0.5), 0.0);
  EXPECT_EQ(normal_quantile(0.125), -normal_quantile(0.875));
  EXPECT_EQ(normal_quantile(0x1p-20), -normal_quantile(1 - 0x1p-20));
  EXPECT_EQ(normal_quantile(0.0), -infinity);
  EXPECT_EQ(normal_quantile(1.0), infinity);
  EXPECT_TRUE(std::isnan(normal_quantile(-0.1)));
  EXPECT_TRUE(std::isnan(normal_quantile(1.1)));
  EXPECT_TRUE(std::isnan(normal_quantile(std::nan(""))));
}

TEST(NormalCdf, AgreesWithBoost) {
  for (double x = -37.0; x < 10.0; x += 0.0173) {
    const long double expected = cdf(Reference(), static_cast<long double>(x));
    const double tolerance = 2.3e-16 * (2.0 + (x < 0 ? x * x : 0.0));
    const long double error = std::abs(static_cast<long double>(normal_cdf(x)) - expected);
    ASSERT_LT(static_cast<double>(error / expected), tolerance) << x;
  }
}

TEST(NormalCdf, KnowsItsEnds) {
  EXPECT_EQ(normal_cdf(0.0), 0.5);
  EXPECT_EQ(normal_cdf(-infinity), 0.0);
  EXPECT_EQ(normal_cdf(infinity), 1.0);
  EXPECT_EQ(normal_cdf(-50.0), 0.0);
  EXPECT_TRUE(std::isnan(normal_cdf(std::nan(""))));
}

TEST(NormalCdf, UndoesTheQuantile) {
  for (double u = 0.0005; u < 1.0; u += 0.001) {
    EXPECT_NEAR(normal_cdf(normal_quantile(u)), u, 4e-16);
  }
}

TEST(Lognormal, AgreesWithBoost) {
  for (const double cv : {1e-4, 0.1, 0.5, 2.0}) {
    const double variance = std::log1p(cv * cv);
    const boost::math::lognormal reference(std::log(3.0) - variance / 2, std::sqrt(variance));
    for (const double u : {1e-12, 0.01, 0.3, 0.5, 0.9, 0.99999}) {
      const double expected = quantile(reference, u);
      EXPECT_NEAR(lognormal(u, 3.0, cv) / expected, 1.0, 1e-13) << cv << " " << u;
    }
  }
}

TEST(Lognormal, IsItsMeanWithoutVariation) {
  EXPECT_EQ(lognormal(0.01, 3.0, 0.0), 3.0);
  EXPECT_EQ(lognormal(0.01, 0.0, 1.0), 0.0);
}

TEST(Lognormal, RejectsNegativeParameters) {
  EXPECT_THROW((void)lognormal(0.5, -1.0, 1.0), std::invalid_argument);
  EXPECT_THROW((void)lognormal(0.5, 1.0, -1.0), std::invalid_argument);
  EXPECT_THROW((void)lognormal(0.5, std::nan(""), 1.0), std::invalid_argument);
}

// Recorded on x86-64 with g++ 12; a platform that differs by a bit fails here first.
TEST(Normal, GivesTheRecordedBits) {
  EXPECT_EQ(normal_quantile(0.3), -0x1.0c7e39582c5fap-1);
  EXPECT_EQ(normal_quantile(0.01), -0x1.29c5c4630ff0ep+1);
  EXPECT_EQ(normal_quantile(1e-12), -0x1.c234fba57a32ap+2);
  EXPECT_EQ(normal_cdf(0.3), 0x1.3c5ee2cc40b79p-1);
  EXPECT_EQ(normal_cdf(-1.5), 0x1.11a46d89647edp-4);
  EXPECT_EQ(normal_cdf(-6.0), 0x1.0f30ef0092d33p-30);
  EXPECT_EQ(lognormal(0.2, 10.0, 0.5), 0x1.80a618c5a90e7p+2);
}

}  // namespace
}  // namespace sightline
