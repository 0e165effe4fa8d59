// SPDX-License-Identifier: Apache-2.0
// An observer that is told what happens to a child, day by day, and the sums it makes of it.
#pragma once

#include <optional>
#include <vector>

#include <sightline/model/outcomes/observer.hpp>

#include "small_world.hpp"

namespace sightline::model::outcomes {

using household::Severity;
using testing::plain_parameters;
using testing::SmallWorld;

/// Tells an observer a story and reads the tallies.
class Story {
 public:
  explicit Story(double age = 5.0) : child(small.add_child({.ages = {age}, .quintile = 3})) {}
  explicit Story(const Parameters& parameters)
      : small(parameters, 1000), child(small.add_child({.ages = {5.0}, .quintile = 3})) {}

  void at(std::int32_t day, Happening happening) {
    small.world.now = start_of_day(day) + hours(12);
    happening.at = small.world.now;
    if (!happening.child.is_valid()) happening.child = child;
    watching().observe(happening);
  }
  /// A happening about no child.
  void of_nobody(std::int32_t day, Happening happening) {
    small.world.now = start_of_day(day) + hours(12);
    happening.at = small.world.now;
    watching().observe(happening);
  }
  void injury(std::int32_t day, Severity severity, bool is_inflicted = true) {
    if (is_inflicted)
      small.world.homes.children[child].last_inflicted = start_of_day(day) + hours(12);
    at(day, {.kind = HappeningKind::injury,
             .detail = static_cast<std::uint16_t>(static_cast<unsigned>(severity) |
                                                  (is_inflicted ? Happening::inflicted : 0U))});
  }
  void contact(std::int32_t day, unsigned flags) {
    at(day, {.kind = HappeningKind::contact, .detail = static_cast<std::uint16_t>(flags)});
  }
  void protection(std::int32_t day, bool is_protected) {
    small.world.homes.children[child].is_protected = is_protected;
    at(day, {.kind = HappeningKind::protection,
             .detail = static_cast<std::uint16_t>(is_protected ? 1 : 0)});
  }
  void event(std::int32_t day, HappeningKind kind, std::uint16_t detail = 0) {
    at(day, {.kind = kind, .detail = detail});
  }
  /// Closes the story; the sum of a measure.
  double total(Measure measure) {
    if (!tallies_) {
      small.world.now = small.world.end;
      watching().finish();
      tallies_ = watching().take_tallies();
      missed = watching().take_missed();
    }
    return tallies_->total(static_cast<std::size_t>(measure));
  }
  double of_stage(Stage stage) {
    return total(
        static_cast<Measure>(static_cast<int>(Measure::broke_at) + static_cast<int>(stage)));
  }
  [[nodiscard]] const engine::TallyTable& tallies() const { return *tallies_; }

  [[nodiscard]] double of_agency(Agency agency) {
    return total(in_row(Measure::cost_of_agency, index_of(agency)));
  }

  SmallWorld small{plain_parameters(), 1000};
  ChildId child;
  std::vector<ChildId> missed;
  Time measured_from = start_of_day(100);

 private:
  Observer& watching() {
    if (!observer_) observer_.emplace(small.world, small.parameters.costs, measured_from, 1000U);
    return *observer_;
  }
  std::optional<Observer> observer_;
  std::optional<engine::TallyTable> tallies_;
};

// Flags of contacts.
inline constexpr unsigned seen = Happening::sign_present | Happening::sign_seen;
inline constexpr unsigned hidden = Happening::sign_present | Happening::sign_hidden;
inline constexpr unsigned overlooked = Happening::sign_present | Happening::sign_overlooked;

}  // namespace sightline::model::outcomes
