// SPDX-License-Identifier: Apache-2.0
// The course of one harmed child, and the verdict on it: was it a missed case?
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <sightline/core/time.hpp>
#include <sightline/model/identifiers.hpp>
#include <sightline/model/outcomes/measures.hpp>

namespace sightline::model::outcomes {

/// Days after the first chance at which a child must be protected; the third is the headline.
inline constexpr std::array<std::int32_t, 4> horizons_days = {30, 90, 180, 365};
inline constexpr std::size_t headline_horizon = 2;
inline constexpr std::int32_t follow_up_days = 365;

/// What harmed the child first; a course keeps it whatever comes after.
enum class HarmKind : std::uint8_t {
  injury,  ///< inflicted, of moderate severity or worse
  neglect  ///< sustained and severe
};

/// The course of one harmed child since its first harm in the measured period.
struct Course {
  ChildId child;
  HarmKind kind = HarmKind::injury;
  Time harmed;
  Time first_chance =
      Time::never();  ///< t0: first contact of any agency while a sign of that harm was present
  Time recognised = Time::never();
  Time referred = Time::never();
  Time protected_since_harm = Time::never();  ///< first moment of protection at or after the harm
  Time next_injury = Time::never();           ///< first inflicted injury after t0
  Time serious_injury =
      Time::never();  ///< first serious, critical or fatal one after t0 while not protected
  Time killed = Time::never();  ///< by an injury after t0 while not protected
  Time died = Time::never();
  Time pooled_passed = Time::never();  ///< all agencies' knowledge pooled would pass the threshold
  Time single_passed = Time::never();  ///< that of one agency alone does
  Stage furthest = Stage::never_seen;
  bool is_protected = false;
  std::array<bool, horizons_days.size()> is_unprotected_at{};
  std::array<bool, horizons_days.size()> is_neglected_at{};  ///< sustained neglect goes on
  std::uint8_t horizons_passed = 0;

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("child", &Course::child);
    visit("kind", &Course::kind);
    visit("harmed", &Course::harmed);
    visit("first_chance", &Course::first_chance);
    visit("recognised", &Course::recognised);
    visit("referred", &Course::referred);
    visit("protected_since_harm", &Course::protected_since_harm);
    visit("next_injury", &Course::next_injury);
    visit("serious_injury", &Course::serious_injury);
    visit("killed", &Course::killed);
    visit("died", &Course::died);
    visit("pooled_passed", &Course::pooled_passed);
    visit("single_passed", &Course::single_passed);
    visit("furthest", &Course::furthest);
    visit("is_protected", &Course::is_protected);
    visit("is_unprotected_at", &Course::is_unprotected_at);
    visit("is_neglected_at", &Course::is_neglected_at);
    visit("horizons_passed", &Course::horizons_passed);
  }
};

/// Verdict of docs/ODD.md on one course.
struct Verdict {
  std::array<bool, horizons_days.size()> is_missed{};
  bool is_by_serious_injury = false;
  bool is_by_death = false;
};

/// The verdict on a course with full follow-up.
[[nodiscard]] Verdict verdict_on(const Course& course);

/// From where the follow-up of the course counts: the first chance or, without one, the harm.
[[nodiscard]] Time followed_from(const Course& course);

/// How long the agencies knew enough together before one of them did alone.
struct PoolingGap {
  bool has_pooled = false;   ///< the pooled date lies within the follow-up
  bool is_censored = false;  ///< no single agency's date does: the gap ends with the follow-up
  double days = 0.0;
};
[[nodiscard]] PoolingGap pooling_gap(const Course& course);

/// State of the child at each horizon that has passed by now and was not noted yet.
void pass_horizons(Course& course, bool is_neglected, Time now);

}  // namespace sightline::model::outcomes
