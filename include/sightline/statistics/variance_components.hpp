// SPDX-License-Identifier: Apache-2.0
// Splits the spread of replications into what differs between groups and what is chance within
// them.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace sightline::statistics {

/// One-way random effects: number = mean + group effect + chance. Where the numbers cannot tell a
/// component it is NaN.
struct VarianceComponents {
  double mean = 0.0;     ///< of all numbers
  double between = 0.0;  ///< variance of the group effects; 0 where the estimate is negative
  double within = 0.0;   ///< variance of chance, of one number
  std::size_t groups = 0;
  std::vector<double> group_means;  ///< by group; NaN of a group without numbers
  /// The group means with their spread shrunk to sqrt(between): as far apart as the groups would
  /// be without chance. Equal to `mean` if between is 0; empty where a component is not known.
  std::vector<double> shrunk_means;
};

/// Number i belongs to group i mod `groups`. Analysis-of-variance estimator for groups of unequal
/// size (Searle, Casella and McCulloch, Variance Components, 1992, 3.6):
///
///   within = MSW,  between = max(0, (MSB - MSW) / n0),  n0 = (N - sum n_k^2 / N) / (K - 1)
///
/// A group mean is shrunk towards the mean by sqrt(between / (between + within / n_k)), the factor
/// that keeps the variance of the shrunk means that of the effects (Louis 1984, JASA 79:393; the
/// factor without the root would make them lie too close). Known where at least two groups have
/// numbers and some group has two. Throws std::invalid_argument for 0 groups.
[[nodiscard]] VarianceComponents variance_components(std::span<const double> numbers,
                                                     std::size_t groups);
/// The same where number i belongs to group_of[i], which is below `groups`. Throws
/// std::invalid_argument if the spans differ in length.
[[nodiscard]] VarianceComponents variance_components(std::span<const double> numbers,
                                                     std::span<const std::size_t> group_of,
                                                     std::size_t groups);

/// Sums of every `groups`-th number: element k is numbers[k] + numbers[k + groups] + ... Groups
/// without numbers are left out. Throws std::invalid_argument for 0 groups.
[[nodiscard]] std::vector<double> sums_by_group(std::span<const double> numbers,
                                                std::size_t groups);
/// The same where number i belongs to group_of[i].
[[nodiscard]] std::vector<double> sums_by_group(std::span<const double> numbers,
                                                std::span<const std::size_t> group_of,
                                                std::size_t groups);

}  // namespace sightline::statistics
