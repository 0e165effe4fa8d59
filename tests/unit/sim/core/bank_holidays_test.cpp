// SPDX-License-Identifier: Apache-2.0
// Lists as published on gov.uk and, before 2012, in the London Gazette.
#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/core/calendar.hpp>

namespace sightline {
namespace {

/// "01-03 04-02 ...", without the year.
std::string listed(int year) {
  std::string result;
  for (const Date date : english_bank_holidays(std::chrono::year{year})) {
    EXPECT_EQ(static_cast<int>(date.year()), year);
    result.append(result.empty() ? "" : " ").append(to_string(date), 5);
  }
  return result;
}

TEST(BankHolidays, AreAsPublished2004To2012) {
  EXPECT_EQ(listed(2004), "01-01 04-09 04-12 05-03 05-31 08-30 12-27 12-28");
  EXPECT_EQ(listed(2005), "01-03 03-25 03-28 05-02 05-30 08-29 12-26 12-27");
  EXPECT_EQ(listed(2006), "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26");
  EXPECT_EQ(listed(2007), "01-01 04-06 04-09 05-07 05-28 08-27 12-25 12-26");
  EXPECT_EQ(listed(2008), "01-01 03-21 03-24 05-05 05-26 08-25 12-25 12-26");
  EXPECT_EQ(listed(2009), "01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28");
  EXPECT_EQ(listed(2010), "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28");
  EXPECT_EQ(listed(2011), "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27");
  EXPECT_EQ(listed(2012), "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26");
}

TEST(BankHolidays, KnowTheProclamations) {
  EXPECT_EQ(listed(1995), "01-02 04-14 04-17 05-08 05-29 08-28 12-25 12-26");
  EXPECT_EQ(listed(1999), "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28 12-31");
  EXPECT_EQ(listed(2002), "01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26");
  EXPECT_EQ(listed(2020), "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28");
  EXPECT_EQ(listed(2022), "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27");
  EXPECT_EQ(listed(2023), "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26");
}

TEST(BankHolidays, FollowEaster) {
  // Easter Mondays from the tables of the Book of Common Prayer; 2008 and 2038 are near the ends.
  for (const char* monday : {"1978-03-27", "2000-04-24", "2008-03-24", "2011-04-25", "2019-04-22",
                             "2024-04-01", "2025-04-21", "2038-04-26", "2049-04-19"}) {
    const Date date = parse_date(monday);
    const auto found = english_bank_holidays(date.year());
    EXPECT_NE(std::find(found.begin(), found.end(), date), found.end()) << monday;
  }
}

TEST(BankHolidays, AreEightWeekdaysInOrdinaryYears) {
  for (int year = 2024; year <= 2123; ++year) {
    const auto found = english_bank_holidays(std::chrono::year{year});
    EXPECT_EQ(found.size(), 8U) << year;
    EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
    EXPECT_EQ(std::adjacent_find(found.begin(), found.end()), found.end());
    for (const Date date : found) {
      EXPECT_LE(std::chrono::weekday{date}.iso_encoding(), 5U) << to_string(date);
    }
  }
}

}  // namespace
}  // namespace sightline
