// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <fmt/format.h>

#include <sightline/core/distributions.hpp>
#include <sightline/core/extremes.hpp>

#include "special_functions.hpp"

namespace sightline {

double log_gamma(double x) {
  if (!(x > 0.0)) {
    return x == 0.0 ? infinity : not_a_number;
  }
  if (x > std::numeric_limits<double>::max()) {
    return x;
  }
  // Gamma(x) = Gamma(x + n) / (x (x + 1) ... (x + n - 1)), where Stirling's series is exact enough
  constexpr double half_log_two_pi = 0.91893853320467274178;
  double product = 1.0;
  double shifted = x;
  while (shifted < 11.0) {
    product *= shifted;
    shifted += 1.0;
  }
  const double below = shifted - 1.0;
  const double stirling = (below + 0.5) * deterministic_log(below) - below + half_log_two_pi +
                          detail::stirling_error(below);
  return product == 1.0 ? stirling : stirling - deterministic_log(product);
}

double gamma(double u, double shape, double scale) {
  if (!(u > 0.0 && u < 1.0 && shape >= 0.05 && shape <= 1e4 && scale >= 0.0)) {
    throw std::invalid_argument(fmt::format(
        "gamma: u {} must be in (0, 1), shape {} in [0.05, 1e4] and scale {} not negative", u,
        shape, scale));
  }
  const auto tail = u <= 0.5 ? detail::Tail::lower : detail::Tail::upper;
  // P(shape, x) < x^shape / Gamma(shape + 1) bounds the logarithm of x from below, closely so for
  // a small shape; else Wilson & Hilferty's (1931) cube of a normal is a good start.
  const double low = (deterministic_log(u) + log_gamma(shape + 1.0)) / shape;
  const double ninth = 1.0 / (9.0 * shape);
  const double root = 1.0 - ninth + normal_quantile(u) * std::sqrt(ninth);
  double start = low;
  if (root > 0.05) {
    start = std::max(start, deterministic_log(shape * root * root * root));
  }
  const double target = deterministic_log(tail == detail::Tail::lower ? u : 1.0 - u);
  const double z = detail::solve_tail(
      tail, target, start, low - 1e-3, 12.0,
      [tail, shape](double at) { return detail::gamma_tail(tail, shape, deterministic_exp(at)); });
  return scale * std::max(deterministic_exp(z), std::numeric_limits<double>::min());
}

}  // namespace sightline
