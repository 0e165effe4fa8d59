// SPDX-License-Identifier: Apache-2.0
// A case and its twin: the same family and the same dice with one thing changed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <sightline/replay/alignment.hpp>
#include <sightline/replay/explanation.hpp>

namespace sightline::replay {

/// One line of the two chronologies side by side.
struct TwinRow {
  Time at;  ///< the earlier of the two
  Fate fate = Fate::same;
  std::optional<Way> way;  ///< of a difference, where it can be told
  std::string who;
  std::string before;  ///< one sentence each; empty where it does not happen
  std::string after;
  Time before_at = Time::never();
  Time after_at = Time::never();
  std::optional<std::size_t> before_place;  ///< in the traces
  std::optional<std::size_t> after_place;
  bool is_routine = false;
};

struct Twin {
  CaseName name;        ///< of the first course
  std::string changed;  ///< the other arm, or the reform that was added
  bool is_missed_before = false;
  bool is_missed_after = false;
  bool are_ways_known = false;  ///< not where the arms differ in more than Practice and reforms
  std::vector<TwinRow> rows;
  std::optional<std::size_t> first_divergence;         ///< place in rows
  std::optional<std::size_t> first_direct_divergence;  ///< the same, of those that are direct
  Time from;  ///< the time that a text shows: of the first chronology, or the second if longer
  Time until;
};

/// Traces the family in both runs and, where there are differences and they can be told apart, once
/// more in the second with the family left untouched. `before` was traced in `first`.
[[nodiscard]] Twin make_twin(const TracedCase& before, const RunOfCase& first,
                             const RunOfCase& second, const CaseName& name,
                             const std::string& changed);
/// The same with the second course traced already.
[[nodiscard]] Twin make_twin(const TracedCase& before, const TracedCase& after,
                             const RunOfCase& first, const RunOfCase& second, const CaseName& name,
                             const std::string& changed);

[[nodiscard]] std::string twin_text(const Twin& twin, const Calendar& calendar);
[[nodiscard]] std::string twin_json(const Twin& twin, const Calendar& calendar);

}  // namespace sightline::replay
