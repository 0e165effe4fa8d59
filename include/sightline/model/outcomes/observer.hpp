// SPDX-License-Identifier: Apache-2.0
// Reads the journal of a replication and counts. Nothing in the model knows that it is watched.
#pragma once

#include <array>
#include <vector>

#include <sightline/engine/tally.hpp>
#include <sightline/model/outcomes/measures.hpp>
#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::outcomes {

/// Days after the first chance at which a child must be protected; the third is the headline.
inline constexpr std::array<std::int32_t, 4> horizons_days = {30, 90, 180, 365};
inline constexpr std::size_t headline_horizon = 2;
inline constexpr std::int32_t follow_up_days = 365;

/// The course of one harmed child since its first harm in the measured period.
struct Course {
  ChildId child;
  Time harmed;
  Time first_chance =
      Time::never();  ///< t0: first contact of any agency while a sign of harm was present
  Time recognised = Time::never();
  Time referred = Time::never();
  Time protected_first = Time::never();       ///< first moment of protection at or after t0
  Time protected_since_harm = Time::never();  ///< first moment of protection at or after the harm
  Time next_injury = Time::never();           ///< first inflicted injury after t0
  Time serious_injury = Time::never();        ///< first serious, critical or fatal one after t0
  Time died = Time::never();
  Stage furthest = Stage::never_seen;
  bool is_protected = false;
  std::array<bool, horizons_days.size()> is_unprotected_at{};
  std::uint8_t horizons_passed = 0;
};

/// Verdict of model.md on one course.
struct Verdict {
  std::array<bool, horizons_days.size()> is_missed{};
  bool is_by_serious_injury = false;
  bool is_by_death = false;
};

class Observer {
 public:
  Observer(const pathway::World& world, Time measured_from, std::uint32_t children);

  void observe(const Happening& happening);
  /// Closes every course at the end of the period.
  void finish();

  [[nodiscard]] engine::TallyTable take_tallies() { return std::move(tallies_); }
  [[nodiscard]] std::vector<ChildId> take_missed() { return std::move(missed_); }

 private:
  void count(Measure measure, ChildId child, double amount = 1.0);
  void count_at(Measure measure, Time at, ChildId child, double amount = 1.0);
  void on_injury(const Happening& happening);
  void on_contact(const Happening& happening);
  void on_protection(const Happening& happening);
  void on_work(const Happening& happening);
  void advance(ChildId child, Stage stage);
  void pass_horizons(Course& course, Time now);
  void accumulate(Time now);
  void judge(const Course& course);
  [[nodiscard]] bool is_false_alarm(ChildId child) const;
  [[nodiscard]] Course* course_of(ChildId child);

  const pathway::World& world_;
  Time measured_from_;
  std::vector<std::uint16_t>
      month_of_day_;  ///< by day of the period; months of measurement count from 0
  engine::TallyTable tallies_;
  std::vector<Course> courses_;
  std::vector<std::uint32_t> course_of_child_;  ///< 1 + index in courses_, 0 for none
  std::vector<ChildId> missed_;
  std::int32_t open_plans_[5] = {};
  std::int32_t allocated_[5] = {};
  Time accumulated_until_;
  std::uint32_t case_holders_ = 0;
  std::uint32_t children_;
};

/// The verdict on a course with full follow-up.
[[nodiscard]] Verdict verdict_on(const Course& course);

}  // namespace sightline::model::outcomes
