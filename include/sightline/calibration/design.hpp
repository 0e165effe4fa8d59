// SPDX-License-Identifier: Apache-2.0
// Points of the unit cube: one coordinate for each parameter that varies, the prior probability
// below its value.
#pragma once

#include <cstddef>
#include <vector>

#include <sightline/design/unit_design.hpp>

namespace sightline::calibration {

using Point = std::vector<double>;  ///< [dimension], each in [0, 1]

/// The points of a design, in its order.
[[nodiscard]] std::vector<Point> points_of(const design::UnitDesign& design);

/// Indices of at most `wanted` of `points`, far apart: first the one nearest to their mean, then
/// again and again the one farthest from all chosen (Gonzalez 1985, Theor. Comput. Sci. 38:293).
/// Of points as far the first.
[[nodiscard]] std::vector<std::size_t> spread_out(const std::vector<Point>& points,
                                                  std::size_t wanted);

}  // namespace sightline::calibration
