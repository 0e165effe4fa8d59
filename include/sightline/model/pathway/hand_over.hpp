// SPDX-License-Identifier: Apache-2.0
// A file changes hands (M16): the next worker knows what the file holds and they have read.
#pragma once

#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::pathway {

/// The file goes from its holder to the lightest other one in the child's area, or waits for one;
/// work that was ordered goes with it. Of what social care knows, each item that the next worker
/// does not read counts less from now on.
void hand_over(World& world, CaseId id);
/// All files of a worker who is not in post any more.
void hand_over_files_of(World& world, ProfessionalId who);
/// Somebody else holds the post from now on: files and work stay at the desk, but are read anew.
void change_worker_at_desk(World& world, ProfessionalId who);

}  // namespace sightline::model::pathway
