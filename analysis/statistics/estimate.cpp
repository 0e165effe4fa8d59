// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include <sightline/core/extremes.hpp>
#include <sightline/statistics/estimate.hpp>
#include <sightline/statistics/student.hpp>

#include "wilson.hpp"

namespace sightline::statistics {

namespace {

double sum_of(std::span<const double> numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

// Standard error of a mean from residuals around it.
double standard_error_of(std::span<const double> residuals) {
  const auto n = static_cast<double>(residuals.size());
  const double squares =
      std::inner_product(residuals.begin(), residuals.end(), residuals.begin(), 0.0);
  return std::sqrt(squares / (n - 1.0) / n);
}

}  // namespace

Estimate scaled(Estimate estimate, double scale) {
  estimate.mean *= scale;
  estimate.low *= scale;
  estimate.high *= scale;
  estimate.standard_error *= scale;
  return estimate;
}

Estimate student_estimate(double mean, double standard_error, std::size_t n, double level) {
  // Asked for even if unused, so that a bad level never passes.
  const double critical = student_critical_value(n < 2 ? 1 : n - 1, level);
  if (n < 2 || std::isnan(mean)) return {mean, -infinity, infinity, infinity, n};
  const double half_width = critical * standard_error;
  return {mean, mean - half_width, mean + half_width, standard_error, n};
}

Estimate estimate_mean(std::span<const double> sample, double level) {
  const std::size_t n = sample.size();
  if (n == 0) return student_estimate(not_a_number, infinity, 0, level);
  const double mean = sum_of(sample) / static_cast<double>(n);
  std::vector<double> residuals(sample.begin(), sample.end());
  for (double& residual : residuals)
    residual -= mean;
  return student_estimate(mean, standard_error_of(residuals), n, level);
}

std::vector<double> ratio_residuals(std::span<const double> numerators,
                                    std::span<const double> denominators) {
  if (numerators.size() != denominators.size()) {
    throw std::invalid_argument("a ratio needs as many denominators as numerators");
  }
  const double whole = sum_of(denominators);
  if (whole == 0.0) return {};
  const double ratio = sum_of(numerators) / whole;
  const double mean_denominator = whole / static_cast<double>(denominators.size());
  std::vector<double> residuals(numerators.size());
  for (std::size_t i = 0; i < residuals.size(); ++i) {
    residuals[i] = (numerators[i] - ratio * denominators[i]) / mean_denominator;
  }
  return residuals;
}

Estimate estimate_ratio(std::span<const double> numerators, std::span<const double> denominators,
                        double level) {
  const std::vector<double> residuals = ratio_residuals(numerators, denominators);
  const std::size_t n = numerators.size();
  if (residuals.empty()) return student_estimate(not_a_number, infinity, n, level);
  const double ratio = sum_of(numerators) / sum_of(denominators);
  return student_estimate(ratio, standard_error_of(residuals), n, level);
}

Estimate wilson_interval(std::size_t successes, std::size_t trials, double level) {
  if (successes > trials) throw std::invalid_argument("more successes than trials");
  // Asked for even if unused, so that a bad level never passes.
  static_cast<void>(normal_critical_value(level));
  if (trials == 0) return {not_a_number, 0.0, 1.0, infinity, 0};
  const auto n = static_cast<double>(trials);
  return wilson_interval_of(static_cast<double>(successes) / n, n, level);
}

Estimate wilson_interval_of(double share, double trials, double level) {
  const double z = normal_critical_value(level);
  if (!(share >= 0.0 && share <= 1.0)) throw std::invalid_argument("a share lies in [0, 1]");
  if (!(trials > 0.0)) throw std::invalid_argument("a share needs trials");
  const double shrink = 1.0 + z * z / trials;
  const double centre = (share + z * z / (2.0 * trials)) / shrink;
  const double half_width =
      z * std::sqrt(share * (1.0 - share) / trials + z * z / (4.0 * trials * trials)) / shrink;
  // At a share of 0 and 1 one end is exact; rounding must not move it.
  const double low = share == 0.0 ? 0.0 : std::max(0.0, centre - half_width);
  const double high = share == 1.0 ? 1.0 : std::min(1.0, centre + half_width);
  return {share, low, high, std::sqrt(share * (1.0 - share) / trials),
          static_cast<std::size_t>(trials)};
}

}  // namespace sightline::statistics
