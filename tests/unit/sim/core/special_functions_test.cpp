// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <boost/math/special_functions/gamma.hpp>
#include <gtest/gtest.h>
#include <sim/core/special_functions.hpp>

namespace sightline::detail {
namespace {

TEST(StirlingError, AgreesWithTheLogGammaFunction) {
  for (const double x : {0.05, 0.5, 1.0, 3.3, 9.99, 10.01, 25.0, 400.0}) {
    const auto v = static_cast<long double>(x);
    const long double expected =
        std::lgamma(v + 1.0L) - (v + 0.5L) * std::log(v) + v - 0.91893853320467274178032973640562L;
    EXPECT_NEAR(stirling_error(x), static_cast<double>(expected), 4e-14) << x;
  }
}

TEST(Deviance, DoesNotCancelNearEquality) {
  for (const double x : {0.01, 1.0, 50.0, 1e4}) {
    for (const double ratio : {1e-3, 0.5, 0.9, 0.999999, 1.0, 1.00001, 1.2, 7.0}) {
      const double m = x * ratio;
      const auto difference = static_cast<long double>(m) - static_cast<long double>(x);
      const long double v = difference / static_cast<long double>(x);
      const long double expected = static_cast<long double>(x) * (v - std::log1p(v));
      EXPECT_NEAR(deviance(x, m), static_cast<double>(expected),
                  1e-12 * static_cast<double>(expected) + 1e-16 * x)
          << x << " " << m;
    }
  }
}

TEST(GammaTail, AgreesWithBoost) {
  for (const double shape : {0.05, 1.0, 7.5, 300.0, 1e4}) {
    for (const double ratio : {0.5, 0.9, 0.999, 1.0, 1.001, 1.1, 2.0}) {
      const double x = shape * ratio;
      const double lower = boost::math::gamma_p(shape, x);
      const double upper = boost::math::gamma_q(shape, x);
      const TailPoint left = gamma_tail(Tail::lower, shape, x);
      const TailPoint right = gamma_tail(Tail::upper, shape, x);
      if (lower > 1e-250 && upper > 1e-12) {
        const double density = x * boost::math::gamma_p_derivative(shape, x);
        EXPECT_NEAR(std::exp(left.log_tail) / lower, 1.0, 1e-11) << shape << " " << x;
        EXPECT_NEAR(left.hazard / (density / lower), 1.0, 1e-10) << shape << " " << x;
        EXPECT_NEAR(right.hazard / (density / upper), 1.0, 1e-3) << shape << " " << x;
        EXPECT_NEAR(std::exp(right.log_tail), upper, 1e-11) << shape << " " << x;
        EXPECT_EQ(left.density_slope, shape - x);
      }
    }
  }
}

TEST(SolveTail, FindsTheRootOfALogConcaveTail) {
  // F(z) = 1 / (1 + e^-z): its log-odds are z itself.
  const auto logistic = [](double z) {
    return TailPoint{-std::log1p(std::exp(-z)), 1.0 / (1.0 + std::exp(z)),
                     1.0 - 2.0 / (1.0 + std::exp(-z))};
  };
  for (const double start : {-29.0, 0.0, 29.0}) {
    const double z = solve_tail(Tail::lower, std::log(0.2), start, -30.0, 30.0, logistic);
    EXPECT_NEAR(z, std::log(0.25), 1e-13);
  }
}

TEST(SolveTail, FallsBackToBisectionWhereSlopesMislead) {
  const auto misleading = [](double z) { return TailPoint{z, -1e-3, 0.0}; };
  EXPECT_NEAR(solve_tail(Tail::lower, -1.0, -9.0, -10.0, 0.0, misleading), -1.0, 0.02);
}

}  // namespace
}  // namespace sightline::detail
