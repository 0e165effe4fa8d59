// SPDX-License-Identifier: Apache-2.0
// Designs before their values are known.
#pragma once

#include <stdexcept>

#include <sightline/design/unit_design.hpp>

namespace sightline::design {

/// Points at 0, each a group of its own. Throws std::invalid_argument for no points or dimensions.
inline UnitDesign blank_design(std::size_t points, std::size_t dimensions) {
  if (points == 0 || dimensions == 0)
    throw std::invalid_argument("a design has at least one point and one dimension");
  UnitDesign design{points,
                    dimensions,
                    std::vector<double>(points * dimensions),
                    std::vector<PointLabel>(points),
                    {}};
  for (std::size_t i = 0; i < points; ++i)
    design.labels[i].group = i;
  return design;
}

}  // namespace sightline::design
