// SPDX-License-Identifier: Apache-2.0
// The prosecutor's evidential test, and what follows from it.
#pragma once

#include <sightline/model/justice/investigation.hpp>

namespace sightline::model::justice {

/// Log-odds that this suspect did it: the police's belief less who_did_it x log(number of adults
/// who could have) (M12).
[[nodiscard]] double strength_of_case(const World& world, const Investigation& investigation);

/// The prosecutor has read the file: charge, no further action, or more is asked for.
void decide_on_file(World& world, const workforce::Done& done);

/// Adults of the child's family whose exclusion has run out come back.
void end_exclusion(World& world, ChildId child);

}  // namespace sightline::model::justice
