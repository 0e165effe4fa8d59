// SPDX-License-Identifier: Apache-2.0
// A case made by hand, for tests that tell it, draw it or look for what failed in it.
#pragma once

#include <cstdint>

#include <sightline/replay/explanation.hpp>
#include <sightline/replay/traced_case.hpp>

namespace sightline::replay::example {

using model::Agency;
using model::Happening;
using Kind = model::HappeningKind;

inline constexpr std::uint16_t inflicted = Happening::inflicted;

[[nodiscard]] inline Calendar calendar() {
  return Calendar(Date{std::chrono::year(2006), std::chrono::April, std::chrono::day(1)}, 1000);
}

/// A case that is built day by day.
class InventedCase {
 public:
  InventedCase() { traced.child = model::ChildId(7); }

  Happening& on(std::int32_t day, Kind kind, Agency agency = Agency::social_care,
                std::uint16_t detail = 0, float value = 0.0F) {
    Happening happening;
    happening.at = start_of_day(day) + hours(10);
    happening.kind = kind;
    happening.agency = agency;
    happening.detail = detail;
    happening.child = traced.child;
    happening.value = value;
    traced.trace.push_back(happening);
    return traced.trace.back();
  }
  /// By the last happening the agency learned of the injury of `day`.
  void learned(Agency agency, std::int32_t day, float weight) {
    model::LedgerChange change;
    change.at = traced.trace.back().at;
    change.end = traced.trace.size();
    change.begin = change.end - 1;
    change.child = traced.child;
    change.sign = injury_number;
    change.arose = start_of_day(day) + hours(10);
    change.agency = agency;
    change.is_known = true;
    change.weight = weight;
    traced.learned.push_back(change);
    model::BeliefChange belief;
    belief.at = change.at;
    belief.begin = change.begin;
    belief.end = change.end;
    belief.child = traced.child;
    belief.belief[agency] = static_cast<double>(weight) - 3.0;
    belief.pooled = static_cast<double>(weight) - 3.0;
    traced.beliefs.push_back(belief);
  }
  /// Missed: harmed on day 100, first chance on day 110, a serious injury on day 150.
  void missed() {
    model::outcomes::Course course;
    course.child = traced.child;
    course.harmed = start_of_day(100) + hours(10);
    course.first_chance = start_of_day(110) + hours(10);
    course.next_injury = start_of_day(150) + hours(10);
    course.serious_injury = course.next_injury;
    course.pooled_passed = start_of_day(120) + hours(10);
    course.furthest = model::outcomes::Stage::recognised_not_told;
    traced.course = course;
    traced.is_missed = true;
    traced.missed = {traced.child};
    traced.all_courses = {course};
  }

  static constexpr std::uint32_t injury_number = 21;
  TracedCase traced;
};

/// An injury that the hospital reads and does not tell, and that a lost message would have told.
[[nodiscard]] inline TracedCase untold_case() {
  InventedCase made;
  made.on(100, Kind::injury, Agency::social_care, inflicted | 1U).subject =
      InventedCase::injury_number;
  made.on(105, Kind::contact, Agency::health_visiting,
          Happening::sign_present | Happening::sign_overlooked);
  made.on(110, Kind::contact, Agency::hospital, Happening::sign_present | Happening::sign_seen);
  made.learned(Agency::hospital, 100, 2.0F);
  made.on(110, Kind::recognised, Agency::hospital, 0, 0.5F);
  made.on(110, Kind::not_told, Agency::hospital);
  made.on(112, Kind::contact, Agency::school);  // nothing to see
  made.on(120, Kind::message_sent, Agency::hospital, 0);
  made.on(120, Kind::message_lost, Agency::hospital, 0);
  made.on(150, Kind::injury, Agency::social_care, inflicted | 2U).subject = 22;
  made.missed();
  return made.traced;
}
[[nodiscard]] inline Explanation told_of(const TracedCase& traced) {
  return explain(traced, calendar(), {"study", "baseline", 3, traced.child}, start_of_day(900));
}

}  // namespace sightline::replay::example
