// SPDX-License-Identifier: Apache-2.0
// Quantiles of a sample.
#pragma once

#include <span>

namespace sightline::statistics {

/// The sample quantile at `probability` in [0, 1], interpolated linearly between order statistics:
/// type 7 of Hyndman and Fan (1996, American Statistician 50:361), the default of R and NumPy.
/// O(n log n). Throws std::invalid_argument for an empty sample or a probability outside [0, 1].
[[nodiscard]] double quantile(std::span<const double> sample, double probability);
/// The same, of a sample in ascending order; O(1).
[[nodiscard]] double quantile_of_sorted(std::span<const double> sorted, double probability);

}  // namespace sightline::statistics
