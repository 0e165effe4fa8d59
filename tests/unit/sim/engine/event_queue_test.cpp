// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <set>
#include <stdexcept>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/engine/event_queue.hpp>

#include "tests/unit/sim/engine/words.hpp"

namespace sightline::engine {
namespace {

std::vector<std::uint32_t> subjects_in_order(EventQueue& queue) {
  std::vector<std::uint32_t> subjects;
  Event event;
  while (queue.pop(event))
    subjects.push_back(event.subject);
  return subjects;
}

using Subjects = std::vector<std::uint32_t>;

TEST(EventQueue, StartsEmptyAtTheStart) {
  EventQueue queue(start_of_day(10));
  Event event;
  event.subject = 77;
  EXPECT_FALSE(queue.pop(event));
  EXPECT_EQ(event.subject, 77U);
  EXPECT_EQ(queue.size(), 0U);
  EXPECT_EQ(queue.now(), Time());
}

TEST(EventQueue, ReturnsWhatWasScheduled) {
  EventQueue queue(start_of_day(10));
  queue.schedule(Time(2000), 7, 42, 9);
  EXPECT_EQ(queue.size(), 1U);
  Event event;
  ASSERT_TRUE(queue.pop(event));
  EXPECT_EQ(event.at, Time(2000));
  EXPECT_EQ(event.kind, 7);
  EXPECT_EQ(event.subject, 42U);
  EXPECT_EQ(event.detail, 9);
  EXPECT_EQ(queue.now(), Time(2000));
  EXPECT_EQ(queue.size(), 0U);
}

TEST(EventQueue, StopsBeforeALimitAndGoesOn) {
  EventQueue queue(start_of_day(10));
  for (const std::int32_t minute : {100, 200, 200, 5000, 9000})
    queue.schedule(Time(minute), 0, static_cast<std::uint32_t>(minute));
  Event event;
  EXPECT_FALSE(queue.pop_before(Time(100), event));
  ASSERT_TRUE(queue.pop_before(Time(200), event));
  EXPECT_EQ(event.subject, 100U);
  EXPECT_FALSE(queue.pop_before(Time(200), event));
  EXPECT_EQ(queue.size(), 4U);
  EXPECT_EQ(queue.now(), Time(100));
  queue.schedule(Time(150), 0, 1);
  queue.schedule(Time(200), 0, 2);  // after those scheduled for this minute before
  for (const std::uint32_t subject : {1U, 200U, 200U, 2U}) {
    ASSERT_TRUE(queue.pop_before(Time(201), event));
    EXPECT_EQ(event.subject, subject);
  }
  EXPECT_FALSE(queue.pop_before(Time(5000), event));  // a day that was opened in vain
  queue.schedule(Time(3000), 0, 3);
  queue.schedule(Time(5000), 0, 4);
  queue.schedule(Time(8000), 0, 5);
  EXPECT_EQ(subjects_in_order(queue), (Subjects{3, 5000, 4, 5, 9000}));
}

/// A queue in the middle of a busy day, with events of every kind of place.
EventQueue half_emptied(Event& last) {
  EventQueue queue(start_of_day(400));
  Words words(5);
  for (std::uint32_t i = 10; i < 2010; ++i)
    queue.schedule(Time(static_cast<std::int32_t>(words.below(i < 300 ? 1'440 : 570'000))), 0, i);
  for (int i = 0; i < 200; ++i)
    EXPECT_TRUE(queue.pop(last));
  for (std::uint32_t i = 0; i < 5; ++i)
    queue.schedule(last.at + minutes(60), 0, 3000 + i);
  return queue;
}

TEST(EventQueue, CopiesGoOnByThemselves) {
  Event event;
  EventQueue queue = half_emptied(event);
  EventQueue copy = queue;
  queue.schedule(event.at, 0, 1);
  copy.schedule(event.at, 0, 2);
  const Subjects rest = subjects_in_order(queue);
  Subjects rest_of_copy = subjects_in_order(copy);
  EXPECT_EQ(rest.size(), 1806U);
  EXPECT_NE(rest, rest_of_copy);
  std::replace(rest_of_copy.begin(), rest_of_copy.end(), 2U, 1U);
  EXPECT_EQ(rest, rest_of_copy);
}

TEST(EventQueue, PendingEventsScheduledAnewComeInTheSameOrder) {
  Event event;
  EventQueue queue = half_emptied(event);
  const std::vector<Event> pending = queue.pending();
  EXPECT_EQ(pending.size(), queue.size());
  EventQueue again(queue.end());
  for (const Event& one : pending)
    again.schedule(one.at, one.kind, one.subject, one.detail);
  EXPECT_EQ(subjects_in_order(again), subjects_in_order(queue));
  EXPECT_TRUE(queue.pending().empty());
}

TEST(EventQueue, OrdersByTimeThenByScheduling) {
  EventQueue queue(start_of_day(10));
  queue.schedule(Time(5000), 0, 1);
  queue.schedule(Time(30), 0, 2);
  queue.schedule(Time(5000), 0, 3);
  queue.schedule(Time(4999), 0, 4);
  queue.schedule(Time(30), 0, 5);
  EXPECT_EQ(subjects_in_order(queue), (Subjects{2, 5, 4, 1, 3}));
}

TEST(EventQueue, OrdersTiesByScheduling) {
  EventQueue queue(start_of_day(10));
  Subjects expected;
  for (std::uint32_t i = 0; i < 500; ++i) {
    queue.schedule(Time(1500), 0, i);
    expected.push_back(i);
  }
  EXPECT_EQ(subjects_in_order(queue), expected);
}

TEST(EventQueue, PutsEventsOfTheDayInProgressInTheirPlace) {
  EventQueue queue(start_of_day(10));
  queue.schedule(Time(100), 0, 1);
  queue.schedule(Time(200), 0, 2);
  queue.schedule(Time(1440), 0, 3);
  Event event;
  ASSERT_TRUE(queue.pop(event));
  queue.schedule(Time(200), 0, 4);   // a tie with one scheduled before
  queue.schedule(Time(100), 0, 5);   // now
  queue.schedule(Time(1439), 0, 6);  // the last minute of the day
  queue.schedule(Time(150), 0, 7);
  EXPECT_EQ(subjects_in_order(queue), (Subjects{5, 7, 2, 4, 6, 3}));
}

TEST(EventQueue, DropsEventsAtTheEndAndAfter) {
  const Time end(3000);
  EventQueue queue(end);
  queue.schedule(Time(2999), 0, 1);
  queue.schedule(Time(3000), 0, 2);
  queue.schedule(Time::never(), 0, 3);
  EXPECT_EQ(queue.size(), 1U);
  EXPECT_EQ(subjects_in_order(queue), Subjects{1});
  queue.schedule(end, 0, 4);
  EXPECT_EQ(queue.size(), 0U);
}

TEST(EventQueue, ReachesTheLastMinuteOfTime) {
  EventQueue queue(Time::never());
  queue.schedule(Time(Time::never().minutes() - 1), 0, 1);
  Event event;
  ASSERT_TRUE(queue.pop(event));
  queue.schedule(event.at, 0, 2);
  queue.schedule(Time::never(), 0, 3);
  EXPECT_EQ(subjects_in_order(queue), Subjects{2});
}

TEST(EventQueue, RefusesThePastWhenChecking) {
  EventQueue queue(start_of_day(10));
  queue.schedule(Time(2000), 0, 1);
  Event event;
  ASSERT_TRUE(queue.pop(event));
#ifdef SIGHTLINE_CHECKS
  EXPECT_THROW(queue.schedule(Time(1999), 0, 2), std::logic_error);
  EXPECT_THROW(queue.schedule(Time(10), 0, 2), std::logic_error);
  EXPECT_EQ(queue.size(), 0U);
#else
  queue.schedule(Time(2000), 0, 2);
  queue.schedule(Time(10), 0, 3);
  EXPECT_EQ(subjects_in_order(queue), (Subjects{3, 2}));
#endif
}

TEST(EventQueue, ShowsComingEventsOfTheDay) {
  EventQueue queue(start_of_day(10));
  queue.schedule(Time(200), 0, 2);
  queue.schedule(Time(100), 0, 1);
  queue.schedule(Time(9999), 0, 3);
  EXPECT_EQ(queue.upcoming(0), nullptr);
  Event event;
  ASSERT_TRUE(queue.pop(event));
  ASSERT_NE(queue.upcoming(0), nullptr);
  EXPECT_EQ(queue.upcoming(0)->subject, 2U);
  EXPECT_EQ(queue.upcoming(1), nullptr);
}

TEST(EventQueue, ReusesItsMemory) {
  EventQueue queue(start_of_day(5000));
  Words words(1);
  const auto delay = [&words] {
    return minutes(1 + static_cast<std::int32_t>(words.below(30 * 1440)));
  };
  for (std::uint32_t i = 0; i < 1000; ++i)
    queue.schedule(Time() + delay(), 0, i);
  Event event;
  const auto turn_over = [&](int times) {
    for (int i = 0; i < times; ++i) {
      ASSERT_TRUE(queue.pop(event));
      queue.schedule(event.at + delay(), 0, event.subject);
    }
  };
  turn_over(20'000);
  const std::size_t warm = queue.capacity_bytes();
  turn_over(50'000);
  EXPECT_EQ(queue.size(), 1000U);
  // Buckets still grow with the days reached; chunks and buffers do not.
  EXPECT_LE(queue.capacity_bytes(), warm + 5000 * 8);
}

// Against a std::set in the order the queue promises, under random operations whose delays are
// 0, within the day, some days, or beyond the end; `burst` sets how many events share a day.
void agree_with_set(std::uint64_t seed, std::uint32_t burst, int steps) {
  const Time end = start_of_day(400);
  EventQueue queue(end);
  std::set<std::tuple<std::int32_t, std::uint32_t, std::uint32_t>> reference;
  Words words(seed);
  std::uint32_t scheduled = 0;
  const auto schedule_one = [&](Time now) {
    static constexpr std::uint32_t spans[] = {1, 20, 1440, 3 * 1440, 40 * 1440, 500 * 1440};
    const std::uint32_t span = spans[words.below(6)];
    const Time at = now + minutes(static_cast<std::int32_t>(words.below(span)));
    const std::uint32_t subject = words.below(1'000'000);
    queue.schedule(at, 0, subject);
    if (at < end) reference.emplace(at.minutes(), scheduled, subject);
    ++scheduled;
  };
  for (int step = 0; step < steps; ++step) {
    if (words.below(8) == 0) {
      for (std::uint32_t i = words.below(burst); i > 0; --i)
        schedule_one(queue.now());
    }
    Event event;
    const bool any = queue.pop(event);
    ASSERT_EQ(any, !reference.empty());
    if (any) {
      const auto [minute, sequence, subject] = *reference.begin();
      reference.erase(reference.begin());
      ASSERT_EQ(event.at.minutes(), minute);
      ASSERT_EQ(event.subject, subject);
      if (words.below(3) != 0) schedule_one(event.at);
    }
    ASSERT_EQ(queue.size(), reference.size());
  }
  Event event;
  while (queue.pop(event)) {
    ASSERT_EQ(event.subject, std::get<2>(*reference.begin()));
    reference.erase(reference.begin());
  }
  EXPECT_TRUE(reference.empty());
}

TEST(EventQueue, AgreesWithASetWhenSparse) {
  for (std::uint64_t seed = 0; seed < 200; ++seed)
    agree_with_set(seed, 4, 500);
}

TEST(EventQueue, AgreesWithASetWhenDense) {
  for (std::uint64_t seed = 0; seed < 3; ++seed)
    agree_with_set(1000 + seed, 200, 20'000);
}

TEST(EventQueue, AgreesWithASetInALongRun) {
  agree_with_set(5, 40, 300'000);
}

}  // namespace
}  // namespace sightline::engine
