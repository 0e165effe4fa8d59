// SPDX-License-Identifier: Apache-2.0
// What dice that all points share leave open in a mean over points.
#pragma once

#include <span>
#include <vector>

#include <sightline/sensitivity/outputs.hpp>

namespace sightline::sensitivity {

/// A mean over points as each replication alone gives it.
struct ByReplication {
  std::vector<double> means;  ///< [replication]
  /// [group * replications + replication]: what the group adds to the deviation of that mean
  /// beyond what the replication does to all points alike.
  std::vector<double> own;
};

/// Over `points`, of which group g has points[g]; groups may have none. `outputs` must be known
/// there. Means are NaN without a point.
[[nodiscard]] ByReplication by_replication(const std::vector<std::vector<std::size_t>>& points,
                                           const Outputs& outputs);

/// The difference of two means over points of the same groups.
[[nodiscard]] ByReplication less(ByReplication last, const ByReplication& first);

/// `of_points`, whose interval comes from resampling points and so takes the dice as given, with
/// the interval widened by what R common replications leave open. With m_r the mean of replication
/// r and e_gr what group g of G has of its own in it, that has the variance
///
///   max(0, var(m_r) / R - G / (G - 1) sum e_gr^2 / (R - 1) / R)
///
/// (two-way clustering: Cameron, Gelbach and Miller 2011, J. Bus. Econ. Stat. 29:238; what is
/// subtracted is in `of_points` already). Its Student half-width with R - 1 degrees of freedom and
/// those of `of_points` add as squares (Zou and Donner 2008, Stat. Med. 27:1693). Unchanged with
/// own dice, and with one replication, which cannot tell.
[[nodiscard]] statistics::Estimate with_common_dice(statistics::Estimate of_points,
                                                    const ByReplication& means,
                                                    const Outputs& outputs, double level);

}  // namespace sightline::sensitivity
