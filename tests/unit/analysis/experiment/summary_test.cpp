// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/experiment/summary.hpp>

#include "example_study.hpp"

namespace sightline::experiment {
namespace {

TEST(Summary, HoldsEveryOutcomeOfEveryArmAndComparison) {
  Sample sample(2);
  for (std::uint64_t i = 0; i < 4; ++i) {
    sample.add(example_record(i));
  }
  const Summary summary = summarise(sample);
  const std::size_t n = model::outcomes::catalogue().size();
  ASSERT_EQ(summary.arms.size(), 2U);
  EXPECT_EQ(summary.arms[0].outcomes.size(), n);
  ASSERT_EQ(summary.comparisons.size(), 1U);
  EXPECT_EQ(summary.comparisons[0].arm, 1U);
  EXPECT_EQ(summary.comparisons[0].outcomes.size(), n);

  const std::size_t rate = outcome_index("missed_case_rate");
  EXPECT_DOUBLE_EQ(summary.arms[1].outcomes[rate].mean, 0.4);
  EXPECT_NEAR(summary.comparisons[0].outcomes[rate].difference.mean, -0.1, 1e-15);
  EXPECT_DOUBLE_EQ(summary.comparisons[0].rescued.mean, 2.0);
  EXPECT_DOUBLE_EQ(summary.comparisons[0].newly_missed.mean, 1.0);
}

TEST(Summary, OfOneArmHasNoComparison) {
  Sample sample(1);
  ReplicationRecord record = example_record(0);
  record.arms.pop_back();
  sample.add(record);
  EXPECT_TRUE(summarise(sample).comparisons.empty());
}

TEST(Summary, KnowsWhereAnOutcomeStands) {
  EXPECT_EQ(model::outcomes::catalogue()[outcome_index("deaths")].name, "deaths");
  EXPECT_THROW((void)outcome_index("no_such_outcome"), std::invalid_argument);
}

}  // namespace
}  // namespace sightline::experiment
