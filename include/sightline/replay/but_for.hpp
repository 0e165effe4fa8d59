// SPDX-License-Identifier: Apache-2.0
// But for which hand-off would a missed case have been protected in time?
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include <sightline/replay/explanation.hpp>
#include <sightline/replay/hand_offs.hpp>
#include <sightline/replay/smallest_sets.hpp>
#include <sightline/statistics/estimate.hpp>

namespace sightline::replay {

struct ButForOptions {
  std::size_t futures = 20;         ///< fresh dice thrown for what follows each hand-off
  std::size_t most_hand_offs = 12;  ///< the last ones before the harm
  SetSearch search;
};

/// One failed hand-off and what mending it alone would have done.
struct MendedAlone {
  HandOff hand_off;
  bool is_enough = false;       ///< with the same dice for all that follows
  statistics::Estimate chance;  ///< share of futures in which the child is protected in time
};

struct ButFor {
  CaseName name;
  TooLate too_late;
  std::vector<MendedAlone> hand_offs;  ///< that can be mended, in order
  std::vector<HandOff> unmendable;     ///< no dice mend them under the odds of this arm
  std::size_t left_out = 0;            ///< earlier ones, for their number
  statistics::Estimate unmended;       ///< share of futures from the first hand-off, nothing mended
  SmallestSets sets;                   ///< places in hand_offs
  std::size_t futures = 0;
  std::size_t runs = 0;  ///< partial re-runs of the authority that all this took
};

/// What follows if hand-offs are mended; the model answers, and tests put planted chains in its
/// place.
class Futures {
 public:
  virtual ~Futures() = default;
  /// Whether the hand-off can be mended at all.
  virtual bool can_be_mended(const HandOff& hand_off) = 0;
  /// Whether the child is protected at the moment that was too late, with these mended and the same
  /// dice for all else; nothing is mended if there are none.
  virtual bool is_protected(const std::vector<const HandOff*>& mended) = 0;
  /// The same with what follows the hand-off decided by the `nth` fresh dice. Without `is_mended`
  /// the hand-off fails as it did.
  virtual bool is_protected_by(const HandOff& hand_off, bool is_mended, std::size_t nth) = 0;
};

/// Answers for hand-offs in order of time.
[[nodiscard]] ButFor but_for(const CaseName& name, const TooLate& too_late,
                             std::vector<HandOff> failed, Futures& futures,
                             const ButForOptions& options = {});

/// The same for a missed case: the model's own futures. Throws std::invalid_argument for a case
/// that was not missed.
[[nodiscard]] ButFor but_for(const RunOfCase& run, const TracedCase& traced, const CaseName& name,
                             const ButForOptions& options = {});

[[nodiscard]] std::string but_for_text(const ButFor& found, const Calendar& calendar);
[[nodiscard]] std::string but_for_json(const ButFor& found, const Calendar& calendar);

}  // namespace sightline::replay
