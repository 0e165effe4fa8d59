// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <iterator>
#include <optional>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>

#include <gtest/gtest.h>

#include <sightline/engine/work_queue.hpp>

#include "tests/unit/sim/engine/words.hpp"

namespace sightline::engine {
namespace {

WorkItem routine(std::uint32_t task, std::int32_t due = 0) {
  return {task, Priority::routine, Time(due), 60};
}

// What was started, as "server took task", or nothing.
using Taken = std::optional<std::pair<std::uint32_t, std::uint32_t>>;
Taken taken(const std::optional<Started>& started) {
  if (!started) return std::nullopt;
  return std::pair(started->server, started->task);
}
Taken took(std::uint32_t server, std::uint32_t task) {
  return std::pair(server, task);
}

TEST(WorkQueue, StartsAtOnceOnTheLowestFreeServer) {
  WorkQueue queue(3);
  EXPECT_EQ(taken(queue.submit(routine(10))), took(0, 10));
  EXPECT_EQ(taken(queue.submit(routine(11))), took(1, 11));
  EXPECT_EQ(taken(queue.submit(routine(12))), took(2, 12));
  EXPECT_EQ(taken(queue.finish(2)), std::nullopt);
  EXPECT_EQ(taken(queue.finish(0)), std::nullopt);
  EXPECT_EQ(taken(queue.submit(routine(13))), took(0, 13));
  EXPECT_EQ(taken(queue.submit(routine(14))), took(2, 14));
  EXPECT_EQ(queue.busy(), 3U);
}

TEST(WorkQueue, HandsOnTheEffort) {
  WorkQueue queue(1);
  EXPECT_EQ(queue.submit({1, Priority::urgent, Time(), 17})->effort_minutes, 17);
  EXPECT_FALSE(queue.submit({2, Priority::urgent, Time(), 18}));
  EXPECT_FALSE(queue.submit({3, Priority::urgent, Time(), 20}));
  EXPECT_EQ(queue.waiting(), 2U);
  EXPECT_EQ(queue.waiting_effort_minutes(), 38);
  EXPECT_EQ(queue.finish(0)->effort_minutes, 18);
  EXPECT_EQ(queue.waiting_effort_minutes(), 20);
}

TEST(WorkQueue, ServesByPriorityThenDueThenSubmission) {
  WorkQueue queue(1);
  ASSERT_TRUE(queue.submit(routine(0)));
  ASSERT_FALSE(queue.submit({1, Priority::routine, Time(-5), 1}));
  ASSERT_FALSE(queue.submit({2, Priority::statutory, Time(900), 1}));
  ASSERT_FALSE(queue.submit({3, Priority::statutory, Time(800), 9}));
  ASSERT_FALSE(queue.submit({4, Priority::statutory, Time(800), 1}));
  ASSERT_FALSE(queue.submit({5, Priority::urgent, Time::never(), 1}));
  for (const std::uint32_t task : {5U, 3U, 4U, 2U, 1U}) {
    EXPECT_EQ(taken(queue.finish(0)), took(0, task));
  }
  EXPECT_EQ(queue.waiting(), 0U);
  EXPECT_EQ(queue.waiting_effort_minutes(), 0);
}

TEST(WorkQueue, RefusesToFinishWhatIsNotBusy) {
  WorkQueue queue(2);
  EXPECT_THROW(queue.finish(0), std::logic_error);
  EXPECT_THROW(queue.finish(2), std::logic_error);
  EXPECT_THROW(WorkQueue(WorkQueue::unlimited).finish(0), std::logic_error);
}

TEST(WorkQueue, WithoutServersLetsEverythingWait) {
  WorkQueue queue(0);
  EXPECT_FALSE(queue.submit(routine(1)));
  EXPECT_FALSE(queue.submit(routine(2, -1)));
  EXPECT_EQ(taken(queue.open(0)), took(0, 2));
  EXPECT_EQ(queue.servers(), 1U);
}

TEST(WorkQueue, OpensNewServers) {
  WorkQueue queue(1);
  ASSERT_TRUE(queue.submit(routine(1)));
  EXPECT_EQ(taken(queue.open(2)), std::nullopt);
  EXPECT_EQ(taken(queue.submit(routine(2))), took(2, 2));
  ASSERT_FALSE(queue.submit(routine(3)));
  EXPECT_EQ(taken(queue.open(1)), took(1, 3));
  EXPECT_EQ(queue.servers(), 3U);
  EXPECT_EQ(queue.busy(), 3U);
}

TEST(WorkQueue, UnlimitedStartsEverythingAndRecyclesNumbers) {
  WorkQueue queue(WorkQueue::unlimited);
  for (std::uint32_t i = 0; i < 5; ++i)
    EXPECT_EQ(taken(queue.submit(routine(i))), took(i, i));
  EXPECT_FALSE(queue.finish(3));
  EXPECT_FALSE(queue.finish(1));
  EXPECT_EQ(queue.busy(), 3U);
  EXPECT_EQ(taken(queue.submit(routine(7))), took(1, 7));
  EXPECT_EQ(taken(queue.submit(routine(8))), took(3, 8));
  EXPECT_EQ(taken(queue.submit(routine(9))), took(5, 9));
  queue.close(0);
  EXPECT_FALSE(queue.open(1));
  EXPECT_EQ(queue.servers(), WorkQueue::unlimited);
  EXPECT_EQ(queue.waiting(), 0U);
}

// The same promises, kept by ordered sets.
class Reference {
 public:
  explicit Reference(std::uint32_t servers) {
    for (std::uint32_t i = 0; i < servers; ++i)
      free_.insert(i);
  }
  Taken submit(const WorkItem& item) {
    waiting_.emplace(static_cast<int>(item.priority), item.due.minutes(), order_++, item.task);
    return free_.empty() ? std::nullopt : start(*free_.begin());
  }
  Taken finish(std::uint32_t server) {
    busy_.erase(server);
    if (closing_.erase(server) > 0) return std::nullopt;
    free_.insert(server);
    return waiting_.empty() ? std::nullopt : start(server);
  }
  void close(std::uint32_t server) {
    free_.erase(server);
    if (busy_.count(server) > 0) closing_.insert(server);
  }
  Taken open(std::uint32_t server) {
    closing_.erase(server);
    if (busy_.count(server) > 0) return std::nullopt;
    free_.insert(server);
    return waiting_.empty() ? std::nullopt : start(server);
  }
  [[nodiscard]] const std::set<std::uint32_t>& busy() const { return busy_; }
  [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }
  [[nodiscard]] std::size_t servers() const { return free_.size() + busy_.size(); }

 private:
  Taken start(std::uint32_t server) {
    const std::uint32_t task = std::get<3>(*waiting_.begin());
    waiting_.erase(waiting_.begin());
    free_.erase(server);
    busy_.insert(server);
    return took(server, task);
  }
  std::set<std::uint32_t> free_;
  std::set<std::uint32_t> busy_;
  std::set<std::uint32_t> closing_;  // of the busy ones
  std::set<std::tuple<int, std::int32_t, int, std::uint32_t>> waiting_;
  int order_ = 0;
};

TEST(WorkQueue, AClosedServerFinishesAndThenTakesNothing) {
  WorkQueue queue(2);
  ASSERT_EQ(queue.submit({1, Priority::routine, Time(), 10})->server, 0U);
  queue.close(0);
  queue.close(1);
  EXPECT_EQ(queue.servers(), 1U);  // the free one is gone, the busy one is about to go
  EXPECT_TRUE(queue.is_busy(0));
  EXPECT_FALSE(queue.submit({2, Priority::routine, Time(), 10}));
  EXPECT_FALSE(queue.finish(0));
  EXPECT_EQ(queue.servers(), 0U);
  EXPECT_EQ(queue.busy(), 0U);
  EXPECT_EQ(queue.waiting(), 1U);
}

TEST(WorkQueue, AnOpenedServerTakesWhatWaits) {
  WorkQueue queue(2);
  queue.close(0);
  queue.close(1);
  ASSERT_FALSE(queue.submit({1, Priority::routine, Time(), 10}));
  const auto started = queue.open(1);
  ASSERT_TRUE(started);
  EXPECT_EQ(started->server, 1U);
  EXPECT_EQ(started->task, 1U);
  EXPECT_EQ(queue.waiting_effort_minutes(), 0);
  EXPECT_FALSE(queue.open(0));
  EXPECT_EQ(queue.servers(), 2U);
}

TEST(WorkQueue, AServerOpenedBeforeItHasFinishedStays) {
  WorkQueue queue(1);
  ASSERT_TRUE(queue.submit({1, Priority::routine, Time(), 10}));
  ASSERT_FALSE(queue.submit({2, Priority::routine, Time(), 10}));
  queue.close(0);
  EXPECT_FALSE(queue.open(0));
  EXPECT_EQ(queue.finish(0)->task, 2U);
}

TEST(WorkQueue, WithdrawnTasksAreGoneAndTheOthersKeepTheirOrder) {
  WorkQueue queue(0);
  for (const std::uint32_t task : {5U, 3U, 8U, 1U, 6U})
    ASSERT_FALSE(queue.submit({task, Priority::routine, Time(static_cast<int>(task)), 10}));
  const auto withdrawn = queue.withdraw([](std::uint32_t task) { return task % 2 == 1; });
  ASSERT_EQ(withdrawn.size(), 3U);
  EXPECT_EQ(withdrawn[0].task, 5U);  // in order of submission
  EXPECT_EQ(withdrawn[1].task, 3U);
  EXPECT_EQ(withdrawn[2].due, Time(1));
  EXPECT_EQ(queue.waiting_effort_minutes(), 20);
  EXPECT_EQ(queue.open(0)->task, 6U);
  EXPECT_EQ(queue.finish(0)->task, 8U);
}

TEST(WorkQueue, AgreesWithASimpleReference) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Words words(seed);
    const std::uint32_t servers = words.below(6);
    WorkQueue queue(servers);
    Reference reference(servers);
    for (std::uint32_t step = 0; step < 3000; ++step) {
      const std::uint32_t choice = words.below(100);
      if (choice < 48) {
        const WorkItem item{step, static_cast<Priority>(words.below(3)),
                            Time(static_cast<std::int32_t>(words.below(10))), 1};
        ASSERT_EQ(taken(queue.submit(item)), reference.submit(item));
      } else if (choice < 96 && !reference.busy().empty()) {
        const auto which = words.below(static_cast<std::uint32_t>(reference.busy().size()));
        const std::uint32_t server = *std::next(reference.busy().begin(), which);
        ASSERT_EQ(taken(queue.finish(server)), reference.finish(server));
      } else if (choice < 98) {
        const std::uint32_t server = words.below(servers + 2);
        ASSERT_EQ(taken(queue.open(server)), reference.open(server));
      } else {
        const std::uint32_t server = words.below(servers + 2);
        queue.close(server);
        reference.close(server);
      }
      ASSERT_EQ(queue.busy(), reference.busy().size());
      ASSERT_EQ(queue.waiting(), reference.waiting());
      ASSERT_EQ(queue.servers(), reference.servers());
      ASSERT_EQ(queue.waiting_effort_minutes(), static_cast<std::int64_t>(reference.waiting()));
    }
  }
}

}  // namespace
}  // namespace sightline::engine
