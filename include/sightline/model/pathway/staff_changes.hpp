// SPDX-License-Identifier: Apache-2.0
// What it means for the files when staff come and go, or a team gains or loses posts.
#pragma once

#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::pathway {

/// A worker may leave; the files go to others at once.
void leaving_candidate(World& world, ProfessionalId who);
/// Somebody comes: to an empty desk, which takes files that wait, or in place of an agency worker.
void post_filled(World& world, ProfessionalId who, std::uint16_t which);
/// The team takes over the changes of the reform; files at desks that are gone change hands.
void adopt(World& world, TeamId team, std::size_t reform);

}  // namespace sightline::model::pathway
