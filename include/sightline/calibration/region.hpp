// SPDX-License-Identifier: Apache-2.0
// The parameter points that emulators do not rule out, and how to draw from them.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include <sightline/calibration/emulator.hpp>
#include <sightline/calibration/implausibility.hpp>

namespace sightline::calibration {

/// The emulators of all targets, as one implausibility. Reading is safe from any thread.
class Judge {
 public:
  /// One emulator for each target. `rank` says which of the implausibilities counts, see ranked().
  Judge(std::vector<Target> targets, std::vector<Emulator> emulators, std::size_t rank);

  /// By target.
  [[nodiscard]] std::vector<double> implausibilities_at(const Point& point) const;
  [[nodiscard]] double implausibility_at(const Point& point) const;
  /// Whether implausibility_at(point) <= cut_off; quicker.
  [[nodiscard]] bool accepts(const Point& point, double cut_off) const;

 private:
  std::vector<Target> targets_;
  std::vector<Emulator> emulators_;
  std::size_t rank_;
};

struct RegionWanted {
  std::size_t dimensions = 0;
  std::size_t points = 400;  ///< to be drawn
  double cut_off = 3.0;
  std::uint64_t seed = 0;
  unsigned threads = 1;
  std::function<bool(const Point&)> is_allowed;  ///< whether the simulator can run there
};

struct Region {
  std::vector<Point> points;
  double level = 0.0;  ///< implausibility of none is above it: the cut-off, where that was reached
  double share = 0.0;  ///< estimate of the share of the prior inside
};

/// Points spread over the part of the prior whose implausibility is within the cut-off, by subset
/// simulation (Au and Beck 2001, Prob. Eng. Mech. 16:263): from a Latin hypercube on, the level
/// falls to the cut-off in steps that leave a fifth of the points inside, and between steps chains
/// from these walk by differences of pairs of points (ter Braak 2006, Stat. Comput. 16:239),
/// reflected at the sides of the cube. Where the cut-off is not reached in 30 steps the points are
/// those of the lowest level. The same for any number of threads.
[[nodiscard]] Region sample_region(const Judge& judge, const RegionWanted& wanted);

}  // namespace sightline::calibration
