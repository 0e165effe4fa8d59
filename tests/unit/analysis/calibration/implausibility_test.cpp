// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <gtest/gtest.h>

#include <sightline/calibration/implausibility.hpp>
#include <sightline/core/extremes.hpp>

namespace sightline::calibration {
namespace {

constexpr Target target{100.0, 3.0, 4.0};

TEST(Implausibility, CountsStandardDeviationsOfAllThatIsNotKnown) {
  // On the scale the target's own sd is 5 / 105; a prediction of the same variance adds to it.
  const double variance = (5.0 / 105.0) * (5.0 / 105.0);
  const Prediction prediction{on_scale(100.0, target) + 0.1, variance};
  EXPECT_NEAR(implausibility(target, prediction), 0.1 / std::sqrt(2.0 * variance), 1e-12);
  EXPECT_EQ(implausibility(target, {on_scale(100.0, target), variance}), 0.0);
}

TEST(Implausibility, IsNearlyTheRelativeErrorOverItsStandardDeviation) {
  EXPECT_NEAR(implausibility(target, {on_scale(102.0, target), 0.0}), 2.0 / 5.0, 0.01);
  EXPECT_NEAR(sd_on_scale(2.0, 100.0, target), 2.0 / 105.0, 1e-15);
}

TEST(JointCutOff, IsSidaksQuantile) {
  // statistics.NormalDist().inv_cdf((1 + 0.95 ** (1 / n)) / 2) of Python 3.11
  EXPECT_NEAR(joint_cut_off(1, 0.95), 1.959964, 1e-6);
  EXPECT_NEAR(joint_cut_off(3, 0.95), 2.387738, 1e-6);
  EXPECT_NEAR(joint_cut_off(18, 0.95), 2.983946, 1e-6);
  for (const std::size_t n : {1U, 4U, 18U})
    EXPECT_NEAR(joint_level(n, joint_cut_off(n, 0.9)), 0.9, 1e-12);
}

TEST(Implausibility, OfAnOutcomeThatIsNotDefinedIsInfinite) {
  const double nothing = not_a_number;
  EXPECT_TRUE(std::isinf(implausibility(target, {on_scale(nothing, target), 0.0})));
  EXPECT_TRUE(std::isfinite(implausibility(target, {on_scale(0.0, target), 0.0})));
}

TEST(NoiseOf, DrawsPoorlyKnownVariancesTogether) {
  const std::vector<Simulated> runs = {{{}, {100.0}, {10.5}}, {{}, {100.0}, {0.0}}};
  const auto noise = noise_of(runs, {target}, 5);
  // Variances 0.01 and 0; mean 0.005; 4 degrees of freedom each.
  EXPECT_NEAR(noise[0][0], 0.0075, 1e-12);
  EXPECT_NEAR(noise[1][0], 0.0025, 1e-12);
}

TEST(Ranked, TakesTheGreatestOrTheSecond) {
  EXPECT_EQ(ranked({1, 5, 3}, 1), 5);
  EXPECT_EQ(ranked({1, 5, 3}, 2), 3);
  EXPECT_EQ(ranked({1}, 2), 1);
}

}  // namespace
}  // namespace sightline::calibration
