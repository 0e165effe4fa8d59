// SPDX-License-Identifier: Apache-2.0
// Social workers come and go (M18): they leave, posts stand vacant and are filled, they fall ill
// and tire. Scripts of candidate moments per post are the same in every arm; policy and load only
// decide which of them count.
#pragma once

#include <sightline/model/context.hpp>
#include <sightline/model/workforce/workforce.hpp>

namespace sightline::model::workforce {

/// Starts the scripts of every social work post, filled or not.
void start_staff_scripts(Context& context, State& staff);

/// Draws who sits in the post from now on: the traits of its present occupant.
void draw_traits(const Context& context, State& staff, ProfessionalId who);

/// Leavings per year of the post's present occupant.
[[nodiscard]] double leaving_rate(const Context& context, const State& staff, ProfessionalId who);
/// A candidate moment of leaving; true if the worker left, and the files need another holder.
[[nodiscard]] bool leaving_candidate(Context& context, State& staff, ProfessionalId who);

enum class Arrival : std::uint8_t { nobody, into_empty_post, in_place_of_agency_worker };
/// Recruitment has found somebody; nobody comes if the vacancy it was for has ended.
[[nodiscard]] Arrival fill_post(Context& context, State& staff, ProfessionalId who,
                                std::uint16_t which);

void sickness_candidate(Context& context, State& staff, ProfessionalId who);
void sickness_ends(Context& context, State& staff, ProfessionalId who);

/// Puts a supervision into the case holder's queue, unless the last one still waits there.
void supervision_due(Context& context, State& staff, ProfessionalId who);
/// The last supervision is not longer ago than two intervals.
[[nodiscard]] bool is_supervised(const Context& context, const State& staff, ProfessionalId who);

/// Every social worker's fatigue comes nearer to the backlog.
void fatigue_changes(Context& context, State& staff);

}  // namespace sightline::model::workforce
