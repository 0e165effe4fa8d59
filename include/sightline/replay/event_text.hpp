// SPDX-License-Identifier: Apache-2.0
// Happenings in the words of a chronology: roles, never names, and no judgement of anybody.
#pragma once

#include <string>
#include <string_view>

#include <sightline/model/happening.hpp>
#include <sightline/model/outcomes/measures.hpp>

namespace sightline::replay {

/// "health visiting", "children's social care".
[[nodiscard]] std::string_view role_text(model::Agency agency);

/// Who the happening is told of: the role, or "home" for what happens in the family.
[[nodiscard]] std::string_view teller_of(const model::Happening& happening);

/// One sentence; `child` is whom the case is about, others of the family are siblings.
[[nodiscard]] std::string event_text(const model::Happening& happening, model::ChildId child);

/// Whether a chronology leaves the happening out unless somebody learned by it: working time, and
/// contacts at which there was nothing to see.
[[nodiscard]] bool is_routine(const model::Happening& happening);

/// "recognised, not told".
[[nodiscard]] std::string_view stage_text(model::outcomes::Stage stage);
/// One sentence on what the stage means for a case that broke there.
[[nodiscard]] std::string_view stage_meaning(model::outcomes::Stage stage);

/// "a serious injury"; "inflicted" is said by who asks for it.
[[nodiscard]] std::string_view severity_text(unsigned severity);

/// The probability of log-odds, as a whole per cent: "34 %".
[[nodiscard]] std::string percent_text(double log_odds);

}  // namespace sightline::replay
