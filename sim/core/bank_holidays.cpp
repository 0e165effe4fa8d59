// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <sightline/core/calendar.hpp>

namespace sightline {

namespace {

using std::chrono::day;
using DayCount = std::chrono::days;  // `days` is ours, of simulated time
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::weekday;

constexpr month january{1};
constexpr month april{4};
constexpr month may{5};
constexpr month june{6};
constexpr month august{8};
constexpr month september{9};
constexpr month december{12};

/// Anonymous Gregorian algorithm (Meeus, Jones & Butcher).
sys_days easter_sunday(std::chrono::year year) {
  const int y = static_cast<int>(year);
  const int golden = y % 19;
  const int century = y / 100;
  const int in_century = y % 100;
  const int moon_correction = (century - (century + 8) / 25 + 1) / 3;
  const int epact = (19 * golden + century - century / 4 - moon_correction + 15) % 30;
  const int to_sunday =
      (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
  const int late = (golden + 11 * epact + 22 * to_sunday) / 451;
  const int day_of_march = epact + to_sunday - 7 * late + 22;
  return sys_days{year / 3 / 1} + DayCount{day_of_march - 1};
}

sys_days first_monday(std::chrono::year year, month in) {
  return sys_days{year / in / std::chrono::Monday[1]};
}

sys_days last_monday(std::chrono::year year, month in) {
  return sys_days{year / in / std::chrono::Monday[std::chrono::last]};
}

bool is_weekend(sys_days date) {
  return weekday{date}.iso_encoding() > 5;
}

/// Royal proclamations under the Banking and Financial Dealings Act 1971.
struct Proclamation {
  Date date;
  bool is_added;  ///< otherwise taken away, because the standing holiday was moved
};

std::array<Proclamation, 17> proclamations() {
  const auto on = [](int y, month m, unsigned d) { return std::chrono::year{y} / m / day{d}; };
  return {{{on(1995, may, 1), false},        // moved to the 50th anniversary of VE Day
           {on(1995, may, 8), true},         //
           {on(1999, december, 31), true},   // millennium
           {on(2002, may, 27), false},       // moved for the golden jubilee
           {on(2002, june, 3), true},        //
           {on(2002, june, 4), true},        //
           {on(2011, april, 29), true},      // royal wedding
           {on(2012, may, 28), false},       // moved for the diamond jubilee
           {on(2012, june, 4), true},        //
           {on(2012, june, 5), true},        //
           {on(2020, may, 4), false},        // moved to the 75th anniversary of VE Day
           {on(2020, may, 8), true},         //
           {on(2022, may, 30), false},       // moved for the platinum jubilee
           {on(2022, june, 2), true},        //
           {on(2022, june, 3), true},        //
           {on(2022, september, 19), true},  // state funeral of Elizabeth II
           {on(2023, may, 8), true}}};       // coronation of Charles III
}

}  // namespace

std::vector<Date> english_bank_holidays(std::chrono::year year) {
  const sys_days easter = easter_sunday(year);
  std::vector<sys_days> found{easter - DayCount{2}, easter + DayCount{1}, first_monday(year, may),
                              last_monday(year, may), last_monday(year, august)};
  for (const sys_days date : {sys_days{year / january / 1}, sys_days{year / december / 25},
                              sys_days{year / december / 26}}) {
    sys_days observed = date;
    while (is_weekend(observed) || std::find(found.begin(), found.end(), observed) != found.end()) {
      observed += DayCount{1};
    }
    found.push_back(observed);
  }
  for (const Proclamation& proclaimed : proclamations()) {
    if (proclaimed.date.year() != year) {
      continue;
    }
    const sys_days date{proclaimed.date};
    if (proclaimed.is_added) {
      found.push_back(date);
    } else {
      found.erase(std::find(found.begin(), found.end(), date));
    }
  }
  std::sort(found.begin(), found.end());
  return {found.begin(), found.end()};
}

}  // namespace sightline
