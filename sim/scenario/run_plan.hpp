// SPDX-License-Identifier: Apache-2.0
// When, on how many children and how often a study runs, and what it measures.
#pragma once

#include <sightline/config/map_reader.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::scenario {

/// Reads `period`; false, and mistakes, if it cannot be known.
[[nodiscard]] bool read_period(config::MapReader& study_reader, Study& study);
/// Reads `population`, `seed` and `measure`.
void read_scope(config::MapReader& study_reader, const Overrides& overrides, Study& study);
/// Reads `replications` and `precision`. The arms must be read before.
void read_replications(config::MapReader& study_reader, const Overrides& overrides, Study& study);

}  // namespace sightline::scenario
