// SPDX-License-Identifier: Apache-2.0
// Means of numbers that come in clusters, such as futures under one parameter set: the interval
// holds what differs between clusters as well as chance.
#pragma once

#include <cstddef>
#include <span>

#include <sightline/statistics/estimate.hpp>

namespace sightline::statistics {

/// The share of ones among numbers that are 0 or 1, number i in cluster cluster_of[i]. Wilson's
/// interval at the effective number of trials, p (1 - p) / v with v the variance by clusters, at
/// most n and made smaller for the few clusters by (t(n - 1) / t(K - 1))^2 (Korn and Graubard 1998,
/// Survey Methodology 24:193). Where all numbers agree the effective number is n with the same
/// factor, so the interval never shrinks to a point. With fewer than two clusters numbers are
/// independent. Throws std::invalid_argument if the spans differ in length.
[[nodiscard]] Estimate share_in_clusters(std::span<const double> numbers,
                                         std::span<const std::size_t> cluster_of,
                                         std::size_t clusters, double level = usual_level);

/// The mean of numbers of which two lie at most `range` apart, with the Student t interval of
/// cluster means (K - 1 degrees of freedom). Its half-width is at least `range` times the share
/// that could still differ if none of the numbers did, the upper end of share_in_clusters() of
/// zeros: numbers that are all equal, as many differences of shares are, do not make an interval a
/// point. Throws std::invalid_argument if the spans differ in length.
[[nodiscard]] Estimate mean_in_clusters(std::span<const double> numbers,
                                        std::span<const std::size_t> cluster_of,
                                        std::size_t clusters, double range,
                                        double level = usual_level);

}  // namespace sightline::statistics
