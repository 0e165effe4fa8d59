// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/core/extremes.hpp>
#include <sightline/design/makers.hpp>
#include <sightline/sensitivity/sobol_indices.hpp>
#include <sightline/statistics/running_moments.hpp>

#include "functions.hpp"

namespace sightline::sensitivity {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

// Intervals that miss the truth once in a thousand if resampling is right for independent rows; the
// rows of a scrambled Sobol sequence are better than that.
constexpr Resampling strict{.resamples = 2000, .level = 0.999, .seed = 1};
void expect_within(const statistics::Estimate& estimate, double truth, double widest) {
  EXPECT_LE(estimate.low, truth);
  EXPECT_GE(estimate.high, truth);
  EXPECT_LT(estimate.high - estimate.low, widest);
}

// Error probability at most 0.001 for each of 6 indices, by each of two estimators.
TEST(SobolIndices, CoverThoseOfTheIshigamiFunction) {
  const design::UnitDesign design = design::saltelli_blocks(1024, 3, 7);
  const IshigamiVariances v;
  for (const FirstOrder order : {FirstOrder::saltelli, FirstOrder::jansen}) {
    const SobolIndices indices = sobol_indices(design, exact(design, ishigami), strict, order);
    EXPECT_EQ(indices.base_rows, 1024U);
    expect_within(indices.parameters[0].first, v.v1 / v.all, 0.4);
    expect_within(indices.parameters[1].first, v.v2 / v.all, 0.4);
    expect_within(indices.parameters[2].first, 0.0, 0.4);
    expect_within(indices.parameters[0].total, (v.v1 + v.v13) / v.all, 0.4);
    expect_within(indices.parameters[1].total, v.v2 / v.all, 0.4);
    expect_within(indices.parameters[2].total, v.v13 / v.all, 0.4);
    EXPECT_NEAR(indices.variance.of_means.mean, v.all, 0.05 * v.all);
  }
}

// Error probability at most 0.001 for each of 12 indices.
TEST(SobolIndices, CoverThoseOfTheGFunction) {
  const GFunction g{{0.0, 1.0, 4.5, 9.0, 99.0, 99.0}};
  const design::UnitDesign design = design::saltelli_blocks(1024, 6, 3);
  const SobolIndices indices = sobol_indices(design, exact(design, g), strict);
  for (std::size_t d = 0; d < 6; ++d) {
    expect_within(indices.parameters[d].first, g.first(d), 0.4);
    expect_within(indices.parameters[d].total, g.total(d), 0.3);
  }
}

// Of 200 intervals at 80 % from independent seeds some 160 hold the truth; fewer than 140 do with
// probability 3e-4 if coverage is 80 %, and less if it is more.
TEST(SobolIndices, HaveIntervalsThatKeepTheirLevel) {
  const GFunction g{{0.0, 1.0}};
  int covered = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const design::UnitDesign design = design::saltelli_blocks(60, 2, seed);
    const SobolIndices indices =
        sobol_indices(design, exact(design, g), {.resamples = 200, .level = 0.8, .seed = seed});
    const statistics::Estimate& total = indices.parameters[1].total;
    covered += total.low <= g.total(1) && g.total(1) <= total.high ? 1 : 0;
  }
  EXPECT_GE(covered, 140);
}

TEST(SobolIndices, DoNotDependOnTheOrderOfPoints) {
  design::UnitDesign design = design::saltelli_blocks(32, 3, 7);
  Outputs outputs = exact(design, ishigami);
  const SobolIndices before = sobol_indices(design, outputs);
  design::UnitDesign turned = design;
  Outputs turned_outputs = outputs;
  for (std::size_t i = 0; i < design.points; ++i) {
    const std::size_t from = (i * 7 + 3) % design.points;  // 160 points: a permutation
    turned.labels[i] = design.labels[from];
    turned_outputs.numbers[i] = outputs.numbers[from];
    std::copy_n(design.point(from).data(), 3, turned.values.data() + 3 * i);
  }
  const SobolIndices after = sobol_indices(turned, turned_outputs);
  for (std::size_t d = 0; d < 3; ++d) {
    EXPECT_EQ(before.parameters[d].first.mean, after.parameters[d].first.mean);
    EXPECT_EQ(before.parameters[d].total.high, after.parameters[d].total.high);
  }
  EXPECT_EQ(before.variance.of_means.low, after.variance.of_means.low);
}

TEST(SobolIndices, LeaveOutRowsWithAPointThatIsNotKnown) {
  const design::UnitDesign longer = design::saltelli_blocks(33, 3, 7);
  const design::UnitDesign design = design::saltelli_blocks(32, 3, 7);
  Outputs outputs = exact(longer, ishigami);
  outputs.numbers[32 * 5 + 2] = not_a_number;
  const SobolIndices indices = sobol_indices(longer, outputs, two_resamples);
  const SobolIndices expected = sobol_indices(design, exact(design, ishigami), two_resamples);
  EXPECT_EQ(indices.base_rows, 32U);
  EXPECT_EQ(indices.left_out, 1U);
  EXPECT_EQ(indices.parameters[0].first.mean, expected.parameters[0].first.mean);
}

TEST(SobolIndices, CarryTheNamesOfDimensions) {
  design::UnitDesign design = design::saltelli_blocks(8, 2, 7);
  design.names = {"caseload", "vacancies"};
  const SobolIndices indices =
      sobol_indices(design, exact(design, [](auto x) { return x[0]; }), two_resamples);
  EXPECT_EQ(indices.parameters[1].name, "vacancies");
}

TEST(SobolIndices, AreNotKnownOfAConstant) {
  const design::UnitDesign design = design::saltelli_blocks(8, 2, 7);
  const SobolIndices indices = sobol_indices(design, exact(design, [](auto) { return 0.3; }));
  EXPECT_TRUE(std::isnan(indices.parameters[0].first.mean));
  EXPECT_TRUE(std::isnan(indices.parameters[0].total.mean));
}

TEST(SobolIndices, SayNothingOfParametersAloneFromOneReplication) {
  const design::UnitDesign design = design::saltelli_blocks(8, 2, 7);
  const SobolIndices indices = sobol_indices(design, exact(design, [](auto x) { return x[0]; }));
  EXPECT_TRUE(std::isnan(indices.parameters[0].first_of_parameters.mean));
  EXPECT_TRUE(std::isnan(indices.parameters[0].total_of_parameters.mean));
}

/// The g-function plus a normal error in each of `replications`.
Outputs noisy(const design::UnitDesign& design, const Function& f, std::size_t replications,
              PointDice dice, const Function& size, std::uint64_t seed) {
  Outputs outputs{{}, replications, dice};
  for (std::size_t i = 0; i < design.points; ++i) {
    for (std::size_t r = 0; r < replications; ++r) {
      const double error = luck_of(seed, r, dice == PointDice::own ? i + 1 : 0);
      outputs.numbers.push_back(f(design.point(i)) + size(design.point(i)) * error);
    }
  }
  return outputs;
}

// Own dice of standard deviation 1 in each of 4 replications leaves a variance of 1/4 in the means,
// a little over half of the 0.47 of the function. Raw total indices are inflated by far more than
// their intervals are wide. Error probability at most 0.001 for each of 6 intervals.
TEST(SobolIndices, OfParametersAreFreeOfOwnDice) {
  const GFunction g{{0.0, 1.0, 99.0}};
  const design::UnitDesign design = design::saltelli_blocks(2048, 3, 3);
  const SobolIndices indices =
      sobol_indices(design,
                    noisy(
                        design, g, 4, PointDice::own, [](auto) { return 1.0; }, 5),
                    strict);
  for (std::size_t d = 0; d < 3; ++d) {
    expect_within(indices.parameters[d].first_of_parameters, g.first(d), 0.6);
    expect_within(indices.parameters[d].total_of_parameters, g.total(d), 0.4);
  }
  EXPECT_GT(indices.parameters[2].total.low, g.total(2) + 0.2);
  EXPECT_LT(indices.parameters[0].first.high, g.first(0) - 0.05);
  EXPECT_NEAR(indices.variance.chance.mean, 1.0, 0.05);
}

TEST(SobolIndices, AreFreeOfDiceThatAreTheSameEverywhere) {
  const GFunction g{{0.0, 1.0, 9.0}};
  const design::UnitDesign design = design::saltelli_blocks(64, 3, 3);
  const SobolIndices expected = sobol_indices(design, exact(design, g), two_resamples);
  const SobolIndices indices =
      sobol_indices(design,
                    noisy(
                        design, g, 4, PointDice::common, [](auto) { return 2.0; }, 5),
                    two_resamples);
  for (std::size_t d = 0; d < 3; ++d) {
    EXPECT_NEAR(indices.parameters[d].total.mean, expected.parameters[d].total.mean, 1e-9);
    EXPECT_NEAR(indices.parameters[d].first_of_parameters.mean, expected.parameters[d].first.mean,
                1e-9);
    EXPECT_NEAR(indices.parameters[d].total_of_parameters.mean, expected.parameters[d].total.mean,
                1e-9);
  }
}

// Common dice whose effect the first parameter scales, while the mean depends on the second alone.
// Over 200 independent worlds the indices of the first are 0 on average, within 4 standard errors
// (error probability 6e-5 for each of two), while raw ones are not.
TEST(SobolIndices, OfParametersAreFreeOfDiceThatAParameterScales) {
  const design::UnitDesign design = design::saltelli_blocks(64, 2, 3);
  const auto second = [](std::span<const double> x) { return x[1]; };
  const auto first = [](std::span<const double> x) { return x[0]; };
  statistics::RunningMoments raw;
  statistics::RunningMoments of_parameters;
  statistics::RunningMoments total_of_parameters;
  for (std::uint64_t world = 0; world < 200; ++world) {
    const SobolIndices indices = sobol_indices(
        design, noisy(design, second, 6, PointDice::common, first, world), two_resamples);
    raw.add(indices.parameters[0].first.mean);
    of_parameters.add(indices.parameters[0].first_of_parameters.mean);
    total_of_parameters.add(indices.parameters[0].total_of_parameters.mean);
  }
  EXPECT_GT(raw.estimate(0.999).low, 0.05);
  EXPECT_NEAR(of_parameters.mean(), 0.0, 4.0 * of_parameters.estimate().standard_error);
  EXPECT_NEAR(total_of_parameters.mean(), 0.0, 4.0 * total_of_parameters.estimate().standard_error);
}

TEST(SobolIndices, RefuseADesignWithoutBlocks) {
  const design::UnitDesign grid = design::full_grid({2, 2});
  EXPECT_THAT(
      [&] {
        (void)sobol_indices(grid, Outputs{{1, 2, 3, 4}});
      },
      ThrowsMessage<std::invalid_argument>(HasSubstr("Saltelli blocks: group 0")));
}

TEST(SobolIndices, RefuseABaseRowWithoutOneOfItsBlocks) {
  design::UnitDesign design = design::saltelli_blocks(4, 2, 7);
  design.labels[6].dimension = 0;  // two blocks for dimension 0, none for 1
  EXPECT_THAT([&] { (void)sobol_indices(design, Outputs{std::vector<double>(16, 1.0)}); },
              ThrowsMessage<std::invalid_argument>(HasSubstr("group 1")));
}

TEST(SobolIndices, RefuseOutputsThatDoNotFitTheDesign) {
  const design::UnitDesign design = design::saltelli_blocks(4, 2, 7);
  EXPECT_THROW((void)sobol_indices(design, Outputs{std::vector<double>(15, 1.0)}),
               std::invalid_argument);
  EXPECT_THROW((void)sobol_indices(design, Outputs{{}, 0}), std::invalid_argument);
}

}  // namespace
}  // namespace sightline::sensitivity
