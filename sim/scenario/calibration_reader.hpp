// SPDX-License-Identifier: Apache-2.0
// Reads the lists of a calibration file.
#pragma once

#include <sightline/config/map_reader.hpp>
#include <sightline/scenario/calibration.hpp>

namespace sightline::scenario {

/// Reads `population`, `seed` and `replications`.
void read_calibration_scope(config::MapReader& reader, Calibration& calibration);
/// Reads `parameters`; the baseline must be read before.
void read_calibration_parameters(config::MapReader& reader, Calibration& calibration);
/// Reads `targets`.
void read_calibration_targets(config::MapReader& reader, Calibration& calibration);
/// Reads `waves` and `ensemble`; the parameters must be read before.
void read_calibration_waves(config::MapReader& reader, Calibration& calibration);

}  // namespace sightline::scenario
