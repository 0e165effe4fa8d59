// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <gtest/gtest.h>

#include <sightline/calibration/history_match.hpp>
#include <sightline/design/makers.hpp>

#include "stand_in.hpp"

namespace sightline::calibration {
namespace {

const Point truth = {0.4, 0.6, 0.3};

TEST(MatchHistory, KeepsAnEnsembleThatFits) {
  const Problem problem = stand_in::problem_with(truth, 1);
  const Match match = match_history(problem, stand_in::surroundings(1));
  EXPECT_FALSE(match.is_interrupted);
  ASSERT_EQ(match.waves.size(), 2U);
  EXPECT_EQ(match.waves[0].runs.size(), 30U);
  EXPECT_LT(match.waves[1].share, 0.5);
  EXPECT_EQ(match.waves[1].level, 3.0);
  ASSERT_EQ(match.ensemble.size(), 15U);
  for (const std::size_t i : match.ensemble)
    EXPECT_LE(ranked(match.implausibilities[i], 1), 3.0);
}

TEST(MatchHistory, GivesTheSameForAnyNumberOfThreads) {
  const Problem problem = stand_in::problem_with(truth, 2);
  const Match one = match_history(problem, stand_in::surroundings(2, 1));
  const Match two = match_history(problem, stand_in::surroundings(2, 2));
  ASSERT_EQ(one.candidates.runs.size(), two.candidates.runs.size());
  for (std::size_t i = 0; i < one.candidates.runs.size(); ++i) {
    EXPECT_EQ(one.candidates.runs[i].at, two.candidates.runs[i].at);
    EXPECT_EQ(one.candidates.runs[i].means, two.candidates.runs[i].means);
  }
  EXPECT_EQ(one.ensemble, two.ensemble);
}

TEST(MatchHistory, GoesOnFromStagesThatItFinds) {
  const Problem problem = stand_in::problem_with(truth, 3);
  std::vector<Stage> kept;
  Surroundings first = stand_in::surroundings(3);
  first.keep = [&](std::size_t, const Stage& stage) { kept.push_back(stage); };
  const Match whole = match_history(problem, first);
  ASSERT_EQ(kept.size(), 3U);

  std::size_t simulated = 0;
  Surroundings again = stand_in::surroundings(3);
  again.find = [&](std::size_t i) { return i < 2 ? std::optional<Stage>(kept[i]) : std::nullopt; };
  const auto simulate = again.simulate;
  again.simulate = [&](const std::vector<Point>& points, std::uint32_t replications) {
    simulated += points.size();
    return simulate(points, replications);
  };
  const Match resumed = match_history(problem, again);
  EXPECT_EQ(simulated, kept[2].runs.size());
  EXPECT_EQ(resumed.ensemble, whole.ensemble);
  EXPECT_EQ(resumed.implausibilities, whole.implausibilities);
}

TEST(MatchHistory, StopsWhereTheSimulatorIsInterrupted) {
  Surroundings surroundings = stand_in::surroundings(4);
  surroundings.simulate = [](const std::vector<Point>&, std::uint32_t) {
    return std::vector<Simulated>();
  };
  EXPECT_TRUE(match_history(stand_in::problem_with(truth, 4), surroundings).is_interrupted);
}

TEST(MatchHistory, AcceptsNothingWhereNothingFits) {
  Problem problem = stand_in::problem_with(truth, 5);
  problem.targets[1] = {50.0, 0.5, 0.0};  // no parameters give more than 9
  const Match match = match_history(problem, stand_in::surroundings(5));
  EXPECT_TRUE(match.accepted.empty());
  EXPECT_EQ(match.ensemble.size(), 15U);
  EXPECT_GT(match.waves[1].level, 3.0);
}

/// Whether the emulators and the simulated implausibility keep the truth itself: it is offered as
/// one more point.
bool is_truth_accepted(const Point& at, std::uint64_t seed) {
  const Problem problem = stand_in::problem_with(at, seed);
  const std::vector<Simulated> run = {
      stand_in::simulated(at, problem.candidate_replications, seed)};
  const auto noise = noise_of(run, problem.targets, problem.candidate_replications);
  if (ranked(implausibilities(run, problem.targets, noise)[0], 1) > 3.0) return false;
  // In every coordinate the ensemble reaches to both sides of the truth, or to its near side by a
  // twentieth of the prior.
  const Match match = match_history(problem, stand_in::surroundings(seed));
  if (match.accepted.empty()) return false;
  for (std::size_t d = 0; d < at.size(); ++d) {
    double low = 1.0;
    double high = 0.0;
    for (const std::size_t i : match.accepted) {
      low = std::min(low, match.candidates.runs[i].at[d]);
      high = std::max(high, match.candidates.runs[i].at[d]);
    }
    if (at[d] < low - 0.05 || at[d] > high + 0.05) return false;
  }
  return true;
}

TEST(MatchHistory, KeepsTheTruthInsideInAtLeastNineOfTenTrials) {
  // Three targets within 3 standard deviations of normal errors: 99.2 %. Of 20 trials with that
  // chance, or with any above 97 %, at least 18 succeed with probability 0.98.
  std::size_t kept = 0;
  const std::vector<Point> truths = points_of(design::latin_hypercube(20, 3, 77));
  for (std::size_t i = 0; i < truths.size(); ++i)
    if (is_truth_accepted(truths[i], 100 + i)) ++kept;
  EXPECT_GE(kept, 18U);
}

}  // namespace
}  // namespace sightline::calibration
