// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sightline/replay/traced_case.hpp>

namespace sightline::replay {

TracedCase trace_case(const RunOfCase& run, model::ChildId child,
                      const model::Untouched* untouched) {
  const std::vector<model::ChildId> traced{child};
  TracedCase found;
  found.child = child;
  model::Watch watch;
  watch.trace = &found.trace;
  watch.traced = &traced;
  watch.learned = &found.learned;
  watch.beliefs = &found.beliefs;
  watch.courses = &found.all_courses;
  found.missed = model::run_replication(run.input, run.calendar, run.seed, run.replication, nullptr,
                                        watch, untouched)
                     .missed_children;
  found.is_missed = std::binary_search(found.missed.begin(), found.missed.end(), child);
  for (const model::outcomes::Course& course : found.all_courses) {
    if (course.child == child) found.course = course;
  }
  return found;
}

std::optional<TooLate> too_late(const model::outcomes::Course& course) {
  namespace outcomes = model::outcomes;
  const outcomes::Verdict verdict = outcomes::verdict_on(course);
  if (!verdict.is_missed[outcomes::headline_horizon]) return std::nullopt;
  const Time horizon =
      course.first_chance + days(outcomes::horizons_days[outcomes::headline_horizon]);
  // Who was harmed seriously after the 180 days may have been missed by them already.
  const bool is_unprotected =
      course.is_unprotected_at[outcomes::headline_horizon] &&
      (course.next_injury <= horizon || course.is_neglected_at[outcomes::headline_horizon]);
  if (verdict.is_by_serious_injury && (course.serious_injury <= horizon || !is_unprotected))
    return TooLate{course.serious_injury, true};
  return TooLate{horizon, false};
}

}  // namespace sightline::replay
