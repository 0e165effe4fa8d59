// SPDX-License-Identifier: Apache-2.0
// Simulated time: a whole number of minutes since midnight of the scenario's start date.
#pragma once

#include <compare>
#include <cstdint>

namespace sightline {

inline constexpr std::int32_t minutes_per_day = 1440;
inline constexpr double minutes_per_hour = 60.0;
inline constexpr double hours_per_day = 24.0;
inline constexpr double days_per_week = 7.0;
inline constexpr double days_per_year = 365.25;
/// An English year has 253 working days.
inline constexpr double days_per_working_day = days_per_year / 253.0;

/// A span of simulated time in whole minutes; may be negative. Range about +-4,000 years.
class Duration {
 public:
  constexpr Duration() = default;
  explicit constexpr Duration(std::int32_t minutes) : minutes_(minutes) {}

  [[nodiscard]] constexpr std::int32_t minutes() const { return minutes_; }
  [[nodiscard]] constexpr double days() const { return minutes_ / double{minutes_per_day}; }

  friend constexpr auto operator<=>(Duration, Duration) = default;
  friend constexpr Duration operator+(Duration a, Duration b) {
    return Duration(a.minutes_ + b.minutes_);
  }
  friend constexpr Duration operator-(Duration a, Duration b) {
    return Duration(a.minutes_ - b.minutes_);
  }
  friend constexpr Duration operator*(std::int32_t n, Duration a) {
    return Duration(n * a.minutes_);
  }

 private:
  std::int32_t minutes_ = 0;
};

[[nodiscard]] constexpr Duration minutes(std::int32_t n) {
  return Duration(n);
}
[[nodiscard]] constexpr Duration hours(std::int32_t n) {
  return Duration(60 * n);
}
[[nodiscard]] constexpr Duration days(std::int32_t n) {
  return Duration(minutes_per_day * n);
}

/// The nearest whole minute, ties away from zero; spans over the representable range are cut to it.
[[nodiscard]] constexpr Duration duration_of_days(double n) {
  constexpr double limit = 1.0e6;  // about 2,700 years
  const double bounded = n > limit ? limit : (n < -limit ? -limit : n);
  const double scaled = bounded * minutes_per_day;
  return Duration(static_cast<std::int32_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5));
}
[[nodiscard]] constexpr Duration duration_of_hours(double n) {
  return duration_of_days(n / hours_per_day);
}

/// A moment of simulated time; minute 0 is midnight of the start date. May lie before it.
class Time {
 public:
  constexpr Time() = default;
  explicit constexpr Time(std::int32_t minutes_since_start) : minutes_(minutes_since_start) {}

  /// Later than every moment that can be simulated.
  [[nodiscard]] static constexpr Time never() { return Time(INT32_MAX); }
  /// Earlier than every moment that can be simulated.
  [[nodiscard]] static constexpr Time long_ago() { return Time(INT32_MIN / 2); }

  [[nodiscard]] constexpr std::int32_t minutes() const { return minutes_; }
  /// Days since the start date, rounded down (also before it).
  [[nodiscard]] constexpr std::int32_t day() const {
    return minutes_ >= 0 ? minutes_ / 1440 : -((1439 - minutes_) / 1440);
  }
  /// 0 at midnight .. 1439.
  [[nodiscard]] constexpr std::int32_t minute_of_day() const { return minutes_ - 1440 * day(); }

  friend constexpr auto operator<=>(Time, Time) = default;
  friend constexpr Time operator+(Time t, Duration d) { return Time(t.minutes_ + d.minutes()); }
  friend constexpr Time operator-(Time t, Duration d) { return Time(t.minutes_ - d.minutes()); }
  friend constexpr Duration operator-(Time a, Time b) { return Duration(a.minutes_ - b.minutes_); }

 private:
  std::int32_t minutes_ = 0;
};

[[nodiscard]] constexpr Time start_of_day(std::int32_t day) {
  return Time(1440 * day);
}

}  // namespace sightline
