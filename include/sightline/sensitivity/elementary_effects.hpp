// SPDX-License-Identifier: Apache-2.0
// Screening by elementary effects: which parameters matter at all, and which not alone.
#pragma once

#include <string>
#include <vector>

#include <sightline/design/unit_design.hpp>
#include <sightline/sensitivity/outputs.hpp>

namespace sightline::sensitivity {

/// In units of the output for the whole range of the parameter, 0 to 1.
struct ElementaryEffect {
  std::string name;
  statistics::Estimate mu;       ///< mean of the effects
  statistics::Estimate mu_star;  ///< mean of their absolute values
  statistics::Estimate sigma;    ///< their standard deviation: curvature, interactions and chance
  /// The same without chance; 0 where nothing is left. NaN with one replication.
  statistics::Estimate sigma_of_parameters;
  double chance = 0.0;  ///< standard deviation that chance gives to one effect; NaN with one
  /// The mu_star that chance would give to a parameter without any effect, sqrt(2 / pi) chance.
  double mu_star_of_chance = 0.0;
};

struct ElementaryEffects {
  std::vector<ElementaryEffect> parameters;  ///< in the order of dimensions
  std::size_t trajectories = 0;
  std::size_t left_out = 0;  ///< trajectories with a point that is not known
};

/// From a design of design::morris_trajectories: an effect is the change of the output over the
/// change of the coordinate (Morris 1991, Technometrics 33:161); mu_star after Campolongo, Cariboni
/// and Saltelli (2007, Environ. Model. Softw. 22:1509); sigma has divisor n - 1. Intervals by
/// resampling trajectories. Throws std::invalid_argument if no trajectory is there or one does not
/// move every coordinate once.
[[nodiscard]] ElementaryEffects elementary_effects(const design::UnitDesign& design,
                                                   const Outputs& outputs,
                                                   const Resampling& resampling = {});

}  // namespace sightline::sensitivity
