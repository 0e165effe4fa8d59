// SPDX-License-Identifier: Apache-2.0
// Reads `operating_curve` of a study.
#pragma once

#include <sightline/config/map_reader.hpp>
#include <sightline/scenario/baseline.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::scenario {

/// Reads `{path | paths, low, high, points, dice}`. With `path`, low and high are values of that
/// parameter; with `paths`, offsets that all of them are moved by together. Today's values must lie
/// within. The arms must be read before.
[[nodiscard]] Variation read_operating_curve(config::MapReader reader, const Baseline& baseline,
                                             const Study& study);

}  // namespace sightline::scenario
