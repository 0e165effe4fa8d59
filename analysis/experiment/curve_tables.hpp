// SPDX-License-Identifier: Apache-2.0
// Tables of an operating curve.
#pragma once

#include <sightline/experiment/operating_curve.hpp>
#include <sightline/output/csv.hpp>

namespace sightline::experiment {

/// One line for each arm, design point and outcome of the curve.
[[nodiscard]] output::CsvTable curve_table(const Sweep& sweep, const OperatingCurve& curve);
/// One line for each arm, step from a design point to the next and thing that is paid.
[[nodiscard]] output::CsvTable exchange_table(const Sweep& sweep, const OperatingCurve& curve);

}  // namespace sightline::experiment
