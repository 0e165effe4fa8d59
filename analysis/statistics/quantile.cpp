// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

#include <sightline/statistics/quantile.hpp>

namespace sightline::statistics {

double quantile(std::span<const double> sample, double probability) {
  std::vector<double> sorted(sample.begin(), sample.end());
  std::sort(sorted.begin(), sorted.end());
  return quantile_of_sorted(sorted, probability);
}

double quantile_of_sorted(std::span<const double> sorted, double probability) {
  if (sorted.empty()) throw std::invalid_argument("an empty sample has no quantiles");
  if (!(probability >= 0.0 && probability <= 1.0)) {
    throw std::invalid_argument("probability " + std::to_string(probability) +
                                " is outside [0, 1]");
  }
  const double place = probability * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= sorted.size()) return sorted.back();
  const double fraction = place - std::floor(place);
  return sorted[below] + fraction * (sorted[below + 1] - sorted[below]);
}

}  // namespace sightline::statistics
