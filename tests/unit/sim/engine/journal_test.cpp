// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include <gtest/gtest.h>

#include <sightline/engine/journal.hpp>

namespace sightline::engine {
namespace {

TEST(Journal, HandsOverInOrderOnceOnly) {
  Journal<int> journal;
  std::vector<int> seen;
  const auto observe = [&seen](int happening) { seen.push_back(happening); };
  journal.drain(observe);
  EXPECT_TRUE(seen.empty());
  journal.record(3);
  journal.record(1);
  journal.drain(observe);
  journal.record(2);
  journal.drain(observe);
  journal.drain(observe);
  EXPECT_EQ(seen, (std::vector<int>{3, 1, 2}));
}

}  // namespace
}  // namespace sightline::engine
