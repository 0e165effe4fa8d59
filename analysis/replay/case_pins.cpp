// SPDX-License-Identifier: Apache-2.0
// What the case's dates mean in the model's time.
#include <algorithm>
#include <chrono>
#include <stdexcept>

#include <sightline/core/time.hpp>
#include <sightline/replay/case_pins.hpp>
#include <sightline/replay/case_view.hpp>

#include "case_hazard.hpp"
#include "case_times.hpp"

namespace sightline::replay {

namespace {

using scenario::Case;
using scenario::CaseEvent;
using scenario::CasePin;
using scenario::CasePinKind;
using std::chrono::sys_days;

constexpr int days_before = 400;  // for queues to fill and staff to settle
constexpr int days_after = 30;
constexpr int warm_up_days = 365;
constexpr std::int32_t injury_minute = 8 * 60;
// Gaps between candidate moments, in means: uniforms near 1 are too coarse for longer ones.
constexpr double most_gap = 12.0;
constexpr double usual_gap = 8.0;

/// Injuries that pins or sources give, in the order of time, no two in one minute.
std::vector<PlannedInjury> told_injuries(const Case& of, Date start) {
  std::vector<PlannedInjury> told;
  for (const CaseEvent& event : of.chronology) {
    for (const CasePin& pin : event.pins) {
      if (pin.kind != CasePinKind::injury) continue;
      told.push_back({moment(pin.on, start, injury_minute), pin.severity, pin.is_occult, true});
    }
  }
  for (const scenario::CaseFurther& further : of.further) {
    if (!further.is_injury) continue;
    for (const Date day : spread_days(further))
      told.push_back({.at = moment(day, start, injury_minute)});
  }
  std::stable_sort(told.begin(), told.end(),
                   [](const auto& a, const auto& b) { return a.at < b.at; });
  for (std::size_t i = 1; i < told.size(); ++i)
    told[i].at = std::max(told[i].at, told[i - 1].at + minutes(1));
  return told;
}

}  // namespace

std::int32_t day_number(Date date, Date start) {
  return static_cast<std::int32_t>((sys_days(date) - sys_days(start)).count());
}

Time moment(Date date, Date start, std::int32_t minute) {
  return start_of_day(day_number(date, start)) + minutes(minute);
}

model::ChildId index_child(const Case& of) {
  if (!of.family) throw std::invalid_argument("the case has no family");
  const auto& children = of.family->children;
  const auto found = std::find_if(children.begin(), children.end(),
                                  [](const auto& child) { return child.name == "index"; });
  return model::ChildId(static_cast<std::uint32_t>(found - children.begin()));
}

model::Period period_of(const Case& of) {
  sys_days first = sys_days::max();
  sys_days last = sys_days::min();
  for (const CaseEvent& event : of.chronology) {
    for (const CasePin& pin : event.pins) {
      first = std::min(first, sys_days(pin.on));
      last = std::max(last, sys_days(pin.on));
    }
  }
  if (first > last) throw std::invalid_argument("the case has no pins");
  if (of.fatal) last = std::max(last, sys_days(*of.fatal));
  const sys_days start = first - std::chrono::days(days_before);
  const auto length = static_cast<std::int32_t>((last - start).count()) + days_after;
  return {
      .start = Date(start), .warm_up_days = warm_up_days, .measured_days = length - warm_up_days};
}

std::vector<PlannedInjury> planned_injuries(const Case& of, const model::Input& input) {
  const std::vector<PlannedInjury> told = told_injuries(of, input.period.start);
  const CaseHazard hazard(of, input);
  std::vector<PlannedInjury> planned;
  Time from = hazard.script_begins();
  for (const PlannedInjury& injury : told) {
    for (;;) {
      const double rate = hazard.candidate_rate(from);
      if (rate * (injury.at - from).days() / days_per_year <= most_gap) break;
      from = from + duration_of_days(usual_gap / rate * days_per_year);
      planned.push_back({.at = from, .is_filler = true});
    }
    planned.push_back(injury);
    from = injury.at;
  }
  return planned;
}

Course course_of(const std::vector<model::Happening>& trace, model::ChildId index) {
  Course course;
  for (const model::Happening& happening : trace) {
    if (happening.child != index) continue;
    switch (happening.kind) {
      case model::HappeningKind::visit:
        course.visits.push_back(happening.at);
        break;
      case model::HappeningKind::conference:
        course.conferences.push_back(happening.at);
        break;
      case model::HappeningKind::review_conference:
        course.reviews.push_back(happening.at);
        break;
      case model::HappeningKind::strategy_discussion:
        course.strategy_discussions.push_back(happening.at);
        break;
      case model::HappeningKind::enquiry_started:
        course.enquiries.push_back(happening.at);
        break;
      default:
        break;
    }
  }
  return course;
}

}  // namespace sightline::replay
