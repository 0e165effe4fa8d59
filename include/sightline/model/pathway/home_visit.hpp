// SPDX-License-Identifier: Apache-2.0
// A social worker in the home: sees the child, asks who lives there, has adults checked.
#pragma once

#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::pathway {

/// The worker visits, announced or not by the team's Practice; true if something new was learned.
bool visit_home(World& world, CaseId id, ProfessionalId worker);

/// The police have looked an adult up; a violent record becomes known to them and to social care.
void finish_background_check(World& world, const workforce::Done& done);

/// Social care reads each concern it knows again, better than before.
void read_concerns_again(World& world, ChildId child, Ratio noise, int stage);

}  // namespace sightline::model::pathway
