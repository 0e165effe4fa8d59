// SPDX-License-Identifier: Apache-2.0
// Order by chance.
#pragma once

#include <numeric>
#include <utility>
#include <vector>

#include <sightline/design/draws.hpp>

namespace sightline::design {

/// 0, ..., n - 1 in an order drawn evenly from all (Fisher and Yates; Durstenfeld 1964, CACM
/// 7:420).
inline std::vector<std::size_t> shuffled(std::size_t n, Draws& draws) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = n; i > 1; --i)
    std::swap(order[i - 1], order[draws.below(i)]);
  return order;
}

}  // namespace sightline::design
