// SPDX-License-Identifier: Apache-2.0
// Why social workers leave, fall ill and tire (M18), and how new ones differ.
#pragma once

#include <sightline/core/parameter.hpp>

namespace sightline::model::workforce {

struct Turnover {
  PerYear rate{0.115};
  PerYear agency_rate{1.0};
  Ratio burden{0.05};
  Ratio alarm{0.3};
  Share retained_by_supervision{0.2};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("rate", rate,
                {.high = 3,
                 .source = "evidence 2.4 turnover: 9.6-11 % in 2005-06",
                 .meaning = "a rested social worker without supervision leaves; 0 is off: nobody "
                            "leaves"});
    visit.field("agency_rate", agency_rate,
                {.high = 3,
                 .source = "assumption",
                 .meaning = "an agency worker leaves before the post is filled"});
    visit.field("burden", burden,
                {.high = 5,
                 .source = "assumption (M18)",
                 .meaning = "logarithm of how much more often one leaves per working week of "
                            "fatigue; 0 is off"});
    visit.field("alarm", alarm,
                {.high = 5,
                 .source = "assumption (M22); evidence 4: vacancies after 2008",
                 .meaning = "logarithm of how much more often one leaves per unit of alarm; 0 is "
                            "off"});
    visit.field("retained_by_supervision", retained_by_supervision,
                {.source = "evidence 4 supervision: associated with retention (assumption)",
                 .meaning = "share of leavings that supervision without delay prevents; 0 is off"});
  }
};

struct Sickness {
  PerYear spells{1.6};
  Days length{9.0};
  Ratio burden{0.1};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("spells", spells,
                {.high = 5,
                 .source = "evidence 2.4 sickness: 7-16 days a year",
                 .meaning = "spells of sickness of a rested social worker; 0 is off"});
    visit.field("length", length,
                {.high = 365,
                 .source = "evidence 2.4 sickness: 7-16 days a year",
                 .meaning = "mean length of a spell"});
    visit.field("burden", burden,
                {.high = 5,
                 .source = "assumption (M18)",
                 .meaning = "logarithm of how much more often one falls ill per working week of "
                            "fatigue; 0 is off"});
  }
};

/// Fatigue follows the working weeks of work that wait for the worker.
struct Fatigue {
  Days time_constant{60.0};
  Ratio haste{0.05};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("time_constant", time_constant,
                {.high = 3650,
                 .source = "assumption (M18)",
                 .meaning = "time in which fatigue comes two thirds of the way to the backlog; 0 "
                            "is off: nobody tires"});
    visit.field("haste", haste,
                {.high = 10,
                 .source = "assumption (M18)",
                 .meaning = "examination noise and lost curiosity per working week of fatigue, "
                            "beside those of the backlog itself; 0 is off"});
  }
};

/// What social workers do beyond their hours while work waits: the first answer to load (M18).
struct Overtime {
  WorkingHours most{10.0};
  Ratio half_at{1.0};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("most", most,
                {.high = 40,
                 .source = "evidence 2.4 overtime: 6-10 hours a week above contract",
                 .meaning = "hours a week that a social worker adds at most; 0 is off"});
    visit.field("half_at", half_at,
                {.low = 0.01,
                 .high = 100,
                 .source = "assumption (M18)",
                 .meaning = "working weeks of work that wait for the worker at which half of "
                            "them are worked"});
  }
};

struct Tenure {
  Ratio newness{0.3};
  Days wears_off{180.0};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("newness", newness,
                {.high = 10,
                 .source = "assumption (M18, M20)",
                 .meaning = "examination noise that a social worker has more on the first day in "
                            "post; 0 is off"});
    visit.field("wears_off", wears_off,
                {.high = 3650,
                 .source = "assumption",
                 .meaning = "time in which that shrinks evenly to nothing"});
  }
};

}  // namespace sightline::model::workforce
