// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <sightline/core/extremes.hpp>
#include <sightline/statistics/ratio_of_means.hpp>
#include <sightline/statistics/student.hpp>

namespace sightline::statistics {
namespace {

double mean_of(std::span<const double> values) {
  double sum = 0.0;
  for (const double value : values)
    sum += value;
  return sum / static_cast<double>(values.size());
}

/// Of the means: sum((a_i - mean a)(b_i - mean b)) / (n (n - 1)).
double covariance_of_means(std::span<const double> a, double mean_a, std::span<const double> b,
                           double mean_b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i)
    sum += (a[i] - mean_a) * (b[i] - mean_b);
  const auto n = static_cast<double>(a.size());
  return sum / (n * (n - 1.0));
}

}  // namespace

RatioOfMeans ratio_of_means(std::span<const double> numerators,
                            std::span<const double> denominators, double level) {
  if (numerators.size() != denominators.size())
    throw std::invalid_argument("numerators and denominators differ in length");
  if (!(level > 0.0 && level < 1.0)) throw std::invalid_argument("level is outside (0, 1)");
  RatioOfMeans result{not_a_number, false, -infinity, infinity};
  if (numerators.empty()) return result;
  const double a = mean_of(numerators);
  const double b = mean_of(denominators);
  if (b == 0.0) return result;
  result.ratio = a / b;
  if (numerators.size() < 2) return result;
  const double t = student_critical_value(numerators.size() - 1, level);
  // The roots of square r^2 - 2 half r + rest.
  const double square = b * b - t * t * covariance_of_means(denominators, b, denominators, b);
  const double half = a * b - t * t * covariance_of_means(numerators, a, denominators, b);
  const double rest = a * a - t * t * covariance_of_means(numerators, a, numerators, a);
  if (!(square > 0.0)) return result;
  // Not negative where the denominator differs from 0, but for rounding.
  const double root = std::sqrt(std::max(0.0, half * half - square * rest));
  result.is_bounded = true;
  result.low = (half - root) / square;
  result.high = (half + root) / square;
  return result;
}

}  // namespace sightline::statistics
