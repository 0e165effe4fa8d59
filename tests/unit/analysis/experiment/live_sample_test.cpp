// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/experiment/live_sample.hpp>

#include "example_study.hpp"

namespace sightline::experiment {
namespace {

using ::testing::ElementsAre;

class LiveSampleOfTwoArms : public testing::Test {
 protected:
  void add(std::uint64_t replication) { add(replication, example_record(replication)); }
  void add(std::uint64_t replication, const ReplicationRecord& record) {
    live_.add(replication, record,
              [this](const Sample& sample) { seen_.push_back(sample.replications()); });
  }

  LiveSample live_{2};
  std::vector<std::size_t> seen_;
};

TEST_F(LiveSampleOfTwoArms, WaitsForTheReplicationsBefore) {
  add(2);
  add(1);
  EXPECT_TRUE(seen_.empty());
  add(0);
  EXPECT_THAT(seen_, ElementsAre(1, 2, 3));
}

TEST_F(LiveSampleOfTwoArms, HoldsTheSameNumbersInWhateverOrderTheyCome) {
  Sample in_order(2);
  for (std::uint64_t i = 0; i < 4; ++i)
    in_order.add(example_record(i));
  for (const std::uint64_t i : {3, 0, 2, 1})
    add(i);
  EXPECT_EQ(live_.sample().digest(), in_order.digest());
}

TEST_F(LiveSampleOfTwoArms, PassesOverWhatFailed) {
  add(1);
  add(2, {});
  add(3);
  add(0, {});
  EXPECT_THAT(seen_, ElementsAre(1, 2));
  EXPECT_THAT(live_.sample().numbers(), ElementsAre(1, 3));
}

}  // namespace
}  // namespace sightline::experiment
