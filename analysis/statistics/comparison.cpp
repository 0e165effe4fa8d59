// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

#include <sightline/core/extremes.hpp>
#include <sightline/statistics/comparison.hpp>

namespace sightline::statistics {

bool are_equal_but_for_rounding(std::span<const double> a, std::span<const double> b) {
  if (a.size() != b.size()) throw std::invalid_argument("sums of other replications");
  constexpr double rounding = 1e-12;
  double greatest = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i)
    greatest = std::max({greatest, std::abs(a[i]), std::abs(b[i])});
  return std::equal(a.begin(), a.end(), b.begin(), [greatest](double x, double y) {
    return std::abs(x - y) <= rounding * greatest;
  });
}

PairedComparison compare_paired(const ArmOutcome& first, const ArmOutcome& second, double level) {
  if (first.numerators.size() != second.numerators.size()) {
    throw std::invalid_argument("paired arms need the same replications");
  }
  const Estimate a = estimate_ratio(first.numerators, first.denominators, level);
  const Estimate b = estimate_ratio(second.numerators, second.denominators, level);
  const std::size_t n = a.n;
  const double difference = a.mean - b.mean;
  if (n < 2 || std::isnan(difference)) return {student_estimate(difference, 0.0, n, level), 1.0};
  if (are_equal_but_for_rounding(first.numerators, second.numerators) &&
      are_equal_but_for_rounding(first.denominators, second.denominators)) {
    return {student_estimate(0.0, 0.0, n, level), infinity};
  }

  const std::vector<double> a_residuals = ratio_residuals(first.numerators, first.denominators);
  const std::vector<double> b_residuals = ratio_residuals(second.numerators, second.denominators);
  // The residuals of each arm have mean 0, so their squares need no further centring; the common
  // divisor n - 1 cancels from the ratio.
  double paired = 0.0;
  double unpaired = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    const double d = a_residuals[i] - b_residuals[i];
    paired += d * d;
    unpaired += a_residuals[i] * a_residuals[i] + b_residuals[i] * b_residuals[i];
  }
  const auto size = static_cast<double>(n);
  const double standard_error = std::sqrt(paired / (size - 1.0) / size);
  const double variance_ratio = paired == 0.0 ? infinity : unpaired / paired;
  return {student_estimate(difference, standard_error, n, level), variance_ratio};
}

}  // namespace sightline::statistics
