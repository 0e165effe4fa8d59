// SPDX-License-Identifier: Apache-2.0
// The ratio of two means of the same observations, with an interval that may be unbounded.
#pragma once

#include <span>

#include <sightline/statistics/estimate.hpp>

namespace sightline::statistics {

struct RatioOfMeans {
  double ratio = 0.0;  ///< NaN if the second mean is 0, or without observations
  /// Whether the interval is [low, high]. If not, the second mean may well be 0, and every number,
  /// or every number outside a gap, is compatible with the observations; low and high are then
  /// -infinity and +infinity.
  bool is_bounded = false;
  double low = 0.0;
  double high = 0.0;
};

/// mean(numerators) / mean(denominators) with Fieller's interval (Fieller 1954, Journal of the
/// Royal Statistical Society B 16:175): every r for which mean(numerators - r denominators) does
/// not differ from 0 by Student's t with n - 1 degrees of freedom. Observations of the two with the
/// same index belong together. Throws std::invalid_argument if the spans differ in length or level
/// is outside (0, 1).
[[nodiscard]] RatioOfMeans ratio_of_means(std::span<const double> numerators,
                                          std::span<const double> denominators,
                                          double level = usual_level);

}  // namespace sightline::statistics
