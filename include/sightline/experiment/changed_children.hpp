// SPDX-License-Identifier: Apache-2.0
// Which children a policy rescued and which it newly missed, and whether it reached them directly
// or through other people. See docs/decisions/0012-direct-or-through-others.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <sightline/core/calendar.hpp>
#include <sightline/model/agency.hpp>
#include <sightline/model/happening.hpp>
#include <sightline/model/identifiers.hpp>
#include <sightline/model/workforce/workforce.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

enum class Change : std::uint8_t {
  rescued,      ///< missed in the first arm and not in this one
  newly_missed  ///< missed in this arm and not in the first
};
/// How the policy came to change the verdict on a child.
enum class Route : std::uint8_t {
  not_traced,      ///< not looked into
  direct,          ///< not without its being applied to this family
  through_others,  ///< also if this family is dealt with as in the first arm
};

[[nodiscard]] std::string_view name_of(Change change);  ///< "rescued", "newly-missed"
[[nodiscard]] std::string_view name_of(Route route);  ///< "not-traced", "direct", "through-others"

/// The first work on a family that was done at another time although nobody dealt with it
/// otherwise.
struct Shift {
  model::Agency agency = model::Agency::social_care;  ///< whose queue it waited in
  model::workforce::TaskKind work = model::workforce::TaskKind::other_work;
  friend bool operator==(const Shift&, const Shift&) = default;
};

struct ChangedChild {
  model::ChildId child;
  Change change = Change::rescued;
  Route route = Route::not_traced;
  /// Of those reached through others; none where what came first was no work: another worker, a
  /// hasty or an alarmed judgement.
  std::optional<Shift> shift;
  friend bool operator==(const ChangedChild&, const ChangedChild&) = default;
};

/// The children missed in one arm only, ascending; both lists ascend.
[[nodiscard]] std::vector<ChangedChild> changed_children(
    const std::vector<model::ChildId>& missed_in_first,
    const std::vector<model::ChildId>& missed_here);

/// Whether routes can be told: the arms differ in Practice and reforms only. What else an arm sets
/// changes families or posts themselves.
[[nodiscard]] bool can_trace_routes(const model::Input& first, const model::Input& here);

/// Finds the route of each child: runs `here` once more for each, with its family and no other
/// dealt with as in `first`. If the verdict is then that of the first arm, the policy reached the
/// child directly. The course of the others is followed from the first arm's to find what was done
/// at another time. As many more runs as there are children, and one. No effect on no children.
void trace_routes(std::vector<ChangedChild>& changed, const model::Input& first,
                  const model::Input& here, const Calendar& calendar, std::uint64_t seed,
                  std::uint64_t replication);

/// The first work that one of two courses of a family has at a time at which the other has it not,
/// if it is what differs first.
[[nodiscard]] std::optional<Shift> first_shift(const std::vector<model::Happening>& course,
                                               const std::vector<model::Happening>& other);

}  // namespace sightline::experiment
