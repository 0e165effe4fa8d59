// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <vector>

#include <boost/math/special_functions/gamma.hpp>
#include <gtest/gtest.h>

#include <sightline/core/dice.hpp>
#include <sightline/core/distributions.hpp>

namespace sightline {
namespace {

/// Whether P(N <= n) reaches u, give or take rounding of the smaller tail.
bool reaches(std::uint32_t n, double u, double mean, long double slack) {
  const long double a = static_cast<long double>(n) + 1.0L;
  const auto m = static_cast<long double>(mean);
  const auto v = static_cast<long double>(u);
  return u <= 0.5 ? boost::math::gamma_q(a, m) >= v * (1.0L - slack)
                  : boost::math::gamma_p(a, m) <= (1.0L - v) * (1.0L + slack);
}

TEST(Poisson, IsTheSmallestValueThatReachesTheUniform) {
  const Dice dice(1, 1);
  constexpr long double slack = 2e-10L;  // 2e-16 of the sum, at most 1e-6 from its end
  for (const double mean : {1e-300, 1e-5, 0.3, 3.0, 29.9, 30.1, 100.0, 700.0}) {
    for (std::uint64_t i = 0; i < 300; ++i) {
      const auto random = dice.trait4({i, 0, 0});
      for (const double u : {random[0], std::exp(-36 * random[1]), 1 - std::exp(-36 * random[2])}) {
        if (u < 1.0) {
          const std::uint32_t n = poisson(u, mean);
          ASSERT_TRUE(reaches(n, u, mean, slack)) << mean << " " << u << " " << n;
          ASSERT_TRUE(n == 0 || !reaches(n - 1, u, mean, -slack)) << mean << " " << u << " " << n;
        }
      }
    }
  }
}

TEST(Poisson, IsContinuousWhereItsMethodChanges) {
  for (double u = 0.0005; u < 1.0; u += 0.001) {
    EXPECT_EQ(poisson(u, 30.0), poisson(u, 30.0 + 1e-13)) << u;
  }
  EXPECT_GE(poisson(1.0 - 0.9e-6, 5.0), poisson(1.0 - 1.1e-6, 5.0));
}

TEST(Poisson, IsZeroWithoutEvents) {
  EXPECT_EQ(poisson(1.0 - 0x1p-53, 0.0), 0U);
  EXPECT_EQ(poisson(0x1p-53, 1.0), 0U);
}

TEST(Poisson, RejectsMeansOutsideItsRange) {
  EXPECT_THROW((void)poisson(1.0, 3.0), std::invalid_argument);
  EXPECT_THROW((void)poisson(0.5, -0.1), std::invalid_argument);
  EXPECT_THROW((void)poisson(0.5, 700.1), std::invalid_argument);
  EXPECT_THROW((void)poisson(0.5, std::nan("")), std::invalid_argument);
}

TEST(Poisson, AgreesWithScipy) {
  // Values of scipy.stats.poisson.ppf.
  EXPECT_EQ(poisson(0.2, 2.0), 1U);
  EXPECT_EQ(poisson(0.9, 2.0), 4U);
  EXPECT_EQ(poisson(0.3, 55.5), 51U);
  EXPECT_EQ(poisson(0.999, 55.5), 80U);
  EXPECT_EQ(poisson(0.5, 700.0), 700U);
}

TEST(Categorical, PicksByCumulativeWeight) {
  const std::array<double, 4> weights{1.0, 0.0, 2.0, 1.0};
  EXPECT_EQ(categorical(0.1, weights), 0U);
  EXPECT_EQ(categorical(0.2499, weights), 0U);
  EXPECT_EQ(categorical(0.25, weights), 2U);
  EXPECT_EQ(categorical(0.7499, weights), 2U);
  EXPECT_EQ(categorical(0.75, weights), 3U);
  EXPECT_EQ(categorical(1.0 - 0x1p-53, weights), 3U);
}

TEST(Categorical, NeverPicksWeightZero) {
  const std::array<double, 4> weights{0.0, 1.0, 1e-300, 0.0};
  EXPECT_EQ(categorical(0x1p-53, weights), 1U);
  EXPECT_NE(categorical(1.0 - 0x1p-53, weights), 3U);
  EXPECT_NE(categorical(1.0, weights), 3U);
}

TEST(Categorical, RejectsWeightsWithoutMeaning) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  for (const std::vector<double>& wrong :
       std::vector<std::vector<double>>{{}, {0.0}, {1.0, -0.5}, {1.0, nan}, {1.0, infinity}}) {
    EXPECT_THROW((void)categorical(0.5, wrong), std::invalid_argument);
  }
}

}  // namespace
}  // namespace sightline
