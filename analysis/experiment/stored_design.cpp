// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>
#include <string>

#include <sightline/experiment/sweep.hpp>

namespace sightline::experiment {
namespace {

using output::DataFile;

[[noreturn]] void lacks(const std::string& name) {
  throw std::invalid_argument("`" + name + "` lacks or is of another kind");
}

template <class T>
const std::vector<T>& values_of(const DataFile& file, const std::string& name, std::size_t size) {
  const auto* values = std::get_if<std::vector<T>>(&file.variable(name).values);
  if (values == nullptr || values->size() != size) lacks(name);
  return *values;
}

const std::string& text_named(const DataFile& file, const std::string& name) {
  const auto* text = file.attribute<std::string>(name);
  if (text == nullptr) lacks(name);
  return *text;
}

std::vector<design::PointLabel> labels_of(const DataFile& file, std::size_t points) {
  const auto& roles = values_of<std::string>(file, "design_role", points);
  const auto& groups = values_of<std::int64_t>(file, "design_group", points);
  const auto& positions = values_of<std::int64_t>(file, "design_position", points);
  const auto& dimensions = values_of<std::int64_t>(file, "design_dimension", points);
  std::vector<design::PointLabel> labels;
  for (std::size_t i = 0; i < points; ++i) {
    labels.push_back(
        {design::role_of(roles[i]), static_cast<std::size_t>(groups[i]),
         static_cast<std::size_t>(positions[i]),
         dimensions[i] < 0 ? design::no_dimension : static_cast<std::size_t>(dimensions[i])});
  }
  return labels;
}

}  // namespace

StoredDesign read_design(const DataFile& file) {
  const auto* names = std::get_if<std::vector<std::string>>(&file.axis("design_parameter").ticks);
  if (names == nullptr) lacks("design_parameter");
  StoredDesign stored;
  stored.method = text_named(file, "design_method");
  stored.seed = std::stoull(text_named(file, "design_seed"));
  stored.has_common_dice = text_named(file, "design_dice") == "common";
  design::UnitDesign& design = stored.design;
  design.points = file.axis("design_point").size();
  design.dimensions = names->size();
  design.names = *names;
  const std::size_t cells = design.points * design.dimensions;
  design.values = values_of<double>(file, "design_unit_value", cells);
  design.labels = labels_of(file, design.points);
  stored.values = values_of<double>(file, "design_value", cells);
  const auto& low = values_of<double>(file, "design_low", design.dimensions);
  const auto& high = values_of<double>(file, "design_high", design.dimensions);
  const auto& units = values_of<std::string>(file, "design_parameter_unit", design.dimensions);
  const auto& scales = values_of<std::string>(file, "design_scale", design.dimensions);
  for (std::size_t d = 0; d < design.dimensions; ++d)
    stored.ranges.push_back({low[d], high[d], units[d], scales[d] == "log"});
  return stored;
}

}  // namespace sightline::experiment
