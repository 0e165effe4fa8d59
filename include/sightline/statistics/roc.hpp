// SPDX-License-Identifier: Apache-2.0
// How well a score tells two groups apart.
#pragma once

#include <span>

#include <sightline/statistics/estimate.hpp>

namespace sightline::statistics {

/// Area under the ROC curve: the probability that a score of `positives` exceeds one of
/// `negatives`, ties counting half (Mann-Whitney). Standard error after Hanley and McNeil (1982,
/// Radiology 143:29, eq. 1, exponential approximation); normal interval cut to [0, 1]; n is the
/// size of both samples. If either is empty the mean is NaN, the interval [0, 1] and the standard
/// error +infinity. O(n log n).
[[nodiscard]] Estimate roc_area(std::span<const double> positives,
                                std::span<const double> negatives, double level = usual_level);

}  // namespace sightline::statistics
