// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <sightline/core/extremes.hpp>
#include <sightline/statistics/confidence_sequence.hpp>
#include <sightline/statistics/student.hpp>

namespace sightline::statistics {

double sequence_half_width(const Estimate& estimate, double level) {
  const double z = normal_critical_value(level);
  if (estimate.n < 2 || !std::isfinite(estimate.mean) || !std::isfinite(estimate.standard_error)) {
    return infinity;
  }
  const double alpha = 1.0 - level;
  const double tail = -2.0 * std::log(alpha);
  const double squared_rate = (tail + std::log(tail + 1.0)) / sequence_focus;
  const auto n = static_cast<double>(estimate.n);
  const double spread = n * squared_rate + 1.0;
  const double in_standard_errors =
      std::sqrt(2.0 * spread / (n * squared_rate) * std::log(std::sqrt(spread) / alpha));
  const double few = student_critical_value(estimate.n - 1, level) / z;
  return few * estimate.standard_error * in_standard_errors;
}

}  // namespace sightline::statistics
