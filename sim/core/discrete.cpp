// SPDX-License-Identifier: Apache-2.0
#include <limits>
#include <stdexcept>

#include <sightline/core/distributions.hpp>

namespace sightline {

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
