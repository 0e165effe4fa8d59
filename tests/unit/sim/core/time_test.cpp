// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/core/time.hpp>

namespace sightline {
namespace {

TEST(Duration, CountsMinutes) {
  EXPECT_EQ(days(2) + hours(3) - minutes(4), Duration(2 * 1440 + 3 * 60 - 4));
  EXPECT_EQ(3 * minutes(5), minutes(15));
  EXPECT_DOUBLE_EQ(hours(36).days(), 1.5);
  EXPECT_LT(minutes(-1), Duration());
}

TEST(Duration, RoundsDaysToTheNearestMinute) {
  EXPECT_EQ(duration_of_days(1.0), days(1));
  EXPECT_EQ(duration_of_days(0.6 / 1440), minutes(1));
  EXPECT_EQ(duration_of_days(0.4 / 1440), minutes(0));
  EXPECT_EQ(duration_of_days(-0.6 / 1440), minutes(-1));
  EXPECT_EQ(duration_of_hours(7.5), minutes(450));
}

TEST(Duration, CutsSpansThatDoNotFit) {
  EXPECT_EQ(duration_of_days(1e300), days(1'000'000));
  EXPECT_EQ(duration_of_days(-1e300), days(-1'000'000));
}

TEST(Time, SplitsIntoDayAndMinute) {
  const Time time = start_of_day(3) + minutes(5);
  EXPECT_EQ(time.day(), 3);
  EXPECT_EQ(time.minute_of_day(), 5);
  EXPECT_EQ(time - start_of_day(3), minutes(5));
}

TEST(Time, RoundsDaysDownBeforeTheStart) {
  EXPECT_EQ(Time(-1).day(), -1);
  EXPECT_EQ(Time(-1).minute_of_day(), 1439);
  EXPECT_EQ(Time(-1440).day(), -1);
  EXPECT_EQ(Time(-1440).minute_of_day(), 0);
  EXPECT_EQ(Time(-1441).day(), -2);
}

TEST(Time, OrdersItsEnds) {
  EXPECT_LT(Time::long_ago(), Time());
  EXPECT_LT(Time() - days(5), Time());
  EXPECT_GT(Time::never(), Time(2'000'000'000));
}

}  // namespace
}  // namespace sightline
