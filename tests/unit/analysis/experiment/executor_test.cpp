// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <numeric>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/experiment/executor.hpp>

namespace sightline::experiment {
namespace {

class Executor : public testing::TestWithParam<Workers> {};

TEST_P(Executor, CallsEveryIndexOnce) {
  for (const unsigned threads : {1U, 2U, 8U}) {
    std::vector<std::atomic<int>> calls(1000);
    for_each_index(
        calls.size(), threads, [&](std::size_t i) { ++calls[i]; }, nullptr, GetParam());
    for (const auto& count : calls) {
      EXPECT_EQ(count, 1);
    }
  }
}

TEST_P(Executor, DoesNothingForNothing) {
  for_each_index(
      0, 4, [](std::size_t) { FAIL(); }, nullptr, GetParam());
}

TEST_P(Executor, OneThreadGoesInOrder) {
  std::vector<std::size_t> order;
  for_each_index(
      100, 1, [&](std::size_t i) { order.push_back(i); }, nullptr, GetParam());
  std::vector<std::size_t> expected(100);
  std::iota(expected.begin(), expected.end(), std::size_t{0});
  EXPECT_EQ(order, expected);
}

TEST_P(Executor, BeginsNothingAfterCancelling) {
  std::atomic<bool> cancelled{false};
  std::atomic<int> calls{0};
  for_each_index(
      1000, 2,
      [&](std::size_t) {
        if (++calls >= 5) cancelled = true;  // also the other thread, if this one is held up here
      },
      &cancelled, GetParam());
  EXPECT_GE(calls, 5);
  EXPECT_LE(calls, 6);  // the other thread may be in one already
}

TEST_P(Executor, PassesTheFirstFailureOnAndStops) {
  for (const unsigned threads : {1U, 4U}) {
    std::atomic<int> calls{0};
    const auto run = [&] {
      for_each_index(
          100, threads,
          [&](std::size_t i) {
            ++calls;
            if (i == 3) throw std::runtime_error("three");
          },
          nullptr, GetParam());
    };
    EXPECT_THROW(run(), std::runtime_error);
    if (threads == 1) {
      EXPECT_EQ(calls, 4);
    }
  }
}

TEST_P(Executor, NeedsAThread) {
  EXPECT_THROW(for_each_index(
                   1, 0, [](std::size_t) {}, nullptr, GetParam()),
               std::invalid_argument);
}

INSTANTIATE_TEST_SUITE_P(Both, Executor, testing::Values(Workers::tbb, Workers::own_threads),
                         [](const auto& chosen) {
                           return chosen.param == Workers::tbb ? "Tbb" : "OwnThreads";
                         });

}  // namespace
}  // namespace sightline::experiment
