// SPDX-License-Identifier: Apache-2.0
#include "special_functions.hpp"

#include <algorithm>

#include <sightline/core/distributions.hpp>

namespace sightline::detail {

namespace {

constexpr double half_log_two_pi = 0.91893853320467274178;
constexpr double two_pi = 6.28318530717958647693;
constexpr double negligible = 1e-16;
constexpr int most_terms = 100'000;

/// Keeps the denominators of Lentz's method away from 0.
double nonzero(double x) {
  return x > -1e-300 && x < 1e-300 ? 1e-300 : x;
}

/// x^shape e^-x / Gamma(shape + 1), as a logarithm.
double log_gamma_mass(double shape, double x) {
  return -stirling_error(shape) - deviance(shape, x) - 0.5 * deterministic_log(two_pi * shape);
}

/// P(shape, x) / mass: 1 + x/(shape+1) + x^2/((shape+1)(shape+2)) + ...
double lower_series(double shape, double x) {
  double sum = 1.0;
  double term = 1.0;
  for (int i = 1; i < most_terms && term > negligible * sum; ++i) {
    term *= x / (shape + i);
    sum += term;
  }
  return sum;
}

/// Q(shape, x) Gamma(shape) / (x^shape e^-x): continued fraction by Lentz's method.
double upper_fraction(double shape, double x) {
  double b = x + 1.0 - shape;
  double c = 1e300;
  double d = 1.0 / nonzero(b);
  double result = d;
  for (int i = 1; i < most_terms; ++i) {
    const double a = -i * (i - shape);
    b += 2.0;
    d = 1.0 / nonzero(a * d + b);
    c = nonzero(b + a / c);
    const double factor = c * d;
    result *= factor;
    if (factor - 1.0 < negligible && factor - 1.0 > -negligible) {
      break;
    }
  }
  return result;
}

/// The same density seen from the other tail.
TailPoint complement(double log_tail, double log_density, double density_slope) {
  const double tail = std::max(1.0 - deterministic_exp(log_tail), negligible);
  return {deterministic_log(tail), deterministic_exp(log_density) / tail, density_slope};
}

}  // namespace

double stirling_error(double x) {
  if (x < 10.0) {
    return log_gamma(x + 1.0) - (x + 0.5) * deterministic_log(x) + x - half_log_two_pi;
  }
  const double s = 1.0 / (x * x);
  return (1.0 / 12 -
          s * (1.0 / 360 -
               s * (1.0 / 1260 -
                    s * (1.0 / 1680 -
                         s * (1.0 / 1188 -
                              s * (691.0 / 360360 - s * (1.0 / 156 - s * 3617.0 / 122400))))))) /
         x;
}

double deviance(double x, double m) {
  const double difference = x - m;
  const double v = difference / (x + m);
  if (v > 0.1 || v < -0.1) {
    return x * deterministic_log(x / m) - difference;
  }
  // 2 x (v + v^3/3 + v^5/5 + ...) - (x - m), whose leading terms combine exactly
  double sum = difference * v;
  double power = 2.0 * x * v;
  for (int i = 3; i < 100; i += 2) {
    power *= v * v;
    const double next = sum + power / i;
    if (next == sum) {
      break;
    }
    sum = next;
  }
  return sum;
}

TailPoint gamma_tail(Tail tail, double shape, double x) {
  const double log_mass = log_gamma_mass(shape, x);
  const double log_density = log_mass + deterministic_log(shape);
  if (x < shape + 1.0) {
    const double series = lower_series(shape, x);
    const double log_lower = log_mass + deterministic_log(series);
    return tail == Tail::lower ? TailPoint{log_lower, shape / series, shape - x}
                               : complement(log_lower, log_density, shape - x);
  }
  const double fraction = upper_fraction(shape, x);
  const double log_upper = log_density + deterministic_log(fraction);
  return tail == Tail::upper ? TailPoint{log_upper, 1.0 / fraction, shape - x}
                             : complement(log_upper, log_density, shape - x);
}

}  // namespace sightline::detail
