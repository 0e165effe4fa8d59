// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sightline/model/outcomes/course.hpp>

namespace sightline::model::outcomes {

Verdict verdict_on(const Course& course) {
  Verdict verdict;
  if (course.first_chance == Time::never()) return verdict;
  const Time follow_up_ends = course.first_chance + days(follow_up_days);
  const bool is_harmed_seriously = course.serious_injury <= follow_up_ends;
  verdict.is_by_serious_injury = is_harmed_seriously;
  verdict.is_by_death = course.killed <= follow_up_ends;
  for (std::size_t h = 0; h < horizons_days.size(); ++h) {
    const bool harm_goes_on = course.next_injury <= course.first_chance + days(horizons_days[h]) ||
                              course.is_neglected_at[h];
    verdict.is_missed[h] = is_harmed_seriously || (course.is_unprotected_at[h] && harm_goes_on);
  }
  return verdict;
}

Time followed_from(const Course& course) {
  return course.first_chance == Time::never() ? course.harmed : course.first_chance;
}

PoolingGap pooling_gap(const Course& course) {
  const Time ends = followed_from(course) + days(follow_up_days);
  PoolingGap gap;
  gap.has_pooled = course.pooled_passed <= ends;
  if (!gap.has_pooled) return gap;
  gap.is_censored = course.single_passed > ends;
  // One agency may have known enough before the opinions of others brought the mean down.
  gap.days = std::max(0.0, (std::min(course.single_passed, ends) - course.pooled_passed).days());
  return gap;
}

void pass_horizons(Course& course, bool is_neglected, Time now) {
  if (course.first_chance == Time::never()) return;
  while (course.horizons_passed < horizons_days.size() &&
         course.first_chance + days(horizons_days[course.horizons_passed]) <= now) {
    course.is_unprotected_at[course.horizons_passed] = !course.is_protected;
    course.is_neglected_at[course.horizons_passed] = is_neglected;
    ++course.horizons_passed;
  }
}

}  // namespace sightline::model::outcomes
