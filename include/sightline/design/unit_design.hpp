// SPDX-License-Identifier: Apache-2.0
// A design of experiments: points of the unit cube, each with a label that says what it is for.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::design {

/// What a point is for. Estimators go by the label of a point, never by its place in the design.
enum class Role {
  point,           ///< one of many alike: grid, Latin hypercube, Sobol sequence
  base_a,          ///< Saltelli: row of A
  base_b,          ///< Saltelli: row of B
  a_with_b,        ///< Saltelli: row of A with one coordinate from the same row of B
  trajectory,      ///< Morris: where a trajectory starts
  trajectory_step  ///< Morris: one coordinate has moved since the point before
};

/// "point", "base-a", "base-b", "a-with-b", "trajectory", "trajectory-step"; stable, for files.
[[nodiscard]] std::string_view to_string(Role role);
/// The role of that name. Throws std::invalid_argument, naming the nearest role, for another name.
[[nodiscard]] Role role_of(std::string_view name);

inline constexpr std::size_t no_dimension = static_cast<std::size_t>(-1);

/// (group, position) is the key of a point: no two points of a design share it.
struct PointLabel {
  Role role = Role::point;
  std::size_t group = 0;     ///< base row, trajectory, or number of the point
  std::size_t position = 0;  ///< place in the group, from 0
  /// The coordinate that came from B (a_with_b) or that moved (trajectory_step); else no_dimension.
  std::size_t dimension = no_dimension;
  friend bool operator==(const PointLabel&, const PointLabel&) = default;
};

/// A value: copied, stored and read back without loss of meaning.
struct UnitDesign {
  std::size_t points = 0;
  std::size_t dimensions = 0;
  std::vector<double> values;      ///< [point][dimension], point slowest; each in [0, 1]
  std::vector<PointLabel> labels;  ///< [point]
  std::vector<std::string> names;  ///< [dimension], or empty: the makers do not know them

  [[nodiscard]] double at(std::size_t point, std::size_t dimension) const {
    return values[point * dimensions + dimension];
  }
  [[nodiscard]] std::span<const double> point(std::size_t i) const {
    return {values.data() + i * dimensions, dimensions};
  }
  friend bool operator==(const UnitDesign&, const UnitDesign&) = default;
};

/// Name of a dimension; "x1", "x2", ... where the design has no names.
[[nodiscard]] std::string name_of(const UnitDesign& design, std::size_t dimension);

/// Throws std::invalid_argument, naming the first fault, unless sizes agree, every value is in
/// [0, 1], no key (group, position) comes twice and labels name dimensions that exist.
void require_sound(const UnitDesign& design);

}  // namespace sightline::design
