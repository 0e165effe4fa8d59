// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/core/extremes.hpp>
#include <sightline/design/makers.hpp>
#include <sightline/sensitivity/elementary_effects.hpp>

#include "functions.hpp"

namespace sightline::sensitivity {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

double plane(std::span<const double> x) {
  return 3.0 * x[0] - 2.0 * x[1];
}

TEST(ElementaryEffects, OfAPlaneAreItsSlopes) {
  design::UnitDesign design = design::morris_trajectories(3, 1);
  design.names = {"caseload", "vacancies", "nothing"};
  const ElementaryEffects effects = elementary_effects(design, exact(design, plane));
  const double slopes[] = {3.0, -2.0, 0.0};
  for (std::size_t d = 0; d < 3; ++d) {
    const ElementaryEffect& effect = effects.parameters[d];
    EXPECT_NEAR(effect.mu.mean, slopes[d], 1e-12);
    EXPECT_NEAR(effect.mu.low, slopes[d], 1e-12);
    EXPECT_NEAR(effect.mu_star.mean, std::abs(slopes[d]), 1e-12);
    EXPECT_NEAR(effect.sigma.mean, 0.0, 1e-12);
    EXPECT_TRUE(std::isnan(effect.chance));
    EXPECT_TRUE(std::isnan(effect.sigma_of_parameters.mean));
  }
  EXPECT_EQ(effects.parameters[1].name, "vacancies");
  EXPECT_EQ(effects.trajectories, 10U);
  EXPECT_EQ(effects.parameters[0].mu.n, 10U);
}

// x1 x2 at 4 levels: an effect of x1 is x2, which is 0, 1/3, 2/3 or 1 with equal probability.
// Mean 1/2, standard deviation sqrt(5)/6. Error probability 0.001 for each of two intervals.
TEST(ElementaryEffects, ShowInteractionsAsSpread) {
  const design::UnitDesign design =
      design::morris_trajectories(2, 5, {.trajectories = 400, .candidates = 400});
  const ElementaryEffects effects =
      elementary_effects(design, exact(design, [](auto x) { return x[0] * x[1]; }),
                         {.resamples = 2000, .level = .999});
  const ElementaryEffect& first = effects.parameters[0];
  EXPECT_LE(first.mu.low, 0.5);
  EXPECT_GE(first.mu.high, 0.5);
  EXPECT_LT(first.mu.high - first.mu.low, 0.15);
  EXPECT_LE(first.sigma.low, std::sqrt(5.0) / 6.0);
  EXPECT_GE(first.sigma.high, std::sqrt(5.0) / 6.0);
}

TEST(ElementaryEffects, OfBothSignsCancelInMuAndNotInMuStar) {
  const design::UnitDesign design =
      design::morris_trajectories(1, 5, {.trajectories = 200, .levels = 4, .candidates = 200});
  const auto hill = [](std::span<const double> x) { return x[0] < 0.5 ? x[0] : 1.0 - x[0]; };
  // Steps of 2/3 lead from 0 to 2/3 and from 1/3 to 1, so effects are +-1/2.
  const ElementaryEffects effects = elementary_effects(design, exact(design, hill));
  EXPECT_NEAR(effects.parameters[0].mu_star.mean, 0.5, 1e-12);
  EXPECT_LT(std::abs(effects.parameters[0].mu.mean), 0.15);
}

Outputs noisy_plane(const design::UnitDesign& design, PointDice dice) {
  Outputs outputs{{}, 5, dice};
  for (std::size_t i = 0; i < design.points; ++i) {
    for (std::size_t r = 0; r < 5; ++r) {
      const double error = luck_of(8, r, dice == PointDice::own ? i + 1 : 0);
      outputs.numbers.push_back(plane(design.point(i)) + 0.5 * error);
    }
  }
  return outputs;
}

// Own dice of standard deviation 1/2 in 5 replications gives an effect over a step of 2/3 one of
// sqrt(2/5) / 2 / (2/3) = 0.474, estimated here to 2 %; a parameter without effect shows a mu_star
// of sqrt(2 / pi) of that, 0.379 +- 0.020 over 200 trajectories. Bounds at 4 standard errors.
TEST(ElementaryEffects, TellWhatOwnDiceGiveToAParameterWithoutEffect) {
  const design::UnitDesign design =
      design::morris_trajectories(3, 1, {.trajectories = 200, .candidates = 200});
  const ElementaryEffects effects = elementary_effects(design, noisy_plane(design, PointDice::own));
  const ElementaryEffect& none = effects.parameters[2];
  EXPECT_NEAR(none.chance, 0.474, 0.04);
  EXPECT_NEAR(none.mu_star_of_chance, 0.379, 0.03);
  EXPECT_NEAR(none.mu_star.mean, 0.379, 0.08);
  EXPECT_NEAR(none.sigma.mean, 0.474, 0.1);
  EXPECT_LT(none.sigma_of_parameters.mean, 0.25);
  EXPECT_EQ(none.sigma_of_parameters.low, 0.0);
}

TEST(ElementaryEffects, AreFreeOfDiceThatAreTheSameEverywhere) {
  const design::UnitDesign design = design::morris_trajectories(3, 1);
  const ElementaryEffects effects =
      elementary_effects(design, noisy_plane(design, PointDice::common));
  EXPECT_NEAR(effects.parameters[2].mu_star.mean, 0.0, 1e-12);
  EXPECT_NEAR(effects.parameters[2].chance, 0.0, 1e-12);
  EXPECT_NEAR(effects.parameters[0].mu.mean, 3.0, 1e-12);
}

TEST(ElementaryEffects, LeaveOutATrajectoryWithAPointThatIsNotKnown) {
  const design::UnitDesign design = design::morris_trajectories(3, 1);
  Outputs outputs = exact(design, plane);
  outputs.numbers[5] = infinity;
  const ElementaryEffects effects = elementary_effects(design, outputs);
  EXPECT_EQ(effects.trajectories, 9U);
  EXPECT_EQ(effects.left_out, 1U);
  EXPECT_NEAR(effects.parameters[0].mu.mean, 3.0, 1e-12);
}

TEST(ElementaryEffects, DoNotDependOnTheOrderOfPoints) {
  const design::UnitDesign design = design::morris_trajectories(3, 1);
  design::UnitDesign reversed = design;
  Outputs outputs = exact(design, ishigami);
  const ElementaryEffects before = elementary_effects(design, outputs);
  for (std::size_t i = 0; i < design.points; ++i) {
    const std::size_t from = design.points - 1 - i;
    reversed.labels[i] = design.labels[from];
    std::copy_n(design.point(from).data(), 3, reversed.values.data() + 3 * i);
  }
  std::reverse(outputs.numbers.begin(), outputs.numbers.end());
  const ElementaryEffects after = elementary_effects(reversed, outputs);
  EXPECT_EQ(before.parameters[0].mu_star.mean, after.parameters[0].mu_star.mean);
  EXPECT_EQ(before.parameters[2].sigma.low, after.parameters[2].sigma.low);
}

TEST(ElementaryEffects, RefuseOtherDesignsAndIncompleteTrajectories) {
  const design::UnitDesign blocks = design::saltelli_blocks(2, 2, 1);
  const auto refused = [](const design::UnitDesign& design) {
    EXPECT_THAT(
        [&] { (void)elementary_effects(design, Outputs{std::vector<double>(design.points, 1.0)}); },
        ThrowsMessage<std::invalid_argument>(HasSubstr("Morris trajectories: group 0")));
  };
  refused(blocks);
  design::UnitDesign design = design::morris_trajectories(2, 1, {.trajectories = 1});
  design.labels[2].dimension = design.labels[1].dimension;
  refused(design);
  design = design::morris_trajectories(2, 1, {.trajectories = 1});
  design.values[2] = design.values[0];
  design.values[3] = design.values[1];
  refused(design);
}

}  // namespace
}  // namespace sightline::sensitivity
