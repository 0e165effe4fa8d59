// SPDX-License-Identifier: Apache-2.0
// A case up to a day, and worlds that go on from there.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <sightline/model/happening.hpp>
#include <sightline/model/input.hpp>
#include <sightline/model/ledger_change.hpp>
#include <sightline/model/replication.hpp>
#include <sightline/replay/case_run.hpp>

namespace sightline::replay {

/// From a day on, what these dice have and somebody decides.
struct Turn {
  Date from{};
  std::uint64_t dice = 0;  ///< as the number of a replication
  /// Each holds on its day or at the next occasion from that day on, whatever turn comes later.
  std::vector<scenario::CasePin> decisions;
};

/// What became of the family.
struct CaseWorld {
  std::vector<model::Happening> trace;  ///< of the family, since the period began
  std::vector<model::LedgerChange> learned;
  std::vector<model::BeliefChange> beliefs;
};

/// The index child is protected at the end of the world.
[[nodiscard]] bool is_protected(const CaseWorld& world, model::ChildId index);
/// The first day on which the index child is protected at or after `from`.
[[nodiscard]] std::optional<Time> protected_from(const CaseWorld& world, model::ChildId index,
                                                 Time from);
/// The moment of death; none if the child is alive.
[[nodiscard]] std::optional<Time> died(const CaseWorld& world, model::ChildId index);

/// A case as it happened up to the beginning of a day. From there the family goes on as its sources
/// tell, an injury that they tell as far as protection leaves room for it (`luck`, see
/// pin_family()), and the system by the dice. Refers to case and input as long as it lives; may be
/// used from several threads.
class CaseHistory {
 public:
  /// Throws std::invalid_argument for a case without family.
  CaseHistory(const scenario::Case& of, const model::Input& input, Date until);
  CaseHistory(const CaseHistory&) = delete;  // its run refers to its pins
  CaseHistory& operator=(const CaseHistory&) = delete;

  [[nodiscard]] const scenario::Case& of() const { return *of_; }
  [[nodiscard]] const Calendar& calendar() const { return calendar_; }
  [[nodiscard]] Date until() const { return until_; }
  /// The case as it happened, to its end.
  [[nodiscard]] const CaseRun& whole() const { return whole_; }

  /// The world of `turns`, in the order of time and none before until(), up to the beginning of the
  /// day `end`. `reformed`: the input of the case with reforms that begin at until() or later.
  /// As a decision may hold at an occasion that comes when queues let it, the world is run until
  /// occasions stay where they are.
  [[nodiscard]] CaseWorld go_on(const std::vector<Turn>& turns, Date end,
                                const model::Input* reformed = nullptr) const;

 private:
  [[nodiscard]] CaseWorld run(const std::vector<Turn>& turns, Date end, const model::Input& input,
                              const Course& course) const;
  [[nodiscard]] std::vector<double> luck_of(std::uint64_t dice) const;

  const scenario::Case* of_;
  const model::Input* input_;
  Date until_;
  Calendar calendar_;
  model::ChildId index_;
  std::vector<model::ChildId> traced_;
  Pins as_it_happened_;
  CaseRun whole_;
  CaseWorld past_;
  std::unique_ptr<const model::Replication> run_;
};

}  // namespace sightline::replay
