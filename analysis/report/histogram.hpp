// SPDX-License-Identifier: Apache-2.0
// How the replications of several series are spread, in bins that the series share.
#pragma once

#include <cstddef>
#include <vector>

namespace sightline::report {

struct Histogram {
  std::vector<double> edges;  ///< ascending, one more than bins; empty: no numbers
  std::vector<std::vector<std::size_t>> counts;  ///< by series and bin
  std::vector<std::vector<double>> quantiles;    ///< 5, 25, 50, 75 and 95 per cent, by series
};

/// Bins of equal, round width, about 24 from the least to the greatest number. NaN is left out.
[[nodiscard]] Histogram histogram_of(const std::vector<std::vector<double>>& series);

}  // namespace sightline::report
