// SPDX-License-Identifier: Apache-2.0
// History matching: waves of simulated points, each in what the earlier ones have not ruled out,
// and at last an ensemble of points that are simulated to fit. Knows no model and no file.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <sightline/calibration/implausibility.hpp>
#include <sightline/calibration/region.hpp>

namespace sightline::calibration {

struct Wave {
  std::size_t points = 0;
  double cut_off = 3.0;  ///< of the implausibilities that this wave's emulators tell
  std::size_t rank = 1;  ///< see ranked()
};

/// What is to be matched, in the unit cube.
struct Problem {
  std::size_t dimensions = 0;
  std::vector<Target> targets;
  std::vector<Wave> waves;
  std::uint32_t replications = 0;  ///< of each point of a wave
  std::size_t ensemble_size = 0;
  std::size_t candidates = 0;  ///< 0: waves only, no ensemble
  std::uint32_t candidate_replications = 0;
  double ensemble_cut_off = 3.0;
  std::uint64_t seed = 0;
};

/// One finished stage: a wave, or the candidates of the ensemble.
struct Stage {
  std::vector<Simulated> runs;
  double share = 1.0;  ///< estimate of the share of the prior the points were drawn from
  double level = 0.0;  ///< implausibility that the emulators before allowed; 0 in the first wave
};

/// What history matching asks of its surroundings.
struct Surroundings {
  /// Runs the simulator at points; returns nothing if it was interrupted. Runs at equal points
  /// with equal replications are equal.
  std::function<std::vector<Simulated>(const std::vector<Point>&, std::uint32_t replications)>
      simulate;
  /// Moves a point to the nearest that the simulator tells from others, e.g. to whole numbers;
  /// nothing where the simulator cannot run.
  std::function<std::optional<Point>(const Point&)> snap;
  /// A stage finished by an earlier run; nothing if there is none. Stages count from 0, the
  /// candidates of the ensemble come last.
  std::function<std::optional<Stage>(std::size_t)> find;
  std::function<void(std::size_t, const Stage&)> keep;
  unsigned threads = 1;
};

/// How well the emulators fitted after a wave did, by target.
using Checks = std::vector<LeaveOneOut>;

struct Match {
  std::vector<Stage> waves;
  std::vector<Checks> checks;  ///< [wave][target]
  std::optional<Judge> judge;  ///< by the emulators of the last finished wave
  Stage candidates;
  std::vector<std::vector<double>> implausibilities;  ///< simulated, [candidate][target]
  std::vector<std::size_t> accepted;                  ///< candidates that pass
  /// Those of them that are kept, far apart. If none passes, the nearest to passing.
  std::vector<std::size_t> ensemble;
  bool is_interrupted = false;
};

/// Runs the waves and chooses the ensemble. The emulators of a wave rest on the points so far, at
/// most 250: of more, those simulated nearest to the targets. Candidates are drawn from what the
/// last emulators allow and from the points of all waves that were simulated to fit; they are run
/// with more replications, and the implausibility of what they then give, the error of
/// replications included, decides. The same for any number of threads and with any stages found.
[[nodiscard]] Match match_history(const Problem& problem, const Surroundings& surroundings);

}  // namespace sightline::calibration
