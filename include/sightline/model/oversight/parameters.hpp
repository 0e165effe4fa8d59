// SPDX-License-Identifier: Apache-2.0
// Alarm after a death or a scandal (M22), and what inspection finds wanting.
#pragma once

#include <sightline/core/parameter.hpp>

namespace sightline::model::oversight {

struct Alarm {
  Days half_life{180.0};
  LogOdds threshold_shift{0.3};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("half_life", half_life,
                {.high = 10000,
                 .source = "assumption (M22)",
                 .meaning = "time in which alarm halves; 0: it is over at once"});
    visit.field("threshold_shift", threshold_shift,
                {.low = 0,
                 .high = 5,
                 .source = "assumption (M22); evidence 4, media scandal",
                 .meaning = "how much lower each threshold for referring, sharing and acting is "
                            "per unit of alarm; 0 is off"});
  }
};

struct Deaths {
  Probability scandal{0.1};
  Days review_delay{240.0};
  Ratio review_alarm{0.1};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("scandal", scandal,
                {.source = "assumption (M22)",
                 .meaning = "the death of an abused child becomes a public scandal and raises "
                            "alarm by 1; 0 is off"});
    visit.field("review_delay", review_delay,
                {.high = 3650,
                 .source = "assumption: six months and more until a review is published",
                 .meaning = "mean time from such a death to the review"});
    visit.field("review_alarm", review_alarm,
                {.high = 10,
                 .source = "assumption (M22)",
                 .meaning = "alarm that the review raises; 0 is off"});
  }
};

struct Inspections {
  Ratio backlog_limit{3.0};
  Share unallocated_limit{0.15};
  Ratio alarm{0.15};
  Days after_alarm{365.0};
  Ratio alarm_level{0.25};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("backlog_limit", backlog_limit,
                {.high = 1000,
                 .source = "assumption (R14)",
                 .meaning = "a team is found wanting above so many working weeks of waiting work "
                            "for each worker"});
    visit.field("unallocated_limit", unallocated_limit,
                {.source = "assumption (R14)",
                 .meaning = "a team is found wanting if more of its files have no holder"});
    visit.field("alarm", alarm,
                {.high = 10,
                 .source = "assumption (R14)",
                 .meaning = "alarm that such a finding raises; 0 is off"});
    visit.field("after_alarm", after_alarm,
                {.high = 3650,
                 .source = "case of Child P: inspection every year after it (M22)",
                 .meaning = "time between inspections while alarm lasts; 0: alarm brings none"});
    visit.field("alarm_level", alarm_level,
                {.high = 10,
                 .source = "assumption (M22)",
                 .meaning = "alarm at and above which the inspectorate comes unasked"});
  }
};

struct Parameters {
  Alarm alarm;
  Deaths deaths;
  Inspections inspections;
  Count national_alarm_on_day{0};
  Ratio national_alarm{1.0};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.group("alarm", alarm);
    visit.group("deaths", deaths);
    visit.group("inspections", inspections);
    visit.field("national_alarm_on_day", national_alarm_on_day,
                {.high = 100000,
                 .is_whole = true,
                 .source = "switch (M22)",
                 .meaning = "day after the start on which a scandal elsewhere becomes public; 0 is "
                            "none"});
    visit.field("national_alarm", national_alarm,
                {.high = 10,
                 .source = "assumption (M22)",
                 .meaning = "alarm that the scandal elsewhere raises"});
  }
};

}  // namespace sightline::model::oversight
