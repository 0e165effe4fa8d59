// SPDX-License-Identifier: Apache-2.0
// The child protection plan: visits, core groups, review conferences, and its end.
#pragma once

#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::pathway {

void start_plan(World& world, CaseId id);
void end_plan(World& world, CaseFile& file);
/// First visit, core group and clinic appointment, once somebody holds the file.
void begin_plan_work(World& world, CaseId id);

void visit_due(World& world, CaseId id);
void finish_visit(World& world, CaseId id, ProfessionalId worker);
void core_group_due(World& world, CaseId id);
void hold_core_group(World& world, CaseId id);
void review_due(World& world, CaseId id);
void hold_review(World& world, CaseId id, ProfessionalId worker);
/// The development clinic sees the child (T20).
void attend_clinic(World& world, CaseId id, ProfessionalId doctor);

}  // namespace sightline::model::pathway
