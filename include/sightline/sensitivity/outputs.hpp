// SPDX-License-Identifier: Apache-2.0
// What came out at the points of a design, and how intervals are drawn from it.
//
// The numbers may be levels or differences of two arms; a caller who wants differences passes the
// difference of each replication. For an output that is a pooled ratio, pass for replication i the
// ratio of the point plus its residual e_i (statistics::ratio_residuals): the mean over
// replications is then exactly the pooled ratio, and the spread that of its error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <sightline/statistics/estimate.hpp>

namespace sightline::sensitivity {

/// How the dice of one replication at two points go together.
enum class PointDice {
  common,  ///< replication r throws the same dice at every point (how studies run)
  own      ///< every point throws dice of its own
};

struct Outputs {
  /// [point][replication], point slowest. A point with a number that is not finite is not known
  /// and left out.
  std::vector<double> numbers;
  std::size_t replications = 1;
  PointDice dice = PointDice::common;
};

/// Intervals are percentiles of estimates from resamples, with the standard deviation of those as
/// standard error; `n` of an estimate counts what was resampled (base rows, trajectories, points).
/// The interval is (-infinity, +infinity) where n < 2 or half of the resamples have no estimate.
/// Resamples depend on the seed and n only. They take what common dice do to all points as
/// given.
struct Resampling {
  std::size_t resamples = 1000;
  double level = statistics::usual_level;
  std::uint64_t seed = 1;
};

// All estimators take a design with its outputs, find points by their labels, so that the order of
// points does not matter, and throw std::invalid_argument unless the design is sound
// (design::require_sound), there is one number for each point and replication, replications >= 1,
// resamples >= 2 and level is in (0, 1).

}  // namespace sightline::sensitivity
