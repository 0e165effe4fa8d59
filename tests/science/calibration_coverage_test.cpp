// SPDX-License-Identifier: Apache-2.0
// Calibration on synthetic truth: how often the 95 % set of history matching holds the parameters
// that made what was observed. The simulator is a closed form with the bends of the real one: work
// that waits once there are too few people for it, shares that saturate, noise that grows there.
#include <algorithm>
#include <cmath>
#include <thread>

#include <gtest/gtest.h>

#include <sightline/calibration/coverage.hpp>
#include <sightline/core/dice.hpp>
#include <sightline/core/digest.hpp>
#include <sightline/core/distributions.hpp>
#include <sightline/experiment/executor.hpp>

namespace sightline::calibration {
namespace {

double logistic(double x) {
  return 1.0 / (1.0 + std::exp(-x));
}

struct Outcome {
  double mean = 0.0;
  double relative_sd = 0.0;  ///< of one replication
};

/// Of four parameters: reports, threshold of assessment, posts, and how soon plans end. The third
/// and fourth outcome bend sharply where the load comes to 1; the last is rare and so noisy.
std::vector<Outcome> outcomes_at(const Point& x) {
  const double referrals = 500.0 * std::exp(0.8 * (x[0] - 0.5));
  const double assessed = logistic(1.5 - 3.0 * x[1]);
  const double load = referrals * assessed / (200.0 + 200.0 * x[2]);
  const double queue = std::log1p(std::exp(8.0 * (load - 1.0))) / 8.0;
  const double plans = 30.0 * assessed * (1.5 - x[3]) / (1.0 + queue);
  return {{referrals, 0.02},
          {assessed, 0.03},
          {5.0 + 60.0 * queue, 0.05 + 0.2 * logistic(8.0 * (load - 1.0))},
          {0.95 * std::exp(-2.0 * queue), 0.06},
          {plans, 0.08},
          {0.6 + 0.5 * x[1] + 0.4 * queue, 0.25}};
}

/// Runs are equal at equal points; noise follows from the bits of the point.
Simulated simulated(const Point& at, std::uint32_t replications, std::uint64_t seed) {
  Digest bits;
  bits.add(at);
  const Dice dice(seed, replications);
  Simulated run{at, {}, {}};
  for (const Outcome& outcome : outcomes_at(at)) {
    double sum = 0.0;
    double squares = 0.0;
    for (std::uint32_t r = 0; r < replications; ++r) {
      const double deviate = normal_quantile(dice.trait({bits.value(), 100 + run.means.size(), r}));
      const double value = outcome.mean * std::max(0.01, 1.0 + outcome.relative_sd * deviate);
      sum += value;
      squares += value * value;
    }
    const double n = replications;
    run.means.push_back(sum / n);
    run.errors.push_back(std::sqrt(std::max(0.0, (squares - sum * sum / n) / (n - 1.0) / n)));
  }
  return run;
}

Surroundings surroundings(std::uint64_t seed) {
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
  return all;
}

Problem problem() {
  Problem problem;
  problem.dimensions = 4;
  for (const double sd : {0.03, 0.04, 0.1, 0.05, 0.06, 0.1})
    problem.targets.push_back({1.0, sd, 0.5 * sd});
  problem.waves = {{40, 3.0, 2}, {30, 3.0, 1}};
  problem.replications = 4;
  problem.seed = 20081;
  return problem;
}

Coverage coverage_of(std::size_t trials) {
  Coverage coverage;
  const CoverageWanted wanted;
  coverage.level = wanted.level;
  coverage.cut_off = joint_cut_off(problem().targets.size(), wanted.level);
  coverage.trials.resize(trials);
  experiment::for_each_index(
      trials, std::max(1U, std::thread::hardware_concurrency()), [&](std::size_t i) {
        coverage.trials[i] = try_synthetic_truth(problem(), surroundings(i), wanted, i).value();
      });
  return coverage;
}

TEST(CalibrationCoverage, NinetyFivePerCentSetHoldsTheTruthInNinetyOfAHundredTrials) {
  const Coverage coverage = coverage_of(100);
  // With the probability 0.95 that the cut-off is for, fewer than 90 of 100 come with probability
  // 0.028.
  EXPECT_GE(coverage.covered(), 90U);
  // The set is not the whole prior: what was observed tells something.
  EXPECT_LT(coverage.mean_share(), 0.1);
  RecordProperty("covered", static_cast<int>(coverage.covered()));
  RecordProperty("mean_share_per_mille", static_cast<int>(1000.0 * coverage.mean_share()));
}

}  // namespace
}  // namespace sightline::calibration
