// SPDX-License-Identifier: Apache-2.0
// Makers of designs: full grid, Latin hypercube, Sobol sequence, Morris trajectories, Saltelli
// blocks.
//
// A design depends on its arguments only, bit for bit. All makers throw std::invalid_argument for
// no points, no dimensions, or what their comments exclude.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <sightline/design/unit_design.hpp>

namespace sightline::design {

/// Every combination of levels; the last dimension runs fastest. n levels of a dimension lie at
/// 0, 1 / (n - 1), ..., 1; a single one at 1/2. Throws for a dimension without levels and for more
/// than 2^32 points.
[[nodiscard]] UnitDesign full_grid(const std::vector<std::size_t>& levels);

inline constexpr std::size_t usual_candidates = 30;

/// Points of which each n-th part of every axis holds exactly one (McKay, Beckman and Conover 1979,
/// Technometrics 21:239); of `candidates` >= 1 drawn the design whose two nearest points lie
/// farthest apart (Johnson, Moore and Ylvisaker 1990, J. Stat. Plan. Inference 26:131). All values
/// in (0, 1). O(candidates points^2 dimensions); with one candidate O(points dimensions).
[[nodiscard]] UnitDesign latin_hypercube(std::size_t points, std::size_t dimensions,
                                         std::uint64_t seed,
                                         std::size_t candidates = usual_candidates);

enum class Scrambling {
  none,  ///< the sequence itself; its first point is 0 in all coordinates
  owen   ///< nested uniform scrambling, unbiased; values in (0, 1), each uniform
};

/// The first points of the Sobol sequence (directions of Joe and Kuo 2008, SIAM J. Sci. Comput.
/// 30:2635), with the point 0, which scrambling needs (Owen 2020, arXiv 2008.08051). Scrambling
/// after Owen (1995, in: Monte Carlo and Quasi-Monte Carlo Methods, 299): every binary digit is
/// flipped or not by a draw that depends on the seed, the dimension and the digits before it. More
/// points extend the design, fewer cut it. Best at powers of 2. At most 3667 dimensions and 2^32
/// points; the seed is not used without scrambling.
[[nodiscard]] UnitDesign sobol_sequence(std::size_t points, std::size_t dimensions,
                                        std::uint64_t seed,
                                        Scrambling scrambling = Scrambling::owen);

/// Blocks A, B and A-with-B_i for variance-based indices (Saltelli et al. 2010, Comput. Phys.
/// Commun. 181:259). A and B are the first and the last `dimensions` coordinates of one scrambled
/// Sobol sequence of `base_rows` points in 2 `dimensions`. Group: base row; positions in it: 0 is
/// A, 1 to `dimensions` are A with coordinate 0, 1, ... from B, and `dimensions` + 1 is B. Points
/// run by group, then position, so base_rows (dimensions + 2) in all, and more rows extend the
/// design. At most 1833 dimensions.
[[nodiscard]] UnitDesign saltelli_blocks(std::size_t base_rows, std::size_t dimensions,
                                         std::uint64_t seed);

struct TrajectoryPlan {
  std::size_t trajectories = 10;
  std::size_t levels = 4;  ///< p of every axis, even and >= 2
  /// From how many drawn the trajectories are chosen. 0: ten for each, at most 200. As many as
  /// trajectories, or fewer: all that are drawn are taken.
  std::size_t candidates = 0;
};

/// Step between the levels of a trajectory, p / (2 (p - 1)).
[[nodiscard]] constexpr double morris_step(std::size_t levels) {
  return static_cast<double>(levels) / (2.0 * (static_cast<double>(levels) - 1.0));
}

/// Trajectories of dimensions + 1 points, each of which moves one coordinate by +-morris_step, in
/// an order drawn for each trajectory (Morris 1991, Technometrics 33:161). Of the candidates those
/// are taken whose squared distances add up to most (Campolongo, Cariboni and Saltelli 2007,
/// Environ. Model. Softw. 22:1509), found by adding the best one after another and then exchanging
/// while that helps; the distance of two trajectories is the sum over their pairs of points. Group:
/// trajectory; position: step. Values include 0 and 1.
[[nodiscard]] UnitDesign morris_trajectories(std::size_t dimensions, std::uint64_t seed,
                                             const TrajectoryPlan& plan = {});

}  // namespace sightline::design
