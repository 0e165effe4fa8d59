// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/experiment/record.hpp>

#include "example_study.hpp"

namespace sightline::experiment {
namespace {

TEST(Record, HoldsTotalsMonthsAndQuintiles) {
  const ArmRecord record = record_of(example_result(example_study().arms[0].input, 0));
  EXPECT_EQ(record.sums.at(index(Measure::harmed)), 10);
  EXPECT_EQ(record.by_month.at(2 * index(Measure::harmed)), 4);
  EXPECT_EQ(record.by_month.at(2 * index(Measure::harmed) + 1), 6);
  EXPECT_EQ(record.by_quintile.at(5 * index(Measure::harmed)), 4);
  EXPECT_EQ(record.by_quintile.at(5 * index(Measure::harmed) + 4), 6);
  EXPECT_EQ(record.events, 100U);
}

TEST(Record, CountsChildrenMissedInOneArmOnly) {
  const ReplicationRecord record = example_record(0);
  ASSERT_EQ(record.arms.size(), 2U);
  EXPECT_EQ(record.arms[0].rescued, 0U);
  EXPECT_EQ(record.arms[0].newly_missed, 0U);
  EXPECT_EQ(record.arms[1].rescued, 2U);       // children 0 and 1
  EXPECT_EQ(record.arms[1].newly_missed, 1U);  // child 99
  EXPECT_TRUE(record.arms[0].changed.empty());
  ASSERT_EQ(record.arms[1].changed.size(), 3U);
  EXPECT_EQ(record.arms[1].changed[2].child, model::ChildId(99));
  EXPECT_EQ(record.arms[1].changed[2].change, Change::newly_missed);
}

TEST(Record, EveryNumberCountsForTheDigest) {
  const auto digest_of = [](const ReplicationRecord& record) {
    Digest digest;
    add_to(digest, record);
    return digest.value();
  };
  const ReplicationRecord record = example_record(0);
  const auto differs_after = [&](auto change) {
    ReplicationRecord changed = record;
    change(changed.arms[1]);
    return digest_of(changed) != digest_of(record);
  };
  EXPECT_EQ(digest_of(record), digest_of(example_record(0)));
  EXPECT_TRUE(differs_after([](ArmRecord& arm) { arm.sums.back() += 1; }));
  EXPECT_TRUE(differs_after([](ArmRecord& arm) { arm.by_month.front() += 1; }));
  EXPECT_TRUE(differs_after([](ArmRecord& arm) { arm.by_quintile.front() += 1; }));
  EXPECT_TRUE(differs_after([](ArmRecord& arm) { ++arm.events; }));
  EXPECT_TRUE(differs_after([](ArmRecord& arm) { ++arm.rescued; }));
  EXPECT_TRUE(differs_after([](ArmRecord& arm) { ++arm.newly_missed; }));
  EXPECT_TRUE(differs_after([](ArmRecord& arm) { arm.changed[1].child = model::ChildId(7); }));
  EXPECT_TRUE(differs_after([](ArmRecord& arm) { arm.changed[1].route = Route::direct; }));
  EXPECT_TRUE(differs_after([](ArmRecord& arm) { arm.changed[1].shift = Shift(); }));
  EXPECT_TRUE(differs_after([](ArmRecord& arm) { arm.is_traced = true; }));
}

}  // namespace
}  // namespace sightline::experiment
