// SPDX-License-Identifier: Apache-2.0
// The model's typed ids, one line each.
#pragma once

#include <sightline/core/id.hpp>

namespace sightline::model {

using FamilyId = Id<struct Family>;                ///< a household with its children and adults
using AdultId = Id<struct Adult>;                  ///< a parent, partner or lodger
using ChildId = Id<struct Child>;                  ///< a child, before birth to after 18
using InjuryId = Id<struct Injury>;                ///< one injury, inflicted or accidental
using ConcernId = Id<struct Concern>;              ///< a worry that is not an injury
using ItemId = Id<struct Item>;                    ///< one item of evidence about one child
using MessageId = Id<struct Message>;              ///< one message on its way to social care
using InvestigationId = Id<struct Investigation>;  ///< a police investigation about one child
using CaseId = Id<struct CaseFile>;                ///< social care's file on one child
using TeamId = Id<struct Team>;                    ///< a team that owns a Practice
using ProfessionalId = Id<struct Professional>;    ///< one person who works in a team
using QueueId = Id<struct WorkQueueTag_>;  ///< the work queue of a team or of one case holder
using TaskId = Id<struct Task>;            ///< a piece of work in a queue

}  // namespace sightline::model
