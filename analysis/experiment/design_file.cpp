// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include <sightline/experiment/sweep.hpp>

#include "parts_folder.hpp"

namespace sightline::experiment {
namespace {

namespace fs = std::filesystem;
using output::DataFile;
using Numbers = std::vector<double>;
using Counts = std::vector<std::int64_t>;
using Texts = std::vector<std::string>;

constexpr std::int64_t design_format = 1;

void add_axes(DataFile& file, const Sweep& sweep) {
  Counts points(sweep.points());
  std::iota(points.begin(), points.end(), std::int64_t{0});
  file.axes.push_back({"design_point", points, "", "number of the design point; see design_role"});
  file.axes.push_back(
      {"design_parameter", sweep.design().names, "", "what the design varies: paths, reforms"});
}

void add_labels(DataFile& file, const Sweep& sweep) {
  Texts roles;
  Counts groups;
  Counts positions;
  Counts dimensions;
  for (const design::PointLabel& label : sweep.design().labels) {
    roles.emplace_back(design::to_string(label.role));
    groups.push_back(static_cast<std::int64_t>(label.group));
    positions.push_back(static_cast<std::int64_t>(label.position));
    dimensions.push_back(
        label.dimension == design::no_dimension ? -1 : static_cast<std::int64_t>(label.dimension));
  }
  const Texts axes = {"design_point"};
  file.variables.push_back({"design_role", axes, roles, "", "what the point is for"});
  file.variables.push_back({"design_group", axes, groups, "", "base row, or trajectory"});
  file.variables.push_back({"design_position", axes, positions, "", "place in its group"});
  file.variables.push_back({"design_dimension", axes, dimensions, "",
                            "parameter that moved or was exchanged, from 0; -1 if none"});
}

void add_ranges(DataFile& file, const Sweep& sweep) {
  Numbers low;
  Numbers high;
  Texts units;
  Texts scales;
  for (const scenario::Varied& varied : sweep.variation().varied) {
    low.push_back(varied.low);
    high.push_back(varied.high);
    units.push_back(varied.unit);
    scales.emplace_back(scenario::name_of(varied.scale));
  }
  const Texts axes = {"design_parameter"};
  file.variables.push_back({"design_low", axes, low, "", "in design_parameter_unit"});
  file.variables.push_back({"design_high", axes, high, "", "in design_parameter_unit"});
  file.variables.push_back({"design_parameter_unit", axes, units, "", ""});
  file.variables.push_back({"design_scale", axes, scales, "", "linear or log"});
}

std::string in_words(const DataFile& file) {
  const auto text = [&](const std::string& name) {
    const auto* value = file.attribute<std::string>(name);
    return value == nullptr ? std::string("?") : *value;
  };
  return fmt::format("method {}, seed {}, {} points of {} parameters", text("design_method"),
                     text("design_seed"), file.axis("design_point").size(),
                     file.axis("design_parameter").size());
}

template <class T>
bool agree(const DataFile& a, const DataFile& b, const std::string& name) {
  const auto& first = std::get<std::vector<T>>(a.variable(name).values);
  const auto& second = std::get<std::vector<T>>(b.variable(name).values);
  const std::size_t n = std::min(first.size(), second.size());
  return std::equal(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(n), second.begin());
}

bool agree(const DataFile& a, const DataFile& b) {
  return a.attributes == b.attributes &&
         a.axis("design_parameter").ticks == b.axis("design_parameter").ticks &&
         agree<double>(a, b, "design_unit_value") && agree<double>(a, b, "design_value") &&
         agree<std::string>(a, b, "design_role") && agree<std::int64_t>(a, b, "design_group") &&
         agree<std::int64_t>(a, b, "design_position") &&
         agree<std::int64_t>(a, b, "design_dimension");
}

bool has_plain_parts(const fs::path& folder) {
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder / "parts", none)) {
    if (entry.path().filename().string().rfind("block-", 0) == 0) return true;
  }
  return false;
}

}  // namespace

void add_design(DataFile& file, const Sweep& sweep) {
  add_axes(file, sweep);
  const Texts cell = {"design_point", "design_parameter"};
  Numbers values;
  for (std::size_t point = 0; point < sweep.points(); ++point) {
    const std::span<const double> at = sweep.values(point);
    values.insert(values.end(), at.begin(), at.end());
  }
  file.variables.push_back({"design_unit_value", cell, sweep.design().values, "",
                            "place of the point in the unit cube"});
  file.variables.push_back({"design_value", cell, values, "", "in design_parameter_unit"});
  add_labels(file, sweep);
  add_ranges(file, sweep);
  for (std::size_t i = 0; i < sweep.variation().varied.size(); ++i) {
    Numbers of_parameter;
    for (std::size_t point = 0; point < sweep.points(); ++point)
      of_parameter.push_back(sweep.values(point)[i]);
    const scenario::Varied& varied = sweep.variation().varied[i];
    file.variables.push_back({variable_name(varied.name),
                              {"design_point"},
                              of_parameter,
                              varied.unit,
                              varied.name + " at the design point"});
  }
  file.attributes["design_method"] = std::string(scenario::name_of(sweep.variation().method));
  file.attributes["design_seed"] = std::to_string(sweep.variation().seed);
  file.attributes["design_dice"] =
      std::string(sweep.variation().has_common_dice ? "common" : "independent");
}

void keep_design(const fs::path& folder, const Sweep& sweep) {
  if (has_plain_parts(folder)) reject_folder(folder, "results of a study without `vary`");
  DataFile file;
  add_design(file, sweep);
  file.attributes["content"] = "design of a Sightline sweep";
  file.attributes["format"] = design_format;
  file.attributes["study"] = sweep.study().name;
  const fs::path path = folder / "design.h5";
  if (fs::exists(path)) {
    const DataFile there = output::read(path);
    if (!agree(there, file)) {
      reject_folder(folder, fmt::format("a sweep over another design ({}; now {})", in_words(there),
                                        in_words(file)));
    }
    if (there.axis("design_point").size() >= sweep.points()) return;
  }
  output::write(path, file);
}

void reject_sweep(const fs::path& folder) {
  if (fs::exists(folder / "design.h5")) reject_folder(folder, "results of a sweep");
}

}  // namespace sightline::experiment
