// SPDX-License-Identifier: Apache-2.0
// Audit (R13): somebody from outside the team reads files, without the frame in which they were
// written.
#pragma once

#include <sightline/model/oversight/alarm.hpp>

namespace sightline::model::oversight {

/// Plans the first audit of every area; they belong to its team of case holders.
void start_audits(pathway::World& world, const State& oversight);
/// A share of the area's open files is read, if the team is audited now; the next one is planned.
void audit_due(pathway::World& world, State& oversight, TeamId team);

/// Reads the file: has checks made again that were not answered, and, if what social care knows
/// passes the next step's threshold when read without bias, corrects it and has the file considered
/// again. True if that changed its course. `occasion` numbers the readings of this file.
bool read_file(pathway::World& world, CaseId id, std::uint64_t occasion);
/// Reads each open file of the area with probability `share`, by the dice of this purpose and
/// round. The team spends `effort` on each.
void read_sample(pathway::World& world, std::uint8_t area, Share share, Purpose purpose,
                 std::uint16_t round, WorkingHours effort);

/// Time of the night at which audits and inspections are dated, so that what they ask for never
/// falls into one minute with what is done in working hours.
[[nodiscard]] Time at_night(Time time);

}  // namespace sightline::model::oversight
