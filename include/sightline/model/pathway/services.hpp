// SPDX-License-Identifier: Apache-2.0
// Help to families: early help below social care's threshold, services to a child in need.
#pragma once

#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::pathway {

/// Social care takes the family no further; early help is offered, or not (R12).
void offer_early_help(World& world, const CaseFile& file);
void finish_early_help(World& world, const workforce::Done& done);

/// Services for a child in need, then closure.
void begin_child_in_need(World& world, CaseId id);
/// The holder's work with a child in need, once in an episode.
void order_services(World& world, CaseId id);
void end_child_in_need(World& world, CaseId id);

}  // namespace sightline::model::pathway
