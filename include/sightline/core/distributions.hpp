// SPDX-License-Identifier: Apache-2.0
// Distributions by inversion: one uniform in (0, 1) gives one value, monotonically, with the same
// bits on every platform (own logarithm, exponential and normal quantile from basic operations).
#pragma once

#include <cstddef>
#include <span>

#include <sightline/core/elementary.hpp>

namespace sightline {

/// Standard normal quantile, Wichura (1988) AS 241; relative error 1e-15. Infinite at 0 and 1.
[[nodiscard]] double normal_quantile(double u);
/// Standard normal distribution function; relative error about (2 + x^2) 2e-16, also far left.
[[nodiscard]] double normal_cdf(double x);
/// Log of the gamma function, x > 0; error at most 1e-14 max(1, |result|).
[[nodiscard]] double log_gamma(double x);

[[nodiscard]] inline bool bernoulli(double u, double probability) {
  return u < probability;
}

[[nodiscard]] inline double uniform(double u, double low, double high) {
  return low + (high - low) * u;
}

/// Mean 1 / rate; infinite for rate 0.
[[nodiscard]] inline double exponential(double u, double rate) {
  // 1 - u is exact for the uniforms that dice give, so no digit of a short time is lost.
  return -deterministic_log(1.0 - u) / rate;
}

[[nodiscard]] inline double normal(double u, double mean, double standard_deviation) {
  return mean + standard_deviation * normal_quantile(u);
}

/// Lognormal by its own mean and coefficient of variation (both of the value, not of its
/// logarithm). Throws std::invalid_argument if either is negative.
[[nodiscard]] double lognormal(double u, double mean, double coefficient_of_variation);

/// Mean shape * scale. Throws std::invalid_argument unless u is in (0, 1), shape in [0.05, 1e4] and
/// scale >= 0.
/// The error is below 1e-10 of the smaller tail probability; results are cut to normal doubles.
[[nodiscard]] double gamma(double u, double shape, double scale);

/// Index of the category that `u` falls in; weights need not sum to one, and a category of weight
/// 0 is never chosen. Throws std::invalid_argument if a weight is negative or none is positive.
[[nodiscard]] std::size_t categorical(double u, std::span<const double> weights);

}  // namespace sightline
