// SPDX-License-Identifier: Apache-2.0
// Many worlds from one moment of a session.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <sightline/replay/training_world.hpp>

namespace sightline::replay {

/// What the role reads and is asked at its next stop after `last`; empty if it is asked no more.
[[nodiscard]] std::string moment_text(const ToldWorld& told, const Session& session,
                                      std::optional<Date> last);

/// The turns of the session before `choice`, and this choice with other dice from its day on.
[[nodiscard]] std::vector<Turn> turns_with(const TrainingWorlds& worlds, const Session& session,
                                           const Choice& choice, std::uint64_t dice);
/// Whether the child is alive and protected when the last day ends.
[[nodiscard]] bool is_protected_in(const TrainingWorlds& worlds, const std::vector<Turn>& turns);

/// The turns of a world in which the model plays the role of the session, with other dice.
[[nodiscard]] std::vector<Turn> turns_without_trainee(const TrainingWorlds& worlds,
                                                      const Session& session, std::uint64_t dice);
/// The day on which the role first knew of anything that may be a concern.
[[nodiscard]] std::optional<Date> first_known(const TrainingWorlds& worlds, const CaseWorld& world,
                                              model::Agency role);
/// The day on which the role first told somebody or set something in motion, from the first
/// decision on.
[[nodiscard]] std::optional<Date> first_act(const TrainingWorlds& worlds, const CaseWorld& world,
                                            model::Agency role);

}  // namespace sightline::replay
