// SPDX-License-Identifier: Apache-2.0
// Splits the variance of an output into what parameters do and what chance does.
#pragma once

#include <sightline/design/unit_design.hpp>
#include <sightline/sensitivity/outputs.hpp>

namespace sightline::sensitivity {

/// In squared units of the output. What one replication cannot tell is NaN: all but of_means.
struct VarianceSplit {
  statistics::Estimate of_means;  ///< variance of the means of points, chance and all
  /// The same without what chance leaves in the means; 0 where the estimate is negative.
  statistics::Estimate parameters;
  statistics::Estimate chance;  ///< variance of one replication at a point, mean over points
  /// parameters / (parameters + chance), in [0, 1]; NaN if both are 0.
  statistics::Estimate parameter_share;
  std::size_t points = 0;
  std::size_t left_out = 0;  ///< points that are not known
};

/// Over the points that stand for the distribution of parameters: roles point, base_a, base_b and
/// trajectory (its start). With own dice the one-way random-effects estimator
///
///   parameters = var(means) - mean(s_i^2) / R
///
/// and with common dice the two-way one, since what a replication does to all points alike is no
/// noise between them (Searle, Casella and McCulloch, Variance Components, 1992, 4.3):
///
///   parameters = var(means) - sum e_ir^2 / ((n - 1) (R - 1)) / R,  e_ir = y_ir - y_i. - y_.r +
///   y_..
///
/// Intervals by resampling points.
[[nodiscard]] VarianceSplit variance_split(const design::UnitDesign& design, const Outputs& outputs,
                                           const Resampling& resampling = {});

}  // namespace sightline::sensitivity
