// SPDX-License-Identifier: Apache-2.0
// What the agencies know of a child: all together, and the one that believes it most by itself.
#pragma once

#include <sightline/model/evidence/ledger.hpp>

namespace sightline::model::outcomes {

/// Log-odds that the child is being harmed.
struct Knowledge {
  double pooled = 0.0;  ///< prior plus, for each item, the mean weight to the agencies that know it
  double of_one = 0.0;  ///< the highest belief of any agency
};
[[nodiscard]] Knowledge knowledge_of(const evidence::World& world, ChildId child);

/// Whether a happening shows that somebody may have learned something of a child.
[[nodiscard]] bool shows_learning(HappeningKind kind);

}  // namespace sightline::model::outcomes
