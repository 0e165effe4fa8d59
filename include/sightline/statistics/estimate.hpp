// SPDX-License-Identifier: Apache-2.0
// Estimates from independent replications, with their intervals.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace sightline::statistics {

inline constexpr double usual_level = 0.95;

/// A point estimate, its interval and its standard error, from n observations.
///
/// What n observations cannot tell: with n < 2 the standard error is +infinity and the interval
/// (-infinity, +infinity); an undefined mean (n = 0, or a ratio to zero) is NaN with the same
/// interval. Nothing but `mean` is ever NaN for finite observations.
struct Estimate {
  double mean = 0.0;
  double low = 0.0;
  double high = 0.0;
  double standard_error = 0.0;
  std::size_t n = 0;
};

/// The same in another unit: `scale` times as much, `scale` above 0.
[[nodiscard]] Estimate scaled(Estimate estimate, double scale);

/// The mean of a sample with its Student t interval. All functions here with a `level`, the
/// coverage in (0, 1), throw std::invalid_argument for one outside it.
[[nodiscard]] Estimate estimate_mean(std::span<const double> sample, double level = usual_level);

/// sum(numerators) / sum(denominators) over replications: the pooled ratio, not the mean of ratios.
/// Standard error by linearisation, from the variance of ratio_residuals() (Cochran, Sampling
/// Techniques, 3rd ed., 1977, 2.11), with n - 1 degrees of freedom; its bias is of order 1 / n.
/// With equal denominators this is exactly estimate_mean of the quotients. A zero sum of
/// denominators gives the mean NaN. Denominators are >= 0; throws std::invalid_argument if the
/// spans differ in length.
[[nodiscard]] Estimate estimate_ratio(std::span<const double> numerators,
                                      std::span<const double> denominators,
                                      double level = usual_level);

/// e_i = (numerator_i - R denominator_i) / mean(denominators), whose mean is 0 up to rounding;
/// R is the pooled ratio. Empty if the sum of denominators is 0. Throws as estimate_ratio.
[[nodiscard]] std::vector<double> ratio_residuals(std::span<const double> numerators,
                                                  std::span<const double> denominators);

/// The estimate with this mean and standard error, and its Student t interval with n - 1 degrees
/// of freedom.
[[nodiscard]] Estimate student_estimate(double mean, double standard_error, std::size_t n,
                                        double level = usual_level);

/// Interval of a proportion (Wilson 1927, JASA 22:209), always inside [0, 1]; the standard error
/// is sqrt(p (1 - p) / n). Without trials the mean is NaN, the interval [0, 1] and the standard
/// error +infinity. Throws std::invalid_argument if successes > trials.
[[nodiscard]] Estimate wilson_interval(std::size_t successes, std::size_t trials,
                                       double level = usual_level);

}  // namespace sightline::statistics
