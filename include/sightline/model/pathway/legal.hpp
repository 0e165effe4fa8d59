// SPDX-License-Identifier: Apache-2.0
// From the question whether to go to court to the application: legal planning meeting, family group
// conference, the time before proceedings.
#pragma once

#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::pathway {

/// Social care asks for a legal planning meeting, unless one is pending or was held recently.
void seek_legal_advice(World& world, CaseId id);
void hold_legal_meeting(World& world, CaseId id, ProfessionalId lawyer);
/// The wider family has been asked to find a safe place for the child.
void hold_family_group_conference(World& world, CaseId id);
void end_pre_proceedings(World& world, CaseId id);
/// In an emergency the application is prepared without a meeting.
void apply_at_once(World& world, CaseId id);
/// The application is ready: the first hearing is asked for.
void apply_to_court(World& world, CaseId id);

}  // namespace sightline::model::pathway
