// SPDX-License-Identifier: Apache-2.0
#include "analysis/experiment/live_difference.hpp"

#include <gtest/gtest.h>

#include "example_study.hpp"

namespace sightline::experiment {
namespace {

TEST(LiveDifference, IsTheHalfWidthOfThePairedInterval) {
  const Headline headline = {model::outcomes::find_outcome("false_enquiries_per_10k"), 1, 0};
  LiveDifference live(headline);
  Sample sample(2);
  for (std::uint64_t i = 0; i < 3; ++i) {
    ReplicationRecord record = example_record(i);
    record.arms[1].sums[index(Measure::false_enquiries)] += static_cast<double>(i);
    live.add(record);
    sample.add(record);
  }
  const statistics::Estimate difference = compare(sample, 1, 0, *headline.outcome).difference;
  ASSERT_TRUE(live.half_width());
  EXPECT_DOUBLE_EQ(*live.half_width(), (difference.high - difference.low) / 2);
  EXPECT_GT(*live.half_width(), 0);
}

TEST(LiveDifference, IsUnknownOfOneReplicationOrOneArm) {
  LiveDifference one(Headline{model::outcomes::find_outcome("missed_case_rate"), 1, 0});
  one.add(example_record(0));
  EXPECT_FALSE(one.half_width());
  LiveDifference none(std::nullopt);
  none.add(example_record(0));
  none.add(example_record(1));
  EXPECT_FALSE(none.half_width());
}

}  // namespace
}  // namespace sightline::experiment
