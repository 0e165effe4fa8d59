// SPDX-License-Identifier: Apache-2.0
// Strategy discussion and section 47 enquiry: social worker, police and paediatrician, each with a
// part.
#pragma once

#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::pathway {

void call_strategy_discussion(World& world, CaseId id);
/// A child on a plan whom social care knows to be hurt again: the enquiry that the law demands,
/// with police and medical, while the plan goes on (T10, T15).
void consider_new_enquiry(World& world, CaseId id, ProfessionalId who);
void hold_strategy_discussion(World& world, CaseId id, ProfessionalId worker);
/// One part of the enquiry (social worker's, police's or the medical) is done; the last one
/// concludes it.
void finish_enquiry_part(World& world, CaseId id, const workforce::Done& done);

}  // namespace sightline::model::pathway
