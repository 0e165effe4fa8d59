// SPDX-License-Identifier: Apache-2.0
// Two courses of one family laid beside each other, event by event.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include <sightline/model/happening.hpp>

namespace sightline::replay {

/// What became of an event of one course in the other.
enum class Fate {
  same,         ///< it happens in both, at one time and with one result
  changed,      ///< it happens in both, at another time or with another result
  only_before,  ///< only in the first course
  only_after    ///< only in the second
};

/// "same", "changed", "only-without", "only-with".
[[nodiscard]] std::string_view name_of(Fate fate);

/// By which way a difference came.
enum class Way {
  direct,       ///< not without the change being made in this family's own case
  through_time  ///< also if this family is dealt with as before: through a worker's time, or
                ///< anything else that families share
};

/// "direct", "through a worker's time".
[[nodiscard]] std::string_view name_of(Way way);

struct AlignedPair {
  std::optional<std::size_t> before;  ///< place in the first course
  std::optional<std::size_t> after;   ///< place in the second
  Fate fate = Fate::same;
};

/// Whether both happenings are one event with one result. Who did it, and where it stands in
/// tables that families share, say nothing of this family.
[[nodiscard]] bool are_same(const model::Happening& a, const model::Happening& b);

/// Every event of both courses once, in order of the earlier time of the two. Events are matched by
/// identity: first those that are the same, then what is left by kind, agency, child and, where
/// that is part of what it is, the kind of work or message, in order of occurrence.
[[nodiscard]] std::vector<AlignedPair> align(const std::vector<model::Happening>& before,
                                             const std::vector<model::Happening>& after);

/// The way of each difference; nothing for the same. `untouched` is the course in the second world
/// with this family dealt with as in the first (docs/decisions/0012): what differs there too came
/// through others.
[[nodiscard]] std::vector<std::optional<Way>> ways_of(
    const std::vector<AlignedPair>& pairs, const std::vector<model::Happening>& before,
    const std::vector<model::Happening>& after, const std::vector<model::Happening>& untouched);

}  // namespace sightline::replay
