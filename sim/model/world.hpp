// SPDX-License-Identifier: Apache-2.0
// The whole state of a replication, but for who watches it.
#pragma once

#include <sightline/core/calendar.hpp>
#include <sightline/core/dice.hpp>
#include <sightline/model/input.hpp>
#include <sightline/model/oversight/alarm.hpp>
#include <sightline/model/pathway/case_file.hpp>

#include "state_arrays.hpp"

namespace sightline::model {

/// All there is: what the pathway works with, and oversight. Holds no pointer into itself; a copy
/// refers to the same calendar, pins and input.
struct World : pathway::World {
  oversight::State oversight;
};

/// An authority at the start of the period. Refers to `input` and `calendar` as long as it lives.
[[nodiscard]] World make_world(const Input& input, const Calendar& calendar, const Dice& dice);

/// Writes all that is not in input and calendar. Empties the journal.
void write_world(World& world, StateWriter& writer);
/// The world of which write_world() has written, before which all until `reached` has happened.
/// Throws std::invalid_argument if it was not of this input.
[[nodiscard]] World read_world(StateReader& reader, const Input& input, const Calendar& calendar,
                               const Dice& dice, Time reached);

/// From now on the world refers to the parameters of `input`, equals of what it referred to.
void refer_to(World& world, const Parameters& parameters);

}  // namespace sightline::model
