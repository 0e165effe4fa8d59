// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sightline/design/makers.hpp>

#include "blank.hpp"

namespace sightline::design {

UnitDesign saltelli_blocks(std::size_t base_rows, std::size_t dimensions, std::uint64_t seed) {
  const std::size_t size = dimensions + 2;
  const UnitDesign base = sobol_sequence(base_rows, 2 * dimensions, seed);
  UnitDesign design = blank_design(base_rows * size, dimensions);
  for (std::size_t i = 0; i < design.points; ++i) {
    PointLabel& label = design.labels[i];
    label = {Role::a_with_b, i / size, i % size, no_dimension};
    const auto a = base.point(label.group).first(dimensions);
    const auto b = base.point(label.group).last(dimensions);
    double* const values = design.values.data() + i * dimensions;
    std::copy_n((label.position + 1 == size ? b : a).data(), dimensions, values);
    if (label.position == 0) {
      label.role = Role::base_a;
    } else if (label.position + 1 == size) {
      label.role = Role::base_b;
    } else {
      label.dimension = label.position - 1;
      values[label.dimension] = b[label.dimension];
    }
  }
  return design;
}

}  // namespace sightline::design
