// SPDX-License-Identifier: Apache-2.0
// Comparison of two arms that ran the same replications with common random numbers.
#pragma once

#include <span>

#include <sightline/statistics/estimate.hpp>

namespace sightline::statistics {

/// One outcome of one arm, by replication: sums whose pooled ratio is the outcome. The mean of a
/// count is the ratio with all denominators 1.
struct ArmOutcome {
  std::span<const double> numerators;
  std::span<const double> denominators;
};

struct PairedComparison {
  /// Outcome of the first arm minus that of the second.
  Estimate difference;
  /// Variance an unpaired comparison would have over that of the paired one: how many times fewer
  /// replications pairing needs. +infinity if the paired variance is 0 (identical arms), also if
  /// both are. 1 if it cannot be known (fewer than two replications, an outcome undefined).
  double variance_ratio = 1.0;
};

/// Whether sums over the same replications differ by rounding alone, at most 1e-12 of the greatest:
/// arms that add up the same time in other steps do, and that is no effect of anything. Throws
/// std::invalid_argument if the spans differ in length.
[[nodiscard]] bool are_equal_but_for_rounding(std::span<const double> a, std::span<const double> b);

/// Compares ratio estimates by their residuals d_i = e_i(first) - e_i(second) of the same
/// replications i; standard error sqrt(var(d) / n), Student t with n - 1 degrees of freedom.
/// variance_ratio = (var e(first) + var e(second)) / var(d). Arms that are equal but for rounding
/// are identical. Throws std::invalid_argument if the
/// four spans differ in length or level is outside (0, 1).
[[nodiscard]] PairedComparison compare_paired(const ArmOutcome& first, const ArmOutcome& second,
                                              double level = usual_level);

}  // namespace sightline::statistics
