// SPDX-License-Identifier: Apache-2.0
// Conditions of a plan or placement are broken, noticed or not, answered or not (M14).
#pragma once

#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::pathway {

/// The next moment at which the family would break the conditions it is under, unless it is
/// scheduled already.
void schedule_breach(World& world, CaseId id);
void break_conditions(World& world, CaseId id);

/// At a visit the worker may notice that conditions are broken, and something may follow or not.
/// Without a consequence or a warning the family learns that none is to be feared (M15).
void look_for_breach(World& world, CaseId id, ProfessionalId worker);

/// The family is told clearly what it has to expect; false if the team does not do so this time.
bool warn(World& world, const CaseFile& file, const workforce::Practice& practice, double u);

}  // namespace sightline::model::pathway
