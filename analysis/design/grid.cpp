// SPDX-License-Identifier: Apache-2.0
#include <sightline/design/makers.hpp>

#include "blank.hpp"

namespace sightline::design {
namespace {

constexpr std::size_t most_grid_points = std::size_t{1} << 32U;

double place_of(std::size_t level, std::size_t levels) {
  return levels == 1 ? 0.5 : static_cast<double>(level) / static_cast<double>(levels - 1);
}

std::size_t combinations(const std::vector<std::size_t>& levels) {
  std::size_t points = 1;
  for (const std::size_t n : levels) {
    if (n == 0) throw std::invalid_argument("every dimension of a grid has at least one level");
    if (points > most_grid_points / n)
      throw std::invalid_argument("a grid has at most 2^32 points; use fewer levels");
    points *= n;
  }
  return points;
}

}  // namespace

UnitDesign full_grid(const std::vector<std::size_t>& levels) {
  UnitDesign design = blank_design(combinations(levels), levels.size());
  for (std::size_t i = 0; i < design.points; ++i) {
    std::size_t rest = i;
    for (std::size_t d = levels.size(); d-- > 0;) {
      design.values[i * levels.size() + d] = place_of(rest % levels[d], levels[d]);
      rest /= levels[d];
    }
  }
  return design;
}

}  // namespace sightline::design
