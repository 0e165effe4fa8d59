// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/calibration/coverage.hpp>

#include "stand_in.hpp"

namespace sightline::calibration {
namespace {

const Point middle = {0.5, 0.5, 0.5};

TEST(TrySyntheticTruth, JudgesTheTruthByTheCutOffOfTheSet) {
  const Problem problem = stand_in::problem_with(middle, 3);
  CoverageWanted wanted;
  const auto trial = try_synthetic_truth(problem, stand_in::surroundings(3), wanted, 0);
  ASSERT_TRUE(trial);
  ASSERT_EQ(trial->truth.size(), 3U);
  ASSERT_EQ(trial->implausibilities.size(), 3U);
  EXPECT_EQ(trial->is_covered, ranked(trial->implausibilities, 1) <= joint_cut_off(3, 0.95));
  EXPECT_GT(trial->share, 0.0);
  EXPECT_LT(trial->share, 0.6);
  // What is observed is the truth within five of the targets' standard deviations of 4 %.
  const std::vector<double> true_outcomes = stand_in::outcomes_at(trial->truth);
  for (std::size_t j = 0; j < 3; ++j) {
    EXPECT_NE(trial->observed[j], true_outcomes[j]);
    EXPECT_NEAR(trial->observed[j] / true_outcomes[j], 1.0, 0.2);
  }
  wanted.level = 1e-9;
  EXPECT_FALSE(try_synthetic_truth(problem, stand_in::surroundings(3), wanted, 0)->is_covered);
}

TEST(TrySyntheticTruth, IsAnotherForAnotherNumberAndTheSameForTheSame) {
  const Problem problem = stand_in::problem_with(middle, 4);
  const auto try_number = [&](std::uint64_t number) {
    return try_synthetic_truth(problem, stand_in::surroundings(4), {}, number).value();
  };
  EXPECT_EQ(try_number(1).implausibilities, try_number(1).implausibilities);
  EXPECT_NE(try_number(1).truth, try_number(2).truth);
}

TEST(TrySyntheticTruth, DrawsAgainWhatCannotBeRun) {
  Surroundings upper = stand_in::surroundings(5);
  upper.snap = [](const Point& point) {
    return point[0] > 0.8 ? std::optional<Point>(point) : std::nullopt;
  };
  const Problem problem = stand_in::problem_with(middle, 5);
  EXPECT_GT(try_synthetic_truth(problem, upper, {}, 0)->truth[0], 0.8);
  upper.snap = [](const Point&) { return std::optional<Point>(); };
  EXPECT_THROW(static_cast<void>(try_synthetic_truth(problem, upper, {}, 0)), std::runtime_error);
}

TEST(TrySyntheticTruth, GivesNothingWhenInterrupted) {
  Surroundings interrupted = stand_in::surroundings(6);
  interrupted.simulate = [](const std::vector<Point>&, std::uint32_t) {
    return std::vector<Simulated>();
  };
  EXPECT_FALSE(try_synthetic_truth(stand_in::problem_with(middle, 6), interrupted, {}, 0));
}

TEST(Coverage, TellsItsRateWithAnInterval) {
  Coverage coverage;
  EXPECT_TRUE(std::isnan(coverage.mean_share()));
  coverage.trials.resize(20);
  for (std::size_t i = 0; i < 19; ++i)
    coverage.trials[i].is_covered = true;
  coverage.trials[19].share = 0.5;
  EXPECT_EQ(coverage.covered(), 19U);
  EXPECT_NEAR(coverage.rate().mean, 0.95, 1e-12);
  EXPECT_LT(coverage.rate().low, 0.8);
  EXPECT_NEAR(coverage.mean_share(), 0.025, 1e-12);
}

}  // namespace
}  // namespace sightline::calibration
