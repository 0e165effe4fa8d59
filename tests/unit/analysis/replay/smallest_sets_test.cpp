// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <gtest/gtest.h>

#include <sightline/replay/smallest_sets.hpp>

namespace sightline::replay {
namespace {

bool has(const HandOffSet& set, std::size_t place) {
  return std::find(set.begin(), set.end(), place) != set.end();
}

using Sets = std::vector<HandOffSet>;

TEST(SmallestSets, OfAChainAreAllItsLinks) {
  // What is told passes 0, then 1, then 2: it arrives if none of them fails.
  const auto arrives = [](const HandOffSet& mended) {
    return has(mended, 0) && has(mended, 1) && has(mended, 2);
  };
  EXPECT_EQ(smallest_sets(5, arrives).sets, (Sets{{0, 1, 2}}));
}

TEST(SmallestSets, OfACommonCauseAreTheCauseAndBothItsEffects) {
  // 0 makes both 1 and 2 fail; either way has to be open twice.
  const auto is_enough = [](const HandOffSet& mended) {
    return has(mended, 0) || (has(mended, 1) && has(mended, 2));
  };
  EXPECT_EQ(smallest_sets(3, is_enough).sets, (Sets{{0}, {1, 2}}));
}

TEST(SmallestSets, OfBackupsAreEachOfThem) {
  const auto is_enough = [](const HandOffSet& mended) { return has(mended, 1) || has(mended, 3); };
  EXPECT_EQ(smallest_sets(4, is_enough).sets, (Sets{{1}, {3}}));
}

TEST(SmallestSets, OfBackupCausesOfHarmNameNoSingleOne) {
  // Either failure alone would have led to the harm: both must be mended.
  const auto is_enough = [](const HandOffSet& mended) { return has(mended, 0) && has(mended, 2); };
  const SmallestSets found = smallest_sets(3, is_enough);
  EXPECT_EQ(found.sets, (Sets{{0, 2}}));
  EXPECT_EQ(found.searched, 3U);
}

TEST(SmallestSets, DoNotTestWhatContainsAnEnoughOne) {
  std::size_t tests = 0;
  const auto is_enough = [&](const HandOffSet& mended) {
    ++tests;
    return has(mended, 0);
  };
  const SmallestSets found = smallest_sets(3, is_enough);
  EXPECT_EQ(found.sets, (Sets{{0}}));
  EXPECT_EQ(tests, 4U);  // three singles and {1, 2}
  EXPECT_EQ(found.runs, tests);
}

TEST(SmallestSets, StopAtTheRunsAllowedAndSaySo) {
  const auto is_enough = [](const HandOffSet&) { return false; };
  const SmallestSets found = smallest_sets(10, is_enough, {.most_together = 3, .most_runs = 12});
  EXPECT_EQ(found.runs, 12U);
  EXPECT_EQ(found.searched, 1U);
  EXPECT_TRUE(smallest_sets(0, is_enough).sets.empty());
}

TEST(SmallestSets, MayBeEmptyHandedBeyondTheirSize) {
  const auto needs_all = [](const HandOffSet& mended) { return mended.size() == 4; };
  const SmallestSets found = smallest_sets(4, needs_all);
  EXPECT_TRUE(found.sets.empty());
  EXPECT_EQ(found.searched, 3U);
}

}  // namespace
}  // namespace sightline::replay
