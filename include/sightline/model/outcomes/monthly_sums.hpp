// SPDX-License-Identifier: Apache-2.0
// The tallies of a replication with the rules of where an amount belongs: month and quintile.
#pragma once

#include <array>
#include <utility>
#include <vector>

#include <sightline/core/calendar.hpp>
#include <sightline/engine/tally.hpp>
#include <sightline/model/household/household.hpp>
#include <sightline/model/outcomes/measures.hpp>

namespace sightline::model::outcomes {

/// A value for each quintile of deprivation.
template <class T>
using ByQuintile = std::array<T, household::deprivation_quintiles>;

/// For each quintile, its share of the time that children spend in the authority between the two
/// moments; a fifth each if there are none.
[[nodiscard]] ByQuintile<double> shares_of_childhood(const household::State& homes, Time from,
                                                     Time to);

/// Sums by month and quintile. What lies before measurement or after its end is left out; what
/// belongs to no child is shared by the quintiles as they share the time of children.
class MonthlySums {
 public:
  /// Refers to `homes` as long as it lives.
  MonthlySums(const household::State& homes, const Calendar& calendar, Time measured_from,
              Time end);
  /// From now on it refers to `homes`, a copy of what it referred to.
  void refer_to(const household::State& homes) { homes_ = &homes; }

  /// Adds `amount` in the month of `at`, in the child's quintile; the child may be invalid.
  void add(Measure measure, Time at, ChildId child, double amount = 1.0);
  /// Adds `per_day` for each day of [from, to), in the months in which they lie.
  void add_over(Measure measure, Time from, Time to, ChildId child, double per_day);
  void add_over(Measure measure, Time from, Time to, const ByQuintile<double>& per_day);

  [[nodiscard]] const ByQuintile<double>& shares() const { return shares_; }
  [[nodiscard]] Time measured_from() const { return measured_from_; }
  [[nodiscard]] engine::TallyTable take() { return std::move(tallies_); }

  /// Without what follows from homes and calendar.
  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("shares", &MonthlySums::shares_);
    visit("tallies", &MonthlySums::tallies_);
  }

 private:
  [[nodiscard]] std::size_t month_of(Time at) const;
  [[nodiscard]] ByQuintile<double> spread(ChildId child, double amount) const;

  const household::State* homes_;
  Time measured_from_;
  Time end_;
  std::vector<Time> month_starts_;           ///< of the months of measurement, and its end
  std::vector<std::uint16_t> month_of_day_;  ///< months of measurement count from 0
  ByQuintile<double> shares_;
  engine::TallyTable tallies_;
};

}  // namespace sightline::model::outcomes
