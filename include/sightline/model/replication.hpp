// SPDX-License-Identifier: Apache-2.0
// One replication: a pure function of its input, the study seed, its number and the pins.
// It touches no file, clock, thread, global or other replication.
#pragma once

#include <cstdint>
#include <vector>

#include <sightline/core/dice.hpp>
#include <sightline/engine/tally.hpp>
#include <sightline/model/happening.hpp>
#include <sightline/model/input.hpp>
#include <sightline/model/untouched.hpp>

namespace sightline::model {

/// What one replication found. Months count from the first month of measurement, strata are
/// quintiles of deprivation.
struct ReplicationResult {
  engine::TallyTable tallies;            ///< (outcomes::Measure, month, quintile)
  std::vector<ChildId> missed_children;  ///< missed cases by the headline definition, ascending
  std::uint64_t events = 0;              ///< handled by the engine
  std::size_t peak_bytes = 0;            ///< capacity of all tables at the end: they only grow
};

/// Messages at the end of a replication, for conservation tests.
struct PostCount {
  std::uint64_t sent = 0, delivered = 0, lost = 0, in_flight = 0;
};

/// Tasks at the end of a replication, for conservation tests.
struct WorkCount {
  std::uint64_t submitted = 0, done = 0, dropped = 0;
  std::uint64_t waiting = 0, in_hand = 0;
  std::uint64_t laid_aside = 0;  ///< until the file has a holder again
};

/// What a caller may ask for beside the tallies.
struct Watch {
  std::vector<Happening>* trace = nullptr;  ///< every happening, in order
  /// If given, the trace holds those about the families of these children only.
  const std::vector<ChildId>* traced = nullptr;
  std::vector<FamilyId>* families = nullptr;  ///< of each happening of the trace; may be invalid
  PostCount* post = nullptr;
  WorkCount* work = nullptr;
};

[[nodiscard]] ReplicationResult run_replication(const Input& input, const Calendar& calendar,
                                                std::uint64_t study_seed, std::uint64_t replication,
                                                const Pins* pins = nullptr, Watch watch = {},
                                                const Untouched* untouched = nullptr);

/// The calendar a replication of this period needs; the same for all of a study.
[[nodiscard]] Calendar calendar_of(const Period& period);

}  // namespace sightline::model
