// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>
#include <stdexcept>

#include <boost/math/special_functions/beta.hpp>
#include <gtest/gtest.h>

#include <sightline/core/distributions.hpp>

namespace sightline {
namespace {

constexpr double shapes[] = {0.05, 0.1, 0.5, 0.9, 1.0, 1.1, 2.0, 5.0, 20.0, 300.0, 1e4};
constexpr double uniforms[] = {0x1p-53,  1e-14,     1e-9,      1e-4,       0.01, 0.1,
                               0.3,      0.5,       0.5001,    0.7,        0.9,  0.99,
                               1 - 1e-5, 1 - 1e-10, 1 - 1e-14, 1 - 0x1p-53};

/// Relative error of the smaller tail at beta(u, a, b).
double tail_error(double u, double a, double b) {
  const auto x = static_cast<long double>(beta(u, a, b));
  const auto p = static_cast<long double>(a);
  const auto q = static_cast<long double>(b);
  const long double wanted =
      u <= 0.5 ? static_cast<long double>(u) : 1.0L - static_cast<long double>(u);
  const long double found = u <= 0.5 ? boost::math::ibeta(p, q, x) : boost::math::ibetac(p, q, x);
  return static_cast<double>(std::abs(found / wanted - 1.0L));
}

TEST(Beta, InvertsTheSmallerTail) {
  int checked = 0;
  for (const double a : shapes) {
    for (const double b : shapes) {
      for (const double u : uniforms) {
        const double x = beta(u, a, b);
        ASSERT_GT(x, 0.0);
        ASSERT_LT(x, 1.0);
        // Elsewhere the rounding of x itself, or its cut to a normal double, changes the tail.
        if (x > 1e-307 && x < 0.999) {
          ++checked;
          EXPECT_LT(tail_error(u, a, b), 1e-10) << u << " " << a << " " << b;
        }
      }
    }
  }
  EXPECT_GT(checked, 1200);
}

TEST(Beta, IsItsOwnMirrorImage) {
  for (const double a : shapes) {
    for (const double b : shapes) {
      for (const double u : {0x1p-30, 0.125, 0.375, 0.75}) {
        EXPECT_NEAR(beta(u, a, b), 1.0 - beta(1.0 - u, b, a), 1e-12) << u << " " << a << " " << b;
      }
    }
  }
}

TEST(Beta, RisesWithTheUniform) {
  for (const double a : shapes) {
    double last = 0.0;
    for (double u = 0.0005; u < 1.0; u += 0.001) {
      const double x = beta(u, a, 2.5);
      ASSERT_GT(x, last) << a << " " << u;
      last = x;
    }
  }
}

TEST(Beta, HasClosedFormsAsSpecialCases) {
  for (const double u : {0.001, 0.25, 0.75, 0.999}) {
    EXPECT_NEAR(beta(u, 1.0, 1.0), u, 1e-13);
    EXPECT_NEAR(beta(u, 3.0, 1.0), std::cbrt(u), 1e-13);
    EXPECT_NEAR(beta(u, 0.5, 0.5), std::pow(std::sin(std::acos(-1.0) * u / 2), 2), 1e-13);
  }
}

TEST(Beta, RejectsParametersOutsideItsRange) {
  EXPECT_THROW((void)beta(1.0, 1.0, 1.0), std::invalid_argument);
  EXPECT_THROW((void)beta(0.5, 0.049, 1.0), std::invalid_argument);
  EXPECT_THROW((void)beta(0.5, 1.0, 0.049), std::invalid_argument);
  EXPECT_THROW((void)beta(0.5, 10'001.0, 1.0), std::invalid_argument);
  EXPECT_THROW((void)beta(0.5, 1.0, std::nan("")), std::invalid_argument);
}

// Recorded on x86-64 with g++ 12; a platform that differs by a bit fails here first.
TEST(Beta, GivesTheRecordedBits) {
  EXPECT_EQ(beta(0.1, 0.1, 3.0), 0x1.a063c2ae3a62dp-36);
  EXPECT_EQ(beta(0.2, 2.0, 5.0), 0x1.1e79c42bb107fp-3);
  EXPECT_EQ(beta(0.9, 30.0, 4.0), 0x1.e4638b257df7ap-1);
  EXPECT_EQ(beta(0.99, 5000.0, 8000.0), 0x1.94095e842a178p-2);
}

}  // namespace
}  // namespace sightline
