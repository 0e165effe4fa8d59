// SPDX-License-Identifier: Apache-2.0
// What a role can decide at a stop: the options of the case, or those that the model's own rules
// leave to this role.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sightline/model/happening.hpp>
#include <sightline/replay/session.hpp>
#include <sightline/scenario/case.hpp>

namespace sightline::replay {

/// One thing that may be decided.
struct Offer {
  std::string option;
  std::string label;
  std::string not_represented;  ///< why the model cannot play it; empty if it can be chosen
};

/// Names of all options that a class may lock: those of the case and of the standard list.
[[nodiscard]] std::vector<std::string> option_names_of(const scenario::Case& of);
/// Whether a trainee can sit here: the standard list has something for the role.
[[nodiscard]] bool can_be_played(model::Agency role);
/// "health_visiting", ...: the roles that can be played.
[[nodiscard]] std::vector<std::string> playable_roles();

/// The options of a decision of the case, less those that are locked; none if none of the rest can
/// be chosen.
[[nodiscard]] std::vector<Offer> offers_of(const scenario::CaseDecision& decision,
                                           const ClassRules& rules);
/// The standard options that the model leaves to the role after the happenings `until_now`, less
/// those that are locked. `today` are those of the day itself. At least two, or none.
[[nodiscard]] std::vector<Offer> offers_to(model::Agency role,
                                           std::span<const model::Happening> until_now,
                                           std::span<const model::Happening> today,
                                           const scenario::Case& of, const ClassRules& rules);

/// The pins of a choice; nothing if the role of this case was never offered it.
[[nodiscard]] std::optional<std::vector<scenario::CasePin>> pins_of(const scenario::Case& of,
                                                                    model::Agency role,
                                                                    const Choice& choice);
/// What is wrong with a choice; empty if nothing is.
[[nodiscard]] std::string fault_of(const scenario::Case& of, model::Agency role,
                                   const Choice& choice);
/// The words of an option: "telephone social work today".
[[nodiscard]] std::string label_of(const scenario::Case& of, model::Agency role,
                                   const Choice& choice);

}  // namespace sightline::replay
