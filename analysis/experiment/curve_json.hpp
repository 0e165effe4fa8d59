// SPDX-License-Identifier: Apache-2.0
// An operating curve as JSON.
#pragma once

#include <nlohmann/json.hpp>

#include <sightline/experiment/operating_curve.hpp>

namespace sightline::experiment {

/// today, replications; places: arm, design_point, place, is_today, dominated_by, outcomes,
/// from_today; exchanges: arm, design_point, next_point, less_missed, rates.
[[nodiscard]] nlohmann::ordered_json curve_json(const Sweep& sweep, const OperatingCurve& curve);

}  // namespace sightline::experiment
