// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <boost/math/special_functions/gamma.hpp>
#include <gtest/gtest.h>

#include <sightline/core/distributions.hpp>
#include <sightline/core/extremes.hpp>

namespace sightline {
namespace {

constexpr double shapes[] = {0.05, 0.07, 0.1, 0.35, 0.5,  0.8,   1.0,   1.001, 1.5,
                             2.0,  3.0,  9.9, 10.0, 20.0, 100.0, 999.0, 1e4};
constexpr double uniforms[] = {0x1p-53,  1e-14,     1e-9,      1e-4,       0.01, 0.1,
                               0.3,      0.5,       0.5001,    0.7,        0.9,  0.99,
                               1 - 1e-5, 1 - 1e-10, 1 - 1e-14, 1 - 0x1p-53};

TEST(LogGamma, AgreesWithBoost) {
  for (double x = 1e-8; x < 1e9; x *= 1.0137) {
    const double expected = boost::math::lgamma(x);
    EXPECT_NEAR(log_gamma(x), expected, 1.5e-14 * std::max(1.0, std::abs(expected))) << x;
  }
}

TEST(LogGamma, KnowsFactorialsAndItsEnds) {
  EXPECT_NEAR(log_gamma(1.0), 0.0, 1e-14);
  EXPECT_NEAR(log_gamma(2.0), 0.0, 1e-14);
  EXPECT_NEAR(log_gamma(6.0), std::log(120.0), 1e-14);
  EXPECT_NEAR(log_gamma(0.5), 0.57236494292470008707, 1e-14);  // log sqrt(pi)
  EXPECT_EQ(log_gamma(0.0), infinity);
  EXPECT_EQ(log_gamma(infinity), infinity);
  EXPECT_TRUE(std::isnan(log_gamma(-0.5)));
}

TEST(Gamma, InvertsTheSmallerTail) {
  for (const double shape : shapes) {
    for (const double u : uniforms) {
      const auto x = static_cast<long double>(gamma(u, shape, 1.0));
      if (x <= static_cast<long double>(std::numeric_limits<double>::min())) {
        EXPECT_LT(u, 1e-14);  // cut to a normal double
        continue;
      }
      const auto a = static_cast<long double>(shape);
      const long double wanted =
          u <= 0.5 ? static_cast<long double>(u) : 1.0L - static_cast<long double>(u);
      const long double found = u <= 0.5 ? boost::math::gamma_p(a, x) : boost::math::gamma_q(a, x);
      EXPECT_NEAR(static_cast<double>(found / wanted), 1.0, 1e-11) << shape << " " << u;
    }
  }
}

TEST(Gamma, RisesWithTheUniform) {
  for (const double shape : shapes) {
    double last = 0.0;
    for (double u = 0.0005; u < 1.0; u += 0.001) {
      const double x = gamma(u, shape, 1.0);
      ASSERT_GT(x, last) << shape << " " << u;
      last = x;
    }
  }
}

TEST(Gamma, ScalesAndHasTheExponentialAsSpecialCase) {
  EXPECT_EQ(gamma(0.3, 2.5, 4.0), 4.0 * gamma(0.3, 2.5, 1.0));
  EXPECT_EQ(gamma(0.3, 2.5, 0.0), 0.0);
  EXPECT_NEAR(gamma(0.3, 1.0, 4.0), exponential(0.3, 0.25), 1e-12);
}

TEST(Gamma, RejectsParametersOutsideItsRange) {
  EXPECT_THROW((void)gamma(0.0, 1.0, 1.0), std::invalid_argument);
  EXPECT_THROW((void)gamma(0.5, 0.049, 1.0), std::invalid_argument);
  EXPECT_THROW((void)gamma(0.5, 10'001.0, 1.0), std::invalid_argument);
  EXPECT_THROW((void)gamma(0.5, 1.0, -1.0), std::invalid_argument);
  EXPECT_THROW((void)gamma(0.5, std::nan(""), 1.0), std::invalid_argument);
}

// Recorded on x86-64 with g++ 12; a platform that differs by a bit fails here first.
TEST(Gamma, GivesTheRecordedBits) {
  EXPECT_EQ(log_gamma(0.3), 0x1.188637a6c419p+0);
  EXPECT_EQ(log_gamma(25.5), 0x1.c31d03ecf3824p+5);
  EXPECT_EQ(gamma(0.1, 0.05, 1.0), 0x1.b99ba0278847bp-68);
  EXPECT_EQ(gamma(0.2, 2.5, 3.0), 0x1.c1c43f07025ebp+1);
  EXPECT_EQ(gamma(0.9, 40.0, 1.0), 0x1.8250149bc800ep+5);
  EXPECT_EQ(gamma(0.999, 9000.0, 1.0), 0x1.22802366930dap+13);
}

}  // namespace
}  // namespace sightline
