// SPDX-License-Identifier: Apache-2.0
// Families move house (M16) and flee (T11).
#pragma once

#include <sightline/model/context.hpp>
#include <sightline/model/household/household.hpp>

namespace sightline::model::household {

void schedule_next_move(Context& context, const State& homes, FamilyId family, Time from);

/// Where a move has led.
struct Move {
  std::uint8_t from_area = 0;
  bool leaves_authority = false;
};
/// The family now lives elsewhere; its next move is scheduled.
Move move_house(Context& context, State& homes, FamilyId family, std::uint8_t areas);

/// A family that only appears to co-operate may flee from what social care has begun: schedules the
/// moment, unless one is scheduled already.
void schedule_flight(Context& context, State& homes, FamilyId family);
/// The family leaves without a word; nobody meets its children until it is back.
void flee(Context& context, State& homes, FamilyId family, bool is_looked_for);

}  // namespace sightline::model::household
