// SPDX-License-Identifier: Apache-2.0
// Children in care for good: some go home again, and not all of these returns last.
#pragma once

#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::pathway {

void schedule_reunification(World& world, ChildId child);
/// The child goes home from care.
void reunify(World& world, ChildId child);
/// The return of this number fails: the child comes into care again.
void return_breaks_down(World& world, ChildId child, std::uint16_t which);

}  // namespace sightline::model::pathway
