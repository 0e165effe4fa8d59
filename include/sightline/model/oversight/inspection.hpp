// SPDX-License-Identifier: Apache-2.0
// Inspection (R14): teams prepare for it, files are sampled, and a team with too much waiting work
// or too many files without a holder raises alarm.
#pragma once

#include <sightline/model/oversight/alarm.hpp>

namespace sightline::model::oversight {

/// Plans the first inspection of every social work team.
void start_inspections(pathway::World& world, const State& oversight);
/// The team is inspected, if it is now; the next inspection is planned.
void inspection_due(pathway::World& world, State& oversight, TeamId team);

/// Whether an inspector finds the team wanting today.
[[nodiscard]] bool is_wanting(const pathway::World& world, const State& oversight, TeamId team);

}  // namespace sightline::model::oversight
