// SPDX-License-Identifier: Apache-2.0
// Points of the unit cube: one coordinate for each parameter that varies, the prior probability
// below its value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sightline::calibration {

using Point = std::vector<double>;  ///< [dimension], each in [0, 1]

/// Points of which each n-th part of every axis holds exactly one (McKay, Beckman and Conover 1979,
/// Technometrics 21:239); of 30 drawn the design whose two nearest points lie farthest apart
/// (Johnson, Moore and Ylvisaker 1990, J. Stat. Plan. Inference 26:131). Depends on `seed` only.
[[nodiscard]] std::vector<Point> latin_hypercube(std::size_t points, std::size_t dimensions,
                                                 std::uint64_t seed);

/// Indices of at most `wanted` of `points`, far apart: first the one nearest to their mean, then
/// again and again the one farthest from all chosen (Gonzalez 1985, Theor. Comput. Sci. 38:293).
/// Of points as far the first.
[[nodiscard]] std::vector<std::size_t> spread_out(const std::vector<Point>& points,
                                                  std::size_t wanted);

}  // namespace sightline::calibration
