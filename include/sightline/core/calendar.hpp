// SPDX-License-Identifier: Apache-2.0
// The real calendar behind simulated minutes: dates, weekends, bank holidays, working hours.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <sightline/core/time.hpp>

namespace sightline {

using Date = std::chrono::year_month_day;

/// Bank holidays of England and Wales in one year, sorted: the eight standing ones (as they are
/// since 1978) and the one-off ones and moves proclaimed 1995-2023 (1995, 1999, 2002, 2011, 2012,
/// 2020, 2022, 2023). One that falls on a weekend is listed as its substitute day only.
[[nodiscard]] std::vector<Date> english_bank_holidays(std::chrono::year year);

/// Midnight of `date` where minute 0 is midnight of `start`. A date that simulated time does not
/// reach, over 2,700 years away, is cut to the last that it does. Both must exist.
[[nodiscard]] Time midnight_of(Date date, Date start);

/// Hours in which work is done on a working day, in minutes after midnight.
struct WorkingHoursOfDay {
  std::int32_t open = 9 * 60;
  std::int32_t close = 17 * 60;
};

/// Maps simulated time to dates and counts working time. Immutable; all queries are O(1).
/// Dates have the bounds of Time only. Working time is known from 30 years before the start to
/// `days` days plus two years after it; outside that no time is working time, and a working-time
/// query that runs beyond its end answers Time::never().
class Calendar {
 public:
  /// Throws std::invalid_argument for a date that does not exist or is outside the years
  /// 1800-2999, for `days` outside [0, 200 000] and for hours that are not 0 <= open < close <= 24
  /// h.
  Calendar(Date start, std::int32_t days, WorkingHoursOfDay hours = {});
  /// A calendar that never closes: every day is a working day of 24 hours (for closed-form tests).
  [[nodiscard]] static Calendar always_open(Date start, std::int32_t days);

  [[nodiscard]] Date start() const { return Date{start_}; }
  [[nodiscard]] Date date_of(Time time) const;
  /// sightline::midnight_of(); throws std::invalid_argument for a date that does not exist.
  [[nodiscard]] Time midnight_of(Date date) const;
  [[nodiscard]] bool is_working_day(Time time) const;
  /// Between opening (included) and close (excluded) of a working day.
  [[nodiscard]] bool is_working_time(Time time) const;
  /// The close of the n-th working day after the day of `from` (n = 0: the close of that day, or of
  /// the next working day if it is none). Statutory limits count like this: "within 7 working days
  /// of the referral". Throws std::invalid_argument for n < 0.
  [[nodiscard]] Time add_working_days(Time from, std::int32_t n) const;
  /// The moment by which `minutes` of working time have passed since `from`. Work that starts
  /// outside working hours starts at the next opening. Throws std::invalid_argument for
  /// minutes < 0.
  [[nodiscard]] Time add_working_minutes(Time from, std::int32_t minutes) const;
  /// Working minutes in [from, to); 0 if to <= from.
  [[nodiscard]] std::int32_t working_minutes_between(Time from, Time to) const;
  /// Working days d with day(from) < d <= day(to): how many working days `to` lies after `from`.
  [[nodiscard]] std::int32_t working_days_between(Time from, Time to) const;
  [[nodiscard]] std::int32_t working_minutes_per_day() const { return hours_.close - hours_.open; }
  /// Whole calendar months between the month of the start date and the month of `time`; negative
  /// before it.
  [[nodiscard]] std::int32_t month_index(Time time) const;

 private:
  Calendar(Date start, std::int32_t days, WorkingHoursOfDay hours, bool is_always_open);

  /// Row of `day` (since the start date) in the tables, cut to the rows there are.
  [[nodiscard]] std::size_t row_of(std::int32_t day) const;
  /// Working minutes from the first row to `time`.
  [[nodiscard]] std::int32_t working_minutes_until(Time time) const;
  /// `minute` of the n-th working day of all, or never.
  [[nodiscard]] Time moment_of(std::int64_t n, std::int32_t minute) const;

  std::chrono::sys_days start_;
  WorkingHoursOfDay hours_;
  std::int32_t first_day_ = 0;                ///< day of row 0, negative
  std::vector<std::int32_t> working_before_;  ///< by row: working days in the rows before it
  std::vector<std::int32_t> working_days_;    ///< the n-th working day, as days since the start
};

/// "2007-04-01"; throws std::invalid_argument with what is wrong for anything else.
[[nodiscard]] Date parse_date(const std::string& text);
/// "2007-04-01".
[[nodiscard]] std::string to_string(Date date);

[[nodiscard]] inline Date day_after(Date date) {
  return std::chrono::sys_days(date) + std::chrono::days(1);
}

}  // namespace sightline
