// SPDX-License-Identifier: Apache-2.0
// Partial rank correlation: how far an output rises or falls with a parameter, others held.
#pragma once

#include <string>
#include <vector>

#include <sightline/design/unit_design.hpp>
#include <sightline/sensitivity/outputs.hpp>

namespace sightline::sensitivity {

struct RankCorrelation {
  std::string name;
  /// In [-1, 1]. NaN where the parameter or the output is constant, the other parameters determine
  /// the output, parameters determine each other, or there are no more points than parameters + 1.
  statistics::Estimate partial;
};

struct RankCorrelations {
  std::vector<RankCorrelation> parameters;  ///< in the order of dimensions
  std::size_t points = 0;
  std::size_t left_out = 0;  ///< points that are not known
};

/// PRCC (Iman and Conover 1979, Technometrics 21:499; Marino et al. 2008, J. Theor. Biol. 254:178):
/// the correlation of what is left of the ranks of parameter and mean output after regression on
/// the ranks of the other parameters. Ties get the average of their ranks. Constant parameters are
/// left aside. Over points with the roles that variance_split takes; intervals by resampling them.
[[nodiscard]] RankCorrelations rank_correlations(const design::UnitDesign& design,
                                                 const Outputs& outputs,
                                                 const Resampling& resampling = {});

}  // namespace sightline::sensitivity
