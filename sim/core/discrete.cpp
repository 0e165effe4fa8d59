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

/// Whether u <= P(N <= n), by the smaller of the two tails.
bool covers(double n, double u, double mean) {
  // P(N <= n) = Q(n + 1, mean), the regularised incomplete gamma function
  if (u <= 0.5) {
    return deterministic_log(u) <= detail::gamma_tail(detail::Tail::upper, n + 1.0, mean).log_tail;
  }
  return detail::gamma_tail(detail::Tail::lower, n + 1.0, mean).log_tail <=
         deterministic_log(1.0 - u);
}

std::uint32_t poisson_from_normal(double u, double mean) {
  // Cornish-Fisher: the normal quantile with the first correction for skewness
  const double q = normal_quantile(u);
  const double guess = mean + q * std::sqrt(mean) + (q * q - 1.0) / 6.0 - 0.5;
  double n = std::max(0.0, std::floor(guess + 0.5));
  if (covers(n, u, mean)) {
    while (n > 0.0 && covers(n - 1.0, u, mean)) {
      n -= 1.0;
    }
  } else {
    do {
      n += 1.0;
    } while (!covers(n, u, mean));
  }
  return static_cast<std::uint32_t>(n);
}

}  // namespace

std::uint32_t poisson(double u, double mean) {
  if (!(u > 0.0 && u < 1.0 && mean >= 0.0 && mean <= 700.0)) {
    throw std::invalid_argument(
        fmt::format("poisson: u {} must be in (0, 1) and mean {} in [0, 700]", u, mean));
  }
  if (mean == 0.0) {
    return 0;
  }
  // The sum from 0 is the fastest, but has no digits left to tell values far out in the right tail.
  constexpr double small_mean = 30.0;
  constexpr double far_right = 1.0 - 1e-6;
  if (mean > small_mean || u > far_right) {
    return poisson_from_normal(u, mean);
  }
  std::uint32_t n = 0;
  double mass = deterministic_exp(-mean);
  double sum = mass;
  while (sum < u) {
    ++n;
    mass *= mean / n;
    sum += mass;
  }
  return n;
}

std::size_t categorical(double u, std::span<const double> weights) {
  double total = 0.0;
  bool is_valid = true;
  for (const double weight : weights) {
    is_valid = is_valid && weight >= 0.0;
    total += weight;
  }
  if (!is_valid || !(total > 0.0 && total <= std::numeric_limits<double>::max())) {
    throw std::invalid_argument(
        "categorical: weights must be finite and not negative, and one must be positive");
  }
  const double point = u * total;
  double sum = 0.0;
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] > 0.0) {
      chosen = i;
      sum += weights[i];
      if (point < sum) {
        break;
      }
    }
  }
  return chosen;
}

}  // namespace sightline
