// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <fmt/format.h>

#include <sightline/core/distributions.hpp>

#include "special_functions.hpp"

namespace sightline {

namespace {

/// Log-odds of the beta quantile by a normal quantile: Abramowitz & Stegun 26.5.22, for a, b > 1.
double log_odds_by_normal(double q, double a, double b) {
  const double inverse_a = 1.0 / (2.0 * a - 1.0);
  const double inverse_b = 1.0 / (2.0 * b - 1.0);
  const double lambda = (q * q - 3.0) / 6.0;
  const double h = 2.0 / (inverse_a + inverse_b);
  const double w = q * std::sqrt(h + lambda) / h -
                   (inverse_b - inverse_a) * (lambda + 5.0 / 6.0 - 2.0 / (3.0 * h));
  return 2.0 * w + deterministic_log(a / b);
}

}  // namespace

double beta(double u, double a, double b) {
  if (!(u > 0.0 && u < 1.0 && a >= 0.05 && a <= 1e4 && b >= 0.05 && b <= 1e4)) {
    throw std::invalid_argument(
        fmt::format("beta: u {} must be in (0, 1), a = {} and b = {} in [0.05, 1e4]", u, a, b));
  }
  // Solved for z = log(x / (1 - x)), so that both ends have full precision. Each tail alone is a
  // power of e^z and bounds z from its side.
  const auto tail = u <= 0.5 ? detail::Tail::lower : detail::Tail::upper;
  const double log_beta = log_gamma(a) + log_gamma(b) - log_gamma(a + b);
  const double margin = 1e-3;  // far above the rounding error of log_beta
  const double low = (deterministic_log(u) + deterministic_log(a) + log_beta) / a - margin;
  const double high = margin - (deterministic_log(1.0 - u) + deterministic_log(b) + log_beta) / b;
  double start = a <= b ? low + margin : high - margin;
  if (a > 1.0 && b > 1.0) {
    start = std::clamp(log_odds_by_normal(normal_quantile(u), a, b), low, high);
  }
  const double target = deterministic_log(tail == detail::Tail::lower ? u : 1.0 - u);
  const double z = detail::solve_tail(tail, target, start, low, high, [tail, a, b](double at) {
    const double x = 1.0 / (1.0 + deterministic_exp(-at));
    const double y = 1.0 / (1.0 + deterministic_exp(at));
    return detail::beta_tail(tail, a, b, x, y);
  });
  constexpr double largest = 1.0 - 0x1.0p-53;
  return std::clamp(1.0 / (1.0 + deterministic_exp(-z)), std::numeric_limits<double>::min(),
                    largest);
}

}  // namespace sightline
