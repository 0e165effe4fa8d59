// SPDX-License-Identifier: Apache-2.0
// The distributions that are inline in the header; the others have files of their own.
#include <cmath>

#include <gtest/gtest.h>

#include <sightline/core/dice.hpp>
#include <sightline/core/distributions.hpp>
#include <sightline/core/extremes.hpp>

namespace sightline {
namespace {

TEST(Bernoulli, IsTrueBelowTheProbability) {
  EXPECT_TRUE(bernoulli(0.29, 0.3));
  EXPECT_FALSE(bernoulli(0.3, 0.3));
  EXPECT_FALSE(bernoulli(uniform_of(0), 0.0));
  EXPECT_TRUE(bernoulli(uniform_of(~std::uint64_t{0}), 1.0));
  EXPECT_FALSE(bernoulli(0.5, std::nan("")));
}

TEST(Uniform, RunsFromLowToHigh) {
  EXPECT_EQ(uniform(0.25, 10.0, 30.0), 15.0);
  EXPECT_EQ(uniform(0.25, 30.0, 10.0), 25.0);
  EXPECT_EQ(uniform(0.25, 2.0, 2.0), 2.0);
}

TEST(Exponential, AgreesWithItsClosedForm) {
  for (const double u : {1e-12, 0.1, 0.5, 0.9, 1 - 1e-12}) {
    const double expected = -std::log1p(-u) / 4.0;
    EXPECT_NEAR(exponential(u, 4.0) / expected, 1.0, u < 1e-6 ? 1e-4 : 1e-14);
  }
  EXPECT_LT(exponential(0.1, 1.0), exponential(0.2, 1.0));
}

TEST(Exponential, LosesNoDigitOfTheUniformsThatDiceGive) {
  const double u = uniform_of(std::uint64_t{1} << 12U);
  EXPECT_NEAR(exponential(u, 1.0) / u, 1.0, 1e-14);
}

TEST(Exponential, NeverHappensAtRateZero) {
  EXPECT_EQ(exponential(0.5, 0.0), infinity);
}

TEST(NormalValue, ScalesTheQuantile) {
  EXPECT_EQ(normal(0.5, 3.0, 2.0), 3.0);
  EXPECT_EQ(normal(0.9, 3.0, 2.0), 3.0 + 2.0 * normal_quantile(0.9));
  EXPECT_EQ(normal(0.9, 3.0, 0.0), 3.0);
}

// Recorded on x86-64 with g++ 12; a platform that differs by a bit fails here first.
TEST(Distributions, GiveTheRecordedBits) {
  EXPECT_EQ(uniform(0.3, 1.0, 2.1), 0x1.547ae147ae148p+0);
  EXPECT_EQ(exponential(0.3, 0.7), 0x1.04e1daca0e415p-1);
  EXPECT_EQ(exponential(0.999, 0.7), 0x1.3bc87924248ep+3);
  EXPECT_EQ(normal(0.3, 1.0, 0.2), 0x1.ca4d27bb2a534p-1);
  EXPECT_EQ(Dice(20070401, 7).trait({1, 2, 3}), 0x1.d30d02ce2572dp-1);
}

}  // namespace
}  // namespace sightline
