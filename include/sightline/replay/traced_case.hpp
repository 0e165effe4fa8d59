// SPDX-License-Identifier: Apache-2.0
// One family of one replication, run again with the trace on.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <sightline/core/calendar.hpp>
#include <sightline/model/input.hpp>
#include <sightline/model/ledger_change.hpp>
#include <sightline/model/outcomes/course.hpp>
#include <sightline/model/replication.hpp>

namespace sightline::replay {

/// What is run again; refers to its input and calendar as long as it lives.
struct RunOfCase {
  const model::Input& input;
  const Calendar& calendar;
  std::uint64_t seed = 0;
  std::uint64_t replication = 0;
};

/// All that a replication shows of one child and its family.
struct TracedCase {
  model::ChildId child;
  std::vector<model::Happening> trace;  ///< of the family, in order
  std::vector<model::LedgerChange> learned;
  std::vector<model::BeliefChange> beliefs;
  std::optional<model::outcomes::Course> course;     ///< none: never harmed while measured
  bool is_missed = false;                            ///< by the headline definition
  std::vector<model::ChildId> missed;                ///< all of the replication, ascending
  std::vector<model::outcomes::Course> all_courses;  ///< of all harmed children
};

/// Runs the replication with the family of `child` traced; `untouched` as in
/// model::run_replication. Throws std::out_of_range for a child that there is not.
[[nodiscard]] TracedCase trace_case(const RunOfCase& run, model::ChildId child,
                                    const model::Untouched* untouched = nullptr);

/// The moment by which a missed case had to be protected: that of the serious injury which made it
/// one, or the end of the 180 days after the first chance.
struct TooLate {
  Time at;
  bool is_by_injury = false;
};
/// None where the verdict on the course, had it its follow-up, is not "missed".
[[nodiscard]] std::optional<TooLate> too_late(const model::outcomes::Course& course);

}  // namespace sightline::replay
