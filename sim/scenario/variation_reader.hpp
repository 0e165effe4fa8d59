// SPDX-License-Identifier: Apache-2.0
// Reads `vary` of a study.
#pragma once

#include <sightline/config/map_reader.hpp>
#include <sightline/scenario/baseline.hpp>
#include <sightline/scenario/study.hpp>

#include "arms.hpp"

namespace sightline::scenario {

/// Reads `vary: {method, points | trajectories | levels, seed, dice, parameters: [{path, low,
/// high, scale, levels, arms} or {reform, as, low, high, levels, arms, from, full_after,
/// compliance}]}` or `operating_curve`, if one is given. The arms and replications must be read
/// before; `arms` read them.
void read_variation(config::MapReader& study_reader, const Baseline& baseline, ArmsReader& arms,
                    Study& study);

}  // namespace sightline::scenario
