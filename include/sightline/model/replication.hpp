// SPDX-License-Identifier: Apache-2.0
// One replication: a pure function of its input, the study seed, its number and the pins.
// It touches no file, clock, thread, global or other replication.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include <sightline/core/dice.hpp>
#include <sightline/engine/tally.hpp>
#include <sightline/model/happening.hpp>
#include <sightline/model/input.hpp>
#include <sightline/model/untouched.hpp>

namespace sightline::model {

namespace outcomes {
struct Course;
}
struct LedgerChange;
struct BeliefChange;

/// What one replication found. Months count from the first month of measurement, strata are
/// quintiles of deprivation.
struct ReplicationResult {
  engine::TallyTable tallies;            ///< (outcomes::Measure, month, quintile)
  std::vector<ChildId> missed_children;  ///< missed cases by the headline definition, ascending
  std::uint64_t events = 0;              ///< handled by the engine
  std::size_t peak_bytes = 0;  ///< capacity of all tables at the end: they only grow; that of a
                               ///< copied run may be another
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
  /// What became known, forgotten or weighed anew about the children of the traced families, and
  /// what each agency then believed; nothing without `traced`.
  std::vector<LedgerChange>* learned = nullptr;
  std::vector<BeliefChange>* beliefs = nullptr;
  /// The courses of all harmed children at the end, in the order in which they began.
  std::vector<outcomes::Course>* courses = nullptr;
  PostCount* post = nullptr;
  WorkCount* work = nullptr;
};

/// The state of a run as arrays of numbers by name, e.g. "homes.children.born". Whole numbers, ids,
/// moments and switches are whole, the rest are not; arrays of one table have one length.
using StateArray = std::variant<std::vector<std::int64_t>, std::vector<double>>;
using StateArrays = std::map<std::string, StateArray>;

/// The run of one replication, as a value: it can stop at any time, be copied and go on with other
/// reforms. A copy is deep and goes on by itself; stopping and copying change nothing. Refers to
/// its input, calendar and pins as long as it lives. A run that was moved from can only be assigned
/// to.
class Replication {
 public:
  /// At the start of the period. Of what is due at minute 0, only reforms are in force.
  Replication(const Input& input, const Calendar& calendar, std::uint64_t study_seed,
              std::uint64_t number, const Pins* pins = nullptr);
  /// Goes on from `state`, what state() gave of a run of the same input, seed, number and pins: to
  /// the same results, bit for bit. Throws std::invalid_argument if the state is not one of such a
  /// run: arrays that lack, are too many or of a wrong kind or length, or adoptions that do not
  /// fit.
  Replication(const Input& input, const Calendar& calendar, std::uint64_t study_seed,
              std::uint64_t number, const StateArrays& state, const Pins* pins = nullptr);
  Replication(const Replication& other);
  Replication& operator=(const Replication& other);
  Replication(Replication&&) noexcept;
  Replication& operator=(Replication&&) noexcept;
  ~Replication();

  /// Everything before `until` happens; nothing if it has already. Happenings are added to `trace`.
  void run_until(Time until, std::vector<Happening>* trace = nullptr);
  /// The same, seen by `watch`; its courses and counts belong to the end. Throws std::out_of_range
  /// for a child to be traced that there is not.
  void run_until(Time until, const Watch& watch);
  /// Handled so far.
  [[nodiscard]] std::uint64_t events() const;
  /// Everything before this moment has happened.
  [[nodiscard]] Time reached() const;
  /// All that has happened so far leaves behind, but for what follows from the input.
  [[nodiscard]] StateArrays state() const;
  /// From here on it is the run of `input`, which must differ from the present one only in reforms,
  /// and in these only in what no team has adopted yet. Throws std::logic_error if it differs in
  /// more; the run is then as it was.
  void go_on_with(const Input& input);
  /// What is decided from here on is decided by these dice. Pins keep what is to stay as it was.
  void go_on_with(std::uint64_t study_seed, std::uint64_t number, const Pins* pins);
  /// Runs to the end of the period and counts what is to be counted then. `watch.trace` gets what
  /// happens from here on, in which the families of `untouched` are dealt with otherwise.
  [[nodiscard]] ReplicationResult finish(Watch watch = {}, const Untouched* untouched = nullptr) &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A whole replication at once.
[[nodiscard]] ReplicationResult run_replication(const Input& input, const Calendar& calendar,
                                                std::uint64_t study_seed, std::uint64_t replication,
                                                const Pins* pins = nullptr, Watch watch = {},
                                                const Untouched* untouched = nullptr);

/// The calendar a replication of this period needs; the same for all of a study.
[[nodiscard]] Calendar calendar_of(const Period& period);

}  // namespace sightline::model
