// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/experiment/sample.hpp>

#include "example_study.hpp"

namespace sightline::experiment {
namespace {

const model::outcomes::Outcome& outcome(const char* name) {
  return *model::outcomes::find_outcome(name);
}

Sample example_sample(std::uint64_t replications) {
  Sample sample(2);
  for (std::uint64_t i = 0; i < replications; ++i) {
    sample.add(example_record(i));
  }
  return sample;
}

TEST(Sample, PoolsSumsIntoRatios) {
  const Sample sample = example_sample(4);
  EXPECT_EQ(sample.replications(), 4U);
  EXPECT_EQ(sample.months(), 2U);
  EXPECT_EQ(sample.quintiles(), 5U);
  EXPECT_EQ(sample.events(), 2U * (100 + 101 + 102 + 103));
  // 6 + 4 + 6 + 4 of 40; sample standard deviation of .6 .4 .6 .4 is sqrt(.04 / 3).
  const statistics::Estimate rate = estimate(sample, 0, outcome("missed_case_rate"));
  EXPECT_DOUBLE_EQ(rate.mean, 0.5);
  EXPECT_NEAR(rate.standard_error, std::sqrt(0.04 / 3.0 / 4.0), 1e-12);
  EXPECT_DOUBLE_EQ(estimate(sample, 1, outcome("missed_cases")).mean, 4.0);
}

TEST(Sample, AppliesTheScaleOfAnOutcome) {
  // 1 false enquiry in 500 child-years is 20 in 10,000.
  const Sample sample = example_sample(4);
  const auto& per_10k = outcome("false_enquiries_per_10k");
  EXPECT_DOUBLE_EQ(estimate(sample, 0, per_10k).mean, 20.0);
  EXPECT_DOUBLE_EQ(compare(sample, 1, 0, per_10k).difference.mean, 20.0);
  EXPECT_DOUBLE_EQ(outcome_in_replication(sample, 1, per_10k, 2), 40.0);
}

TEST(Sample, PairsArmsByReplication) {
  const auto paired = compare(example_sample(4), 1, 0, outcome("missed_cases"));
  EXPECT_DOUBLE_EQ(paired.difference.mean, -1.0);  // exactly one less in every replication
  EXPECT_DOUBLE_EQ(paired.difference.standard_error, 0.0);
  EXPECT_TRUE(std::isinf(paired.variance_ratio));
}

TEST(Sample, GivesOutcomesByReplicationMonthAndQuintile) {
  const Sample sample = example_sample(2);
  const auto& rate = outcome("missed_case_rate");
  EXPECT_DOUBLE_EQ(outcome_in_replication(sample, 0, rate, 0), 0.6);
  EXPECT_DOUBLE_EQ(outcome_in_replication(sample, 0, rate, 1), 0.4);
  EXPECT_DOUBLE_EQ(outcome_in_month(sample, 0, rate, 0), 2.0 / 8);
  EXPECT_DOUBLE_EQ(outcome_in_month(sample, 0, rate, 1), (5.0 + 3.0) / 12);
  EXPECT_DOUBLE_EQ(outcome_in_quintile(sample, 0, rate, 4), (5.0 + 3.0) / 12);
  EXPECT_TRUE(std::isnan(outcome_in_quintile(sample, 0, rate, 1)));
  // Without a denominator: per replication.
  EXPECT_DOUBLE_EQ(outcome_in_month(sample, 0, outcome("missed_cases"), 1), 4.0);
}

TEST(Sample, HasTheDigestOfItsRecordsInOrder) {
  Digest digest;
  add_to(digest, example_record(0));
  add_to(digest, example_record(1));
  EXPECT_EQ(example_sample(2).digest(), digest.value());
}

TEST(Sample, RejectsARecordOfAnotherShape) {
  Sample sample = example_sample(1);
  ReplicationRecord record = example_record(1);
  record.arms[1].by_month.pop_back();
  EXPECT_THROW(sample.add(record), std::invalid_argument);
  record.arms.pop_back();
  EXPECT_THROW(sample.add(record), std::invalid_argument);
}

}  // namespace
}  // namespace sightline::experiment
