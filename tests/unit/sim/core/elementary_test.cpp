// SPDX-License-Identifier: Apache-2.0
// The reference is the C library's long double, which has 11 more bits.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

#include <sightline/core/dice.hpp>
#include <sightline/core/elementary.hpp>
#include <sightline/core/extremes.hpp>

namespace sightline {
namespace {

/// Error in units of the last place of `reference`.
double error_in_ulp(double value, long double reference) {
  const double size = std::abs(static_cast<double>(reference));
  const double ulp = std::nextafter(size, infinity) - size;
  // Divided as long doubles: the difference may be far below the smallest double.
  return static_cast<double>(std::abs(static_cast<long double>(value) - reference) /
                             static_cast<long double>(ulp));
}

TEST(DeterministicLog, IsWithinOneUlp) {
  const Dice dice(1, 1);
  double worst = 0;
  for (std::uint64_t i = 0; i < 100'000; ++i) {
    const auto u = dice.trait4({i, 0, 0});
    for (const double x : {std::exp(1400 * (u[0] - 0.5)), 0.5 + 1.5 * u[1], u[2]}) {
      worst = std::max(worst,
                       error_in_ulp(deterministic_log(x), std::log(static_cast<long double>(x))));
    }
  }
  EXPECT_LT(worst, 1.0);
}

TEST(DeterministicLog, KnowsItsEnds) {
  EXPECT_EQ(deterministic_log(1.0), 0.0);
  EXPECT_EQ(deterministic_log(0.0), -infinity);
  EXPECT_EQ(deterministic_log(infinity), infinity);
  EXPECT_TRUE(std::isnan(deterministic_log(-1.0)));
  EXPECT_TRUE(std::isnan(deterministic_log(-infinity)));
  EXPECT_TRUE(std::isnan(deterministic_log(std::nan(""))));
  for (const double x : {5e-324, 1e-310, std::numeric_limits<double>::max()}) {
    EXPECT_LT(error_in_ulp(deterministic_log(x), std::log(static_cast<long double>(x))), 1.0) << x;
  }
}

TEST(DeterministicExp, IsWithinOneUlp) {
  const Dice dice(1, 2);
  double worst = 0;
  for (std::uint64_t i = 0; i < 100'000; ++i) {
    const auto u = dice.trait4({i, 0, 0});
    for (const double x : {1416 * (u[0] - 0.5), 2 * (u[1] - 0.5), 1e-6 * u[2]}) {
      worst = std::max(worst,
                       error_in_ulp(deterministic_exp(x), std::exp(static_cast<long double>(x))));
    }
  }
  EXPECT_LT(worst, 1.0);
}

TEST(DeterministicExp, KnowsItsEnds) {
  EXPECT_EQ(deterministic_exp(0.0), 1.0);
  EXPECT_EQ(deterministic_exp(710.0), infinity);
  EXPECT_EQ(deterministic_exp(infinity), infinity);
  EXPECT_LT(deterministic_exp(709.78), infinity);
  EXPECT_EQ(deterministic_exp(-746.0), 0.0);
  EXPECT_EQ(deterministic_exp(-infinity), 0.0);
  EXPECT_TRUE(std::isnan(deterministic_exp(std::nan(""))));
  // Subnormal results round once.
  for (const double x : {-709.0, -720.5, -740.25, -745.0}) {
    EXPECT_LE(error_in_ulp(deterministic_exp(x), std::exp(static_cast<long double>(x))), 1.0) << x;
  }
}

TEST(DeterministicLog1p, KeepsSmallArguments) {
  const Dice dice(1, 3);
  double worst = 0;
  for (std::uint64_t i = 0; i < 100'000; ++i) {
    const double x = std::exp(60 * (dice.trait({i, 0, 0}) - 0.9));
    worst = std::max(worst,
                     error_in_ulp(deterministic_log1p(x), std::log1p(static_cast<long double>(x))));
  }
  EXPECT_LT(worst, 3.0);
  EXPECT_EQ(deterministic_log1p(0.0), 0.0);
  EXPECT_EQ(deterministic_log1p(1e-20), 1e-20);
  EXPECT_EQ(deterministic_log1p(-1.0), -infinity);
}

// Recorded on x86-64 with g++ 12; a platform that differs by a bit fails here first.
TEST(Elementary, GivesTheRecordedBits) {
  EXPECT_EQ(deterministic_log(0.1), -0x1.26bb1bbb55515p+1);
  EXPECT_EQ(deterministic_log(1e-300), -0x1.5963447f87fb5p+9);
  EXPECT_EQ(deterministic_log(12345.678), 0x1.2d79559791e31p+3);
  EXPECT_EQ(deterministic_exp(-0.3), 0x1.7b4c869c37c05p-1);
  EXPECT_EQ(deterministic_exp(1.7), 0x1.5e552770df8a6p+2);
  EXPECT_EQ(deterministic_exp(-700.5), 0x1.4ff475c68ca02p-1011);
  EXPECT_EQ(deterministic_log1p(1e-9), 0x1.12e0be801f1d9p-30);
}

}  // namespace
}  // namespace sightline
