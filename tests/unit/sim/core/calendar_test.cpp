// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <cstdint>
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/core/calendar.hpp>

namespace sightline {
namespace {

Date day(const char* text) {
  return parse_date(text);
}

/// Two years from Sunday 1 April 2007, nine to five.
const Calendar& office() {
  static const Calendar calendar(day("2007-04-01"), 730);
  return calendar;
}

Time at(const char* date, std::int32_t hour, std::int32_t minute = 0) {
  return office().midnight_of(day(date)) + hours(hour) + minutes(minute);
}

TEST(Calendar, MapsTimesToDatesAndBack) {
  EXPECT_EQ(office().start(), day("2007-04-01"));
  EXPECT_EQ(office().date_of(Time(0)), day("2007-04-01"));
  EXPECT_EQ(office().date_of(Time(1440 * 366)), day("2008-04-01"));
  EXPECT_EQ(office().midnight_of(day("2008-02-29")), start_of_day(334));
}

TEST(Calendar, KnowsBirthdaysBeforeTheStart) {
  const Time birth = office().midnight_of(day("1990-02-28"));
  EXPECT_EQ(birth.day(), -6241);
  EXPECT_EQ(office().date_of(birth + minutes(1439)), day("1990-02-28"));
  EXPECT_EQ(office().date_of(Time(-1)), day("2007-03-31"));
  EXPECT_EQ(to_string(office().date_of(office().midnight_of(day("1940-01-01")))), "1940-01-01");
}

TEST(Calendar, CutsDatesThatTimeDoesNotReach) {
  const Time last = office().midnight_of(day("9999-12-31"));
  EXPECT_EQ(last, start_of_day(1'000'000));
  EXPECT_LT(last, Time::never());
  EXPECT_EQ(midnight_of(day("9999-12-31"), day("0001-01-01")), last);
  EXPECT_EQ(midnight_of(day("0001-01-01"), day("9999-12-31")), start_of_day(-1'000'000));
}

TEST(Calendar, RejectsDatesThatDoNotExist) {
  const Date wrong = std::chrono::year{2007} / 2 / 29;
  EXPECT_THROW((void)office().midnight_of(wrong), std::invalid_argument);
  EXPECT_THROW(Calendar(wrong, 10), std::invalid_argument);
}

TEST(Calendar, RejectsLengthsAndHoursThatMakeNoSense) {
  const Date start = day("2007-04-01");
  EXPECT_THROW(Calendar(start, -1), std::invalid_argument);
  EXPECT_THROW(Calendar(start, 200'001), std::invalid_argument);
  EXPECT_THROW(Calendar(start, 10, {.open = 600, .close = 600}), std::invalid_argument);
  EXPECT_THROW(Calendar(start, 10, {.open = -1, .close = 600}), std::invalid_argument);
  EXPECT_THROW(Calendar(start, 10, {.open = 0, .close = 1441}), std::invalid_argument);
  EXPECT_THROW(Calendar(day("1700-01-01"), 10), std::invalid_argument);
}

TEST(Calendar, ClosesOnWeekendsAndBankHolidays) {
  EXPECT_FALSE(office().is_working_day(at("2007-04-01", 12)));  // Sunday
  EXPECT_TRUE(office().is_working_day(at("2007-04-05", 23)));   // Thursday
  EXPECT_FALSE(office().is_working_day(at("2007-04-06", 12)));  // Good Friday
  EXPECT_FALSE(office().is_working_day(at("2007-04-09", 12)));  // Easter Monday
  EXPECT_TRUE(office().is_working_day(at("2007-04-10", 0)));
  EXPECT_FALSE(office().is_working_day(at("2007-12-26", 12)));
  EXPECT_FALSE(office().is_working_day(Time::never()));
  EXPECT_FALSE(office().is_working_day(Time::long_ago()));
}

TEST(Calendar, OpensAtNineAndClosesAtFive) {
  EXPECT_FALSE(office().is_working_time(at("2007-04-02", 8, 59)));
  EXPECT_TRUE(office().is_working_time(at("2007-04-02", 9)));
  EXPECT_TRUE(office().is_working_time(at("2007-04-02", 16, 59)));
  EXPECT_FALSE(office().is_working_time(at("2007-04-02", 17)));
  EXPECT_FALSE(office().is_working_time(at("2007-04-01", 12)));
  EXPECT_EQ(office().working_minutes_per_day(), 480);
}

TEST(Calendar, CountsStatutoryDaysAcrossChristmas) {
  // From Friday 21 December 2007: 24 (1), 27 (2), 28 (3), 31 (4), 2 January (5), 3 (6), 4 (7).
  const Time referral = at("2007-12-21", 11);
  EXPECT_EQ(office().add_working_days(referral, 0), at("2007-12-21", 17));
  EXPECT_EQ(office().add_working_days(referral, 1), at("2007-12-24", 17));
  EXPECT_EQ(office().add_working_days(referral, 2), at("2007-12-27", 17));
  EXPECT_EQ(office().add_working_days(referral, 7), at("2008-01-04", 17));
  EXPECT_EQ(office().working_days_between(referral, at("2008-01-04", 0)), 7);
  EXPECT_EQ(office().working_days_between(referral, at("2007-12-21", 23)), 0);
  EXPECT_EQ(office().working_days_between(at("2008-01-04", 0), referral), 0);
}

TEST(Calendar, CountsStatutoryDaysFromADayOff) {
  const Time saturday = at("2007-12-22", 11);
  EXPECT_EQ(office().add_working_days(saturday, 0), at("2007-12-24", 17));
  EXPECT_EQ(office().add_working_days(saturday, 1), at("2007-12-24", 17));
  EXPECT_EQ(office().add_working_days(saturday, 2), at("2007-12-27", 17));
  EXPECT_EQ(office().working_days_between(saturday, at("2007-12-27", 9)), 2);
}

TEST(Calendar, AddsWorkingMinutes) {
  EXPECT_EQ(office().add_working_minutes(at("2007-04-02", 10), 60), at("2007-04-02", 11));
  EXPECT_EQ(office().add_working_minutes(at("2007-04-02", 16), 60), at("2007-04-02", 17));
  EXPECT_EQ(office().add_working_minutes(at("2007-04-02", 16), 61), at("2007-04-03", 9, 1));
  // Over the long Easter weekend.
  EXPECT_EQ(office().add_working_minutes(at("2007-04-05", 16), 120), at("2007-04-10", 10));
  EXPECT_EQ(office().add_working_minutes(at("2007-04-05", 20), 1), at("2007-04-10", 9, 1));
  EXPECT_EQ(office().add_working_minutes(at("2007-04-02", 3), 480), at("2007-04-02", 17));
}

TEST(Calendar, StartsWorkOfNoMinutesAtTheNextOpening) {
  EXPECT_EQ(office().add_working_minutes(at("2007-04-02", 10), 0), at("2007-04-02", 10));
  EXPECT_EQ(office().add_working_minutes(at("2007-04-02", 17), 0), at("2007-04-03", 9));
  EXPECT_EQ(office().add_working_minutes(at("2007-04-01", 10), 0), at("2007-04-02", 9));
}

TEST(Calendar, CountsBackTheWorkingMinutesItAdded) {
  for (std::int32_t from = -5000; from < 40'000; from += 97) {
    for (std::int32_t work = 0; work < 9000; work += 461) {
      const Time end = office().add_working_minutes(Time(from), work);
      ASSERT_EQ(office().working_minutes_between(Time(from), end), work) << from;
      ASSERT_TRUE(work == 0 || office().is_working_time(end - minutes(1))) << from;
    }
  }
}

TEST(Calendar, AgreesWithCountingMinuteByMinute) {
  const Time from = at("2007-12-20", 13, 7);
  std::int32_t count = 0;
  for (Time time = from; time < at("2008-01-03", 12); time = time + minutes(1)) {
    count += office().is_working_time(time) ? 1 : 0;
  }
  EXPECT_EQ(office().working_minutes_between(from, at("2008-01-03", 12)), count);
  EXPECT_EQ(office().working_minutes_between(at("2008-01-03", 12), from), 0);
}

TEST(Calendar, KnowsWorkingTimeBeforeTheStart) {
  EXPECT_TRUE(office().is_working_time(at("2007-03-30", 12)));
  EXPECT_EQ(office().working_minutes_between(at("2007-03-30", 16), at("2007-04-02", 10)), 120);
  EXPECT_EQ(office().add_working_days(at("2007-03-30", 16), 1), at("2007-04-02", 17));
}

TEST(Calendar, AnswersNeverBeyondItsEnd) {
  EXPECT_NE(office().add_working_days(start_of_day(729), 500), Time::never());
  EXPECT_EQ(office().add_working_days(start_of_day(729), 600), Time::never());
  EXPECT_EQ(office().add_working_minutes(Time(0), INT32_MAX), Time::never());
  EXPECT_EQ(office().add_working_minutes(Time::never(), 0), Time::never());
  EXPECT_EQ(office().add_working_days(Time::never(), 0), Time::never());
  EXPECT_EQ(office().working_minutes_between(start_of_day(1'000'000), Time::never()), 0);
}

TEST(Calendar, RejectsNegativeWork) {
  EXPECT_THROW((void)office().add_working_days(Time(0), -1), std::invalid_argument);
  EXPECT_THROW((void)office().add_working_minutes(Time(0), -1), std::invalid_argument);
}

TEST(Calendar, CountsMonths) {
  EXPECT_EQ(office().month_index(Time(0)), 0);
  EXPECT_EQ(office().month_index(at("2007-04-30", 23, 59)), 0);
  EXPECT_EQ(office().month_index(at("2007-05-01", 0)), 1);
  EXPECT_EQ(office().month_index(at("2009-03-31", 0)), 23);
  EXPECT_EQ(office().month_index(Time(-1)), -1);
}

TEST(Calendar, NeverClosesIfAlwaysOpen) {
  const Calendar open = Calendar::always_open(day("2007-12-24"), 30);
  EXPECT_EQ(open.working_minutes_per_day(), 1440);
  EXPECT_TRUE(open.is_working_time(start_of_day(1) + minutes(3)));
  EXPECT_EQ(open.add_working_minutes(Time(77), 10'000), Time(10'077));
  EXPECT_EQ(open.working_minutes_between(Time(77), Time(10'077)), 10'000);
  EXPECT_EQ(open.add_working_days(Time(77), 2), start_of_day(3));
  EXPECT_EQ(open.working_days_between(Time(77), start_of_day(5)), 5);
}

TEST(Date, ReadsAndWritesIsoDates) {
  EXPECT_EQ(day("2008-02-29"), std::chrono::year{2008} / 2 / 29);
  EXPECT_EQ(to_string(day("0987-01-02")), "0987-01-02");
}

TEST(Date, RejectsEverythingElse) {
  for (const char* wrong : {"", "2007-4-1", "2007/04/01", "2007-02-29", "2007-13-01", "2007-00-10",
                            "01-04-2007", "2007-04-01 ", "20x7-04-01", "2007-04-0", "-007-04-01"}) {
    EXPECT_THROW((void)parse_date(wrong), std::invalid_argument) << wrong;
  }
}

}  // namespace
}  // namespace sightline
