// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <vector>

#include <sightline/core/extremes.hpp>
#include <sightline/statistics/roc.hpp>
#include <sightline/statistics/student.hpp>

namespace sightline::statistics {

namespace {

double area_of(std::span<const double> positives, std::span<const double> negatives) {
  std::vector<double> sorted(negatives.begin(), negatives.end());
  std::sort(sorted.begin(), sorted.end());
  double halves = 0.0;  // two for each pair in the right order, one for each tie
  for (const double score : positives) {
    const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), score);
    halves += static_cast<double>((first - sorted.begin()) + (last - sorted.begin()));
  }
  return halves / 2.0 / static_cast<double>(positives.size()) /
         static_cast<double>(negatives.size());
}

}  // namespace

Estimate roc_area(std::span<const double> positives, std::span<const double> negatives,
                  double level) {
  const double z = normal_critical_value(level);
  const std::size_t n = positives.size() + negatives.size();
  if (positives.empty() || negatives.empty()) {
    return {not_a_number, 0.0, 1.0, infinity, n};
  }
  const auto n_positive = static_cast<double>(positives.size());
  const auto n_negative = static_cast<double>(negatives.size());
  const double area = area_of(positives, negatives);
  const double square = area * area;
  // Probabilities that two positives both beat one negative, and one positive beats two negatives.
  const double two_positives = area / (2.0 - area);
  const double two_negatives = 2.0 * square / (1.0 + area);
  const double variance = (area * (1.0 - area) + (n_positive - 1.0) * (two_positives - square) +
                           (n_negative - 1.0) * (two_negatives - square)) /
                          (n_positive * n_negative);
  const double standard_error = std::sqrt(std::max(0.0, variance));
  return {area, std::max(0.0, area - z * standard_error), std::min(1.0, area + z * standard_error),
          standard_error, n};
}

}  // namespace sightline::statistics
