// SPDX-License-Identifier: Apache-2.0
// Variance-based sensitivity: how much of the variance of an output each parameter accounts for.
#pragma once

#include <string>
#include <vector>

#include <sightline/design/unit_design.hpp>
#include <sightline/sensitivity/outputs.hpp>
#include <sightline/sensitivity/variance_split.hpp>

namespace sightline::sensitivity {

enum class FirstOrder {
  saltelli,  ///< mean of b (ab - a) over the variance
  jansen     ///< 1 - mean of (b - ab)^2 / 2 over the variance: steadier for large indices
};

/// Indices of one parameter: shares, about 0 to 1, which estimates can leave. The raw ones are
/// shares of the variance of the means of points; those of_parameters are shares of what is left of
/// it without chance, as if every point had infinitely many replications. NaN where that variance
/// is not positive, or not known because of a single replication.
struct SobolIndex {
  std::string name;
  statistics::Estimate first;  ///< share that goes if the parameter alone gets known
  statistics::Estimate total;  ///< share that stays if all but the parameter get known
  statistics::Estimate first_of_parameters;
  statistics::Estimate total_of_parameters;
};

struct SobolIndices {
  std::vector<SobolIndex> parameters;  ///< in the order of dimensions
  VarianceSplit variance;              ///< over A and B
  std::size_t base_rows = 0;
  std::size_t left_out = 0;  ///< base rows with a point that is not known
};

/// From a design of design::saltelli_blocks. With a, b, ab the means of points less the mean of all
/// of them, V the variance (divisor 2n) of a and b together, and means over base rows:
///
///   first = mean(b (ab - a)) / V            (Saltelli et al. 2010, Comput. Phys. Commun. 181:259)
///   total = mean((a - ab)^2) / (2 V)        (Jansen 1999, Comput. Phys. Commun. 117:35)
///
/// Chance adds to numerators and to V the covariances of the errors of the means, which are
/// estimated from the replications and taken off for the indices of parameters. Intervals by
/// resampling base rows. Throws std::invalid_argument if a base row lacks a block or no base row is
/// there.
[[nodiscard]] SobolIndices sobol_indices(const design::UnitDesign& design, const Outputs& outputs,
                                         const Resampling& resampling = {},
                                         FirstOrder first_order = FirstOrder::saltelli);

}  // namespace sightline::sensitivity
