// SPDX-License-Identifier: Apache-2.0
// Makes the families of an authority, all from the dice: the same in every arm.
#pragma once

#include <sightline/model/context.hpp>
#include <sightline/model/household/household.hpp>

namespace sightline::model::household {

/// Multiplier of a rate or prevalence in a quintile: geometric between the least and the most
/// deprived, with mean 1 over even fifths.
[[nodiscard]] double quintile_factor(Ratio most_over_least, int quintile);

/// Adds families so that about `children` are under 18 at any time of the period; births and
/// birthdays go on in it.
void make_families(Context& context, State& homes, std::uint32_t children, std::uint8_t areas);

/// Schedules the first accident, candidate moment and concern of each child, and each family's
/// first spell of neglect and house move.
void start_scripts(Context& context, State& homes);

}  // namespace sightline::model::household
