// SPDX-License-Identifier: Apache-2.0
// Runs a replication on from just before a hand-off, mended or not.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include <sightline/replay/but_for.hpp>

namespace sightline::replay {

/// A mended hand-off is a set of pins that decide it; all else is decided by the dice of the
/// replication. Where what follows is to be thrown anew, the run goes on with the dice of another
/// replication, numbered beyond those of any study, and pins keep the family's own script: what the
/// harm is, when it comes up and how it looks.
class MendedRuns : public Futures {
 public:
  MendedRuns(const RunOfCase& run, const TracedCase& traced, Time too_late);

  bool can_be_mended(const HandOff& hand_off) override;
  bool is_protected(const std::vector<const HandOff*>& mended) override;
  bool is_protected_by(const HandOff& hand_off, bool is_mended, std::size_t nth) override;

  /// Partial runs so far.
  [[nodiscard]] std::size_t runs() const { return runs_; }

 private:
  using Trace = std::vector<model::Happening>;

  /// Where the run stands just before `at`.
  const model::Replication& before(Time at);
  /// Goes on to `until` and adds the family's happenings to `trace`.
  void go_on(model::Replication& run, Time until, Trace& trace) const;
  [[nodiscard]] bool is_protected_in(Time from, const Trace& trace) const;

  RunOfCase run_;
  const TracedCase& traced_;
  Time too_late_;
  std::vector<model::ChildId> family_;
  Pins script_;
  std::map<Time, model::Replication> before_;
  std::size_t runs_ = 0;
};

}  // namespace sightline::replay
