// SPDX-License-Identifier: Apache-2.0
// Legal planning meeting, application, interim hearing, care, and the end of proceedings.
#pragma once

#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::pathway {

/// Social care asks for a legal planning meeting, unless one is pending or was held recently.
void seek_legal_advice(World& world, CaseId id);
void hold_legal_meeting(World& world, CaseId id, ProfessionalId lawyer);
void apply_to_court(World& world, CaseId id);
void hear_application(World& world, CaseId id, ProfessionalId judge);
void end_proceedings(World& world, CaseId id);

}  // namespace sightline::model::pathway
