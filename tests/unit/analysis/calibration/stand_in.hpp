// SPDX-License-Identifier: Apache-2.0
// A simulator whose truth is known: three outcomes of three parameters, with noise.
#pragma once

#include <cmath>

#include <sightline/calibration/history_match.hpp>
#include <sightline/core/dice.hpp>
#include <sightline/core/distributions.hpp>

namespace sightline::calibration::stand_in {

/// The third parameter acts with the first only, so the two are known in combination at best.
inline std::vector<double> outcomes_at(const Point& x) {
  return {10.0 * std::exp(x[0] + x[2]), 5.0 + 4.0 * x[1] * x[1], 2.0 + x[0] * x[1] + x[2] * x[1]};
}

inline constexpr double relative_noise = 0.03;

inline Problem problem_with(const Point& truth, std::uint64_t seed) {
  Problem problem;
  problem.dimensions = 3;
  const Dice dice(seed, 0);
  std::uint64_t outcome = 0;
  for (const double value : outcomes_at(truth)) {
    // What is observed is the truth with an error of 4 %.
    const double error = normal(dice.trait({outcome++, 9, 0}), 0.0, 0.04);
    problem.targets.push_back({value * (1.0 + error), 0.04 * value, 0.0});
  }
  problem.waves = {{30, 3.0, 1}, {30, 3.0, 1}};
  problem.replications = 4;
  problem.ensemble_size = 15;
  problem.candidates = 40;
  problem.candidate_replications = 8;
  problem.seed = seed;
  return problem;
}

inline Simulated simulated(const Point& at, std::uint32_t replications, std::uint64_t seed) {
  Simulated run{at, outcomes_at(at), {}};
  const Dice dice(seed, 1);
  for (std::size_t j = 0; j < run.means.size(); ++j) {
    const double error = relative_noise * run.means[j] / std::sqrt(double(replications));
    // Points differ in their noise as they differ in their places.
    const auto entity = static_cast<std::uint64_t>(at[0] * 1e15) ^
                        static_cast<std::uint64_t>(at[1] * 1e12) ^ replications;
    run.means[j] += normal(dice.trait({entity, j, 0}), 0.0, error);
    run.errors.push_back(error);
  }
  return run;
}

inline Surroundings surroundings(std::uint64_t seed, unsigned threads = 1) {
  Surroundings all;
  all.simulate = [seed](const std::vector<Point>& points, std::uint32_t replications) {
    std::vector<Simulated> runs;
    for (const Point& point : points)
      runs.push_back(simulated(point, replications, seed));
    return runs;
  };
  all.snap = [](const Point& point) { return std::optional<Point>(point); };
  all.find = [](std::size_t) { return std::optional<Stage>(); };
  all.keep = [](std::size_t, const Stage&) {};
  all.threads = threads;
  return all;
}

}  // namespace sightline::calibration::stand_in
