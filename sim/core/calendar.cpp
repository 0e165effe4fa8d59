// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include <sightline/core/calendar.hpp>
#include <sightline/core/time.hpp>

namespace sightline {

namespace {

using DayCount = std::chrono::days;  // `days` is ours, of simulated time
using std::chrono::sys_days;

constexpr std::int32_t most_days = 200'000;  // keeps every moment of the tables in 32 bits

void check(Date start, std::int32_t length, WorkingHoursOfDay hours) {
  const int year = static_cast<int>(start.year());
  if (!start.ok() || year < 1800 || year > 2999) {
    throw std::invalid_argument(fmt::format(
        "the calendar's start date {} must exist and lie in 1800-2999", to_string(start)));
  }
  if (length < 0 || length > most_days) {
    throw std::invalid_argument(
        fmt::format("the calendar's length of {} days must be in [0, {}]", length, most_days));
  }
  if (hours.open < 0 || hours.close <= hours.open || hours.close > minutes_per_day) {
    throw std::invalid_argument(fmt::format(
        "working hours from minute {} to minute {} must satisfy 0 <= open < close <= {}",
        hours.open, hours.close, minutes_per_day));
  }
}

std::vector<sys_days> holidays_between(sys_days first, sys_days last) {
  std::vector<sys_days> found;
  const std::chrono::year end = Date{last}.year();
  for (std::chrono::year year = Date{first}.year(); year <= end; ++year) {
    for (const Date date : english_bank_holidays(year)) {
      found.emplace_back(date);
    }
  }
  return found;
}

std::int32_t months_of(Date date) {
  return 12 * static_cast<int>(date.year()) + static_cast<int>(static_cast<unsigned>(date.month()));
}

}  // namespace

Time midnight_of(Date date, Date start) {
  return Time() + duration_of_days(static_cast<double>((sys_days{date} - sys_days{start}).count()));
}

Calendar::Calendar(Date start, std::int32_t days, WorkingHoursOfDay hours)
    : Calendar(start, days, hours, false) {}

Calendar::Calendar(Date start, std::int32_t length, WorkingHoursOfDay hours, bool is_always_open)
    : hours_(hours) {
  check(start, length, hours);
  start_ = sys_days{start};
  const sys_days first = start_ - DayCount{30 * 365 + 8};
  const sys_days end = start_ + DayCount{length + 2 * 366};  // excluded
  first_day_ = static_cast<std::int32_t>((first - start_).count());
  const std::vector<sys_days> holidays =
      is_always_open ? std::vector<sys_days>{} : holidays_between(first, end);
  for (sys_days date = first; date < end; date += DayCount{1}) {
    working_before_.push_back(static_cast<std::int32_t>(working_days_.size()));
    const bool is_weekend = std::chrono::weekday{date}.iso_encoding() > 5;
    if (is_always_open ||
        (!is_weekend && !std::binary_search(holidays.begin(), holidays.end(), date))) {
      working_days_.push_back(static_cast<std::int32_t>((date - start_).count()));
    }
  }
  working_before_.push_back(static_cast<std::int32_t>(working_days_.size()));
}

Calendar Calendar::always_open(Date start, std::int32_t days) {
  return {start, days, WorkingHoursOfDay{.open = 0, .close = minutes_per_day}, true};
}

Date Calendar::date_of(Time time) const {
  return Date{start_ + DayCount{time.day()}};
}

Time Calendar::midnight_of(Date date) const {
  if (!date.ok()) {
    throw std::invalid_argument(fmt::format("the date {} does not exist", to_string(date)));
  }
  return sightline::midnight_of(date, start());
}

std::size_t Calendar::row_of(std::int32_t day) const {
  const auto last = static_cast<std::int32_t>(working_before_.size()) - 1;
  return static_cast<std::size_t>(std::clamp(day - first_day_, 0, last));
}

bool Calendar::is_working_day(Time time) const {
  const std::int32_t day = time.day();
  return working_before_[row_of(day + 1)] > working_before_[row_of(day)];
}

bool Calendar::is_working_time(Time time) const {
  const std::int32_t minute = time.minute_of_day();
  return minute >= hours_.open && minute < hours_.close && is_working_day(time);
}

Time Calendar::moment_of(std::int64_t n, std::int32_t minute) const {
  if (n >= static_cast<std::int64_t>(working_days_.size())) {
    return Time::never();
  }
  return start_of_day(working_days_[static_cast<std::size_t>(n)]) + sightline::minutes(minute);
}

Time Calendar::add_working_days(Time from, std::int32_t n) const {
  if (n < 0) {
    throw std::invalid_argument(fmt::format("cannot add {} working days: less than 0", n));
  }
  const std::int64_t passed = working_before_[row_of(from.day())];
  // A day off is followed by the first working day, which is the answer to both 0 and 1.
  const std::int64_t ahead = is_working_day(from) || n == 0 ? n : n - 1;
  return moment_of(passed + ahead, hours_.close);
}

std::int32_t Calendar::working_minutes_until(Time time) const {
  const std::int32_t per_day = working_minutes_per_day();
  const std::int32_t passed = working_before_[row_of(time.day())] * per_day;
  if (!is_working_day(time)) {
    return passed;
  }
  return passed + std::clamp(time.minute_of_day() - hours_.open, 0, per_day);
}

Time Calendar::add_working_minutes(Time from, std::int32_t minutes) const {
  if (minutes < 0) {
    throw std::invalid_argument(fmt::format("cannot add {} working minutes: less than 0", minutes));
  }
  const std::int64_t per_day = working_minutes_per_day();
  const std::int64_t done = std::int64_t{working_minutes_until(from)} + minutes;
  // Work that ends with the day ends at its close; work of no minutes has only a beginning.
  const std::int64_t day = minutes == 0 ? done / per_day : (done - 1) / per_day;
  const auto minute = static_cast<std::int32_t>(done - day * per_day);
  return moment_of(day, hours_.open + minute);
}

std::int32_t Calendar::working_minutes_between(Time from, Time to) const {
  return std::max(0, working_minutes_until(to) - working_minutes_until(from));
}

std::int32_t Calendar::working_days_between(Time from, Time to) const {
  const std::int32_t before = working_before_[row_of(from.day() + 1)];
  return std::max(0, working_before_[row_of(to.day() + 1)] - before);
}

std::int32_t Calendar::month_index(Time time) const {
  return months_of(date_of(time)) - months_of(start());
}

Date parse_date(const std::string& text) {
  bool has_form = text.size() == 10;
  for (std::size_t i = 0; has_form && i < text.size(); ++i) {
    const bool is_dash = i == 4 || i == 7;
    has_form = is_dash ? text[i] == '-' : (text[i] >= '0' && text[i] <= '9');
  }
  if (!has_form) {
    throw std::invalid_argument(
        fmt::format("'{}' is not a date: write year-month-day, e.g. 2007-04-01", text));
  }
  const Date date = std::chrono::year{std::stoi(text.substr(0, 4))} / std::stoi(text.substr(5, 2)) /
                    std::stoi(text.substr(8, 2));
  if (!date.ok()) {
    throw std::invalid_argument(fmt::format("'{}' is not a date: there is no such day", text));
  }
  return date;
}

std::string to_string(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace sightline
