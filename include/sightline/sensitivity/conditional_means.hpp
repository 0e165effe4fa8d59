// SPDX-License-Identifier: Apache-2.0
// How an output moves with one parameter, the others taken as they come: where it turns its sign.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <sightline/design/unit_design.hpp>
#include <sightline/sensitivity/outputs.hpp>

namespace sightline::sensitivity {

struct ConditionalMeans {
  std::string name;
  /// Of the points in each equal part of the parameter's range, from low to high; NaN where there
  /// is none.
  std::vector<statistics::Estimate> parts;
  statistics::Estimate contrast;  ///< mean in the last part minus that in the first
};

/// Fewer groups than this are too few for the interval of a contrast to be trusted.
inline constexpr std::size_t enough_groups = 10;

/// Whether the interval of the contrast excludes 0, and rests on enough groups.
[[nodiscard]] bool moves_beyond_chance(const ConditionalMeans& means);

/// Mean output by part of each parameter's range, in the order of dimensions. Over all known points
/// of the design, whatever their role: each block of it is spread evenly over the cube. Intervals
/// by resampling groups (base rows, trajectories, points), whose points lie on common coordinates;
/// with common dice widened by what so few replications leave open for all points alike.
/// Throws std::invalid_argument as outputs.hpp says, or for less than two parts.
[[nodiscard]] std::vector<ConditionalMeans> conditional_means(const design::UnitDesign& design,
                                                              const Outputs& outputs,
                                                              std::size_t parts = 3,
                                                              const Resampling& resampling = {});

}  // namespace sightline::sensitivity
