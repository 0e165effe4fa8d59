// SPDX-License-Identifier: Apache-2.0
// Where, in the course of a family, what somebody could know did not go on; and the dice that would
// have let it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <sightline/core/dice.hpp>
#include <sightline/replay/traced_case.hpp>

namespace sightline::replay {

enum class HandOffKind : std::uint8_t {
  not_told,                ///< recognised, and left to others (M08)
  message_lost,            ///< mended by telephoning
  message_late,            ///< under way for more than a week; mended by telephoning
  absent_from_conference,  ///< invited role neither there nor heard by report
  sign_not_found,          ///< mended by a complete examination
  sign_not_recognised,     ///< found and not taken for harm; mended by a complete examination
  sign_kept_from_sight,    ///< mended by its being seen
  sibling_not_considered,  ///< by the conference about another child of the home (M17)
  history_unread,          ///< at a hand-over (M16)
  size_
};
[[nodiscard]] std::string_view name_of(HandOffKind kind);

/// A uniform at `address` that mends a hand-off.
struct Pin {
  Address address;
  double uniform = 0.0;
  std::size_t which = 0;  ///< of the four
};

struct HandOff {
  HandOffKind kind = HandOffKind::not_told;
  Time at;
  model::Agency agency = model::Agency::social_care;  ///< whose knowledge did not go on
  model::ChildId child;
  std::string text;       ///< one sentence, without a culprit
  std::vector<Pin> pins;  ///< that mend it, where the odds let any dice do so
  double weight = 0.0;    ///< of the evidence that was found in that minute
};

/// The hand-offs that failed from `from` to before `until` in the case of `traced.child`, in order.
/// A hand-off that a threshold decides and no dice (a referral screened out, the legal threshold)
/// is none of these.
[[nodiscard]] std::vector<HandOff> failed_hand_offs(const TracedCase& traced, Time from,
                                                    Time until);

/// Whether the course `after`, of the family from hand_off.at on, shows that it was mended.
[[nodiscard]] bool is_mended(const HandOff& hand_off, const std::vector<model::Happening>& after);

}  // namespace sightline::replay
