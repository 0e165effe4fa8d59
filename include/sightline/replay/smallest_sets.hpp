// SPDX-License-Identifier: Apache-2.0
// The smallest sets of hand-offs that, mended together, would have been enough.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace sightline::replay {

/// Places of hand-offs, ascending.
using HandOffSet = std::vector<std::size_t>;

struct SetSearch {
  std::size_t most_together = 3;  ///< sets of more are not looked for
  std::size_t most_runs = 200;    ///< tests of a set
};

struct SmallestSets {
  /// Every set that is enough and of which no part is, up to the size searched through; by size,
  /// then by place. More than one of them: the case is overdetermined, and none is "the" cause.
  std::vector<HandOffSet> sets;
  std::size_t runs = 0;
  std::size_t searched = 0;  ///< all sets of up to this size were tested, or need no test
};

/// Searches singles, pairs, triples of `hand_offs` hand-offs; what contains a set that is enough is
/// not tested. `is_enough` tells for a set.
[[nodiscard]] SmallestSets smallest_sets(std::size_t hand_offs,
                                         const std::function<bool(const HandOffSet&)>& is_enough,
                                         const SetSearch& search = {});

}  // namespace sightline::replay
