// SPDX-License-Identifier: Apache-2.0
// Two axes of uncertainty apart: chance, which more replications make smaller, and parameters that
// are not known better, which they do not.
#pragma once

#include <vector>

#include <sightline/experiment/sample.hpp>
#include <sightline/scenario/study.hpp>
#include <sightline/statistics/estimate.hpp>

namespace sightline::experiment {

/// How one outcome, or one difference, spreads. See statistics::variance_components.
struct Spread {
  statistics::Estimate estimate;  ///< its interval holds both axes
  double between_sets = 0.0;      ///< variance that parameter sets make
  double within_sets = 0.0;       ///< variance that chance makes in one replication
  double set_low = 0.0;           ///< 5 % quantile of the sets' means, chance taken out
  double set_high = 0.0;          ///< 95 %
};

struct ParameterUncertainty {
  std::vector<std::vector<Spread>> arms;         ///< [arm][outcome of the catalogue]
  std::vector<std::vector<Spread>> differences;  ///< [arm][outcome] minus the first arm
};

/// Empty for a study without ensemble, or of one set. Numbers that cannot be known, because no set
/// has two replications, are NaN. Differences are those of the same replications.
[[nodiscard]] ParameterUncertainty parameter_uncertainty(const Sample& sample);

}  // namespace sightline::experiment
