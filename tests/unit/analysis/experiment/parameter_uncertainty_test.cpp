// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <gtest/gtest.h>

#include <sightline/experiment/parameter_uncertainty.hpp>
#include <sightline/experiment/summary.hpp>

#include "example_study.hpp"

namespace sightline::experiment {
namespace {

/// Two sets in turns: of 10 harmed 6 are missed with set 0, and 4 with set 1; by chance one less or
/// more in every other pair of replications.
Sample sample_of(std::size_t sets, std::size_t replications) {
  Sample sample(2, sets);
  for (std::size_t i = 0; i < replications; ++i) {
    ReplicationRecord record = example_record(i);
    for (ArmRecord& arm : record.arms)
      arm.sums[index(Measure::missed)] += i / 2 % 2 == 0 ? 1 : -1;
    sample.add(record);
  }
  return sample;
}

TEST(ParameterUncertainty, SplitsVarianceByHand) {
  const ParameterUncertainty uncertainty = parameter_uncertainty(sample_of(2, 8));
  const Spread& spread = uncertainty.arms[0][outcome_index("missed_case_rate")];
  // Values 0.6 -+ 0.1 and 0.4 -+ 0.1: within 4 x 0.01 / 3, MSB = 8 x 0.1^2.
  EXPECT_NEAR(spread.within_sets, 0.04 / 3.0, 1e-12);
  EXPECT_NEAR(spread.between_sets, (0.08 - 0.04 / 3.0) / 4.0, 1e-12);
  EXPECT_LT(spread.set_low, spread.set_high);
  EXPECT_GT(spread.set_low, 0.4);
  EXPECT_LT(spread.set_high, 0.6);
}

TEST(ParameterUncertainty, OfDifferencesIsThatOfPairs) {
  const ParameterUncertainty uncertainty = parameter_uncertainty(sample_of(2, 8));
  EXPECT_TRUE(uncertainty.differences[0].empty());
  const Spread& spread = uncertainty.differences[1][outcome_index("missed_case_rate")];
  EXPECT_NEAR(spread.estimate.mean, -0.1, 1e-12);  // always one child less
  EXPECT_NEAR(spread.between_sets, 0.0, 1e-12);
  EXPECT_NEAR(spread.within_sets, 0.0, 1e-12);
}

TEST(ParameterUncertainty, MakesSetsTheSampleOfIntervals) {
  const Sample plain = sample_of(0, 8);
  const Sample clustered = sample_of(2, 8);
  const auto& outcome = *model::outcomes::find_outcome("missed_case_rate");
  const statistics::Estimate narrow = estimate(plain, 0, outcome);
  const statistics::Estimate wide = estimate(clustered, 0, outcome);
  EXPECT_DOUBLE_EQ(narrow.mean, wide.mean);
  EXPECT_EQ(wide.n, 2U);
  EXPECT_NEAR(wide.standard_error, 0.1, 1e-12);  // of 0.6 and 0.4
  EXPECT_LT(narrow.standard_error, wide.standard_error);
  EXPECT_EQ(summarise(clustered).comparisons[0].rescued.n, 2U);
}

TEST(ParameterUncertainty, IsEmptyWithoutSetsAndUnknownWithoutRepeats) {
  EXPECT_TRUE(parameter_uncertainty(sample_of(0, 4)).arms.empty());
  EXPECT_TRUE(parameter_uncertainty(sample_of(1, 4)).arms.empty());
  const ParameterUncertainty once = parameter_uncertainty(sample_of(4, 4));
  EXPECT_TRUE(std::isnan(once.arms[0][0].within_sets));
}

TEST(RunReplication, UsesTheSameSetInAllArms) {
  scenario::Study study = example_study();
  for (scenario::Arm& arm : study.arms) {
    arm.set_inputs.assign(3, arm.input);
    for (std::size_t set = 0; set < 3; ++set)
      arm.set_inputs[set].children = static_cast<std::uint32_t>(100 * (set + 1));
  }
  std::vector<std::uint32_t> used;
  const Replicate replicate = [&](const model::Input& input, const Calendar&, std::uint64_t,
                                  std::uint64_t replication) {
    used.push_back(input.children);
    return example_result(input, replication);
  };
  const Calendar calendar = model::calendar_of(study.period);
  static_cast<void>(run_replication(study, calendar, 4, replicate));
  static_cast<void>(run_replication(study, calendar, 5, replicate));
  EXPECT_EQ(used, (std::vector<std::uint32_t>{200, 200, 300, 300}));
}

}  // namespace
}  // namespace sightline::experiment
