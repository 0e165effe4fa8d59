// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <set>
#include <stdexcept>
#include <utility>

#include <sightline/core/error.hpp>
#include <sightline/design/unit_design.hpp>

namespace sightline::design {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 6> role_names = {{
    {Role::point, "point"},
    {Role::base_a, "base-a"},
    {Role::base_b, "base-b"},
    {Role::a_with_b, "a-with-b"},
    {Role::trajectory, "trajectory"},
    {Role::trajectory_step, "trajectory-step"},
}};

[[noreturn]] void refuse(std::size_t point, const std::string& fault) {
  throw std::invalid_argument("point " + std::to_string(point) + " of a design " + fault);
}

bool names_a_dimension(Role role) {
  return role == Role::a_with_b || role == Role::trajectory_step;
}

void require_sizes(const UnitDesign& design) {
  if (design.points == 0 || design.dimensions == 0)
    throw std::invalid_argument("a design has at least one point and one dimension");
  if (design.values.size() != design.points * design.dimensions)
    throw std::invalid_argument("a design has one value for each point and dimension");
  if (design.labels.size() != design.points)
    throw std::invalid_argument("a design has one label for each point");
  if (!design.names.empty() && design.names.size() != design.dimensions)
    throw std::invalid_argument("a design has one name for each dimension, or none at all");
}

}  // namespace

std::string_view to_string(Role role) {
  for (const auto& [known, name] : role_names) {
    if (known == role) return name;
  }
  throw std::invalid_argument("a role without a name");
}

Role role_of(std::string_view name) {
  std::vector<std::string> known_names;
  for (const auto& [role, known] : role_names) {
    if (known == name) return role;
    known_names.emplace_back(known);
  }
  const std::string nearest = nearest_name(std::string(name), known_names);
  throw std::invalid_argument("no role of a point is called '" + std::string(name) + "'" +
                              (nearest.empty() ? "" : "; did you mean '" + nearest + "'?"));
}

std::string name_of(const UnitDesign& design, std::size_t dimension) {
  return design.names.empty() ? "x" + std::to_string(dimension + 1) : design.names.at(dimension);
}

void require_sound(const UnitDesign& design) {
  require_sizes(design);
  std::set<std::pair<std::size_t, std::size_t>> keys;
  for (std::size_t i = 0; i < design.points; ++i) {
    for (const double value : design.point(i)) {
      if (!(value >= 0.0 && value <= 1.0)) refuse(i, "lies outside of the unit cube");
    }
    const PointLabel& label = design.labels[i];
    if (!keys.emplace(label.group, label.position).second)
      refuse(i, "has the group and position of another one");
    if (names_a_dimension(label.role) ? label.dimension >= design.dimensions
                                      : label.dimension != no_dimension)
      refuse(i, "has a label with a dimension that its role does not have");
  }
}

}  // namespace sightline::design
