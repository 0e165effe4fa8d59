// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include <sightline/replay/smallest_sets.hpp>

namespace sightline::replay {
namespace {

/// The next set of the same size in order; false after the last.
bool advance(HandOffSet& set, std::size_t all) {
  const std::size_t size = set.size();
  for (std::size_t i = size; i > 0; --i) {
    if (set[i - 1] + (size - i) + 1 >= all) continue;
    ++set[i - 1];
    std::iota(set.begin() + static_cast<std::ptrdiff_t>(i), set.end(), set[i - 1] + 1);
    return true;
  }
  return false;
}

bool contains_any(const HandOffSet& set, const std::vector<HandOffSet>& found) {
  return std::any_of(found.begin(), found.end(), [&](const HandOffSet& smaller) {
    return std::includes(set.begin(), set.end(), smaller.begin(), smaller.end());
  });
}

}  // namespace

SmallestSets smallest_sets(std::size_t hand_offs,
                           const std::function<bool(const HandOffSet&)>& is_enough,
                           const SetSearch& search) {
  SmallestSets result;
  for (std::size_t size = 1; size <= std::min(search.most_together, hand_offs); ++size) {
    HandOffSet set(size);
    std::iota(set.begin(), set.end(), std::size_t{0});
    do {
      if (contains_any(set, result.sets)) continue;
      if (result.runs == search.most_runs) return result;
      ++result.runs;
      if (is_enough(set)) result.sets.push_back(set);
    } while (advance(set, hand_offs));
    result.searched = size;
  }
  return result;
}

}  // namespace sightline::replay
