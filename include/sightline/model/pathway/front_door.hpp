// SPDX-License-Identifier: Apache-2.0
// Referral, screening, initial assessment: what comes in, and what is let through.
#pragma once

#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::pathway {

/// A message has reached social care: a referral opens or reopens the file, anything else is
/// weighed.
void receive(World& world, const communication::Message& message);
void screen(World& world, CaseId id, ProfessionalId worker);
void assess_initially(World& world, CaseId id, ProfessionalId worker);
void finish_core_assessment(World& world, CaseId id, const workforce::Done& done);

/// Something has become known of a child: an open file is reconsidered, and where there is none
/// social care refers to itself what passes the threshold of a strategy discussion.
void take_note(World& world, ChildId child);
/// A child was killed at home: police and social care turn to the brothers and sisters (M17).
void consider_bereaved(World& world, ChildId killed);
/// Something new is known of a child with an open file: does it change the course?
void reconsider(World& world, CaseId id);

}  // namespace sightline::model::pathway
