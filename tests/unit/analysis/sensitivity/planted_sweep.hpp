// SPDX-License-Identifier: Apache-2.0
// Folders of sweeps whose results follow a known function of what varies.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <sightline/design/makers.hpp>
#include <sightline/output/data_file.hpp>
#include <sightline/sensitivity/finished_sweep.hpp>

namespace sightline::sensitivity {

/// The difference that the second arm makes, from a point of the unit cube and a replication.
using Effect = std::function<double(std::span<const double> x, std::size_t replication)>;

/// Two arms, "as-is" at 1 and "reform" at 1 + effect, of one outcome.
struct PlantedSweep {
  std::string method;
  design::UnitDesign design;
  Effect effect;
  std::size_t replications = 3;
  std::vector<std::string> units = std::vector<std::string>(design.dimensions, "1");

  [[nodiscard]] FinishedSweep finished() const {
    FinishedSweep sweep;
    sweep.study = "planted";
    sweep.digest = "0123456789abcdef";
    sweep.design.method = method;
    sweep.design.design = design;
    if (sweep.design.design.names.empty()) {
      for (std::size_t d = 0; d < design.dimensions; ++d)
        sweep.design.design.names.push_back("x" + std::to_string(d + 1));
    }
    for (std::size_t d = 0; d < design.dimensions; ++d)
      sweep.design.ranges.push_back({0.0, 1.0, units[d], false});
    sweep.design.values = design.values;
    sweep.arms = {"as-is", "reform"};
    sweep.outcomes = {"missed_case_rate"};
    sweep.replications = replications;
    for (std::size_t point = 0; point < design.points; ++point) {
      for (std::size_t r = 0; r < replications; ++r)
        sweep.numbers.push_back(1.0);
      for (std::size_t r = 0; r < replications; ++r)
        sweep.numbers.push_back(1.0 + effect(design.point(point), r));
    }
    return sweep;
  }

  [[nodiscard]] output::DataFile design_file() const {
    const FinishedSweep sweep = finished();
    output::DataFile file;
    std::vector<std::int64_t> points, groups, positions, dimensions;
    std::vector<std::string> roles;
    for (std::size_t i = 0; i < design.points; ++i) {
      const design::PointLabel& label = design.labels[i];
      points.push_back(static_cast<std::int64_t>(i));
      roles.emplace_back(design::to_string(label.role));
      groups.push_back(static_cast<std::int64_t>(label.group));
      positions.push_back(static_cast<std::int64_t>(label.position));
      dimensions.push_back(label.dimension == design::no_dimension
                               ? -1
                               : static_cast<std::int64_t>(label.dimension));
    }
    file.axes = {{"design_point", points, "", ""},
                 {"design_parameter", sweep.design.design.names, "", ""}};
    const std::vector<std::string> cell = {"design_point", "design_parameter"};
    file.variables = {
        {"design_role", {"design_point"}, roles, "", ""},
        {"design_group", {"design_point"}, groups, "", ""},
        {"design_position", {"design_point"}, positions, "", ""},
        {"design_dimension", {"design_point"}, dimensions, "", ""},
        {"design_unit_value", cell, design.values, "", ""},
        {"design_value", cell, sweep.design.values, "", ""},
        {"design_low", {"design_parameter"}, std::vector<double>(design.dimensions, 0.0), "", ""},
        {"design_high", {"design_parameter"}, std::vector<double>(design.dimensions, 1.0), "", ""},
        {"design_parameter_unit", {"design_parameter"}, units, "", ""},
        {"design_scale",
         {"design_parameter"},
         std::vector<std::string>(design.dimensions, "linear"),
         "",
         ""}};
    file.attributes = {{"design_method", method},
                       {"design_seed", std::string("0")},
                       {"design_dice", std::string("common")}};
    return file;
  }

  [[nodiscard]] output::DataFile results_file() const {
    const FinishedSweep sweep = finished();
    output::DataFile file = design_file();
    std::vector<std::int64_t> numbers;
    for (std::size_t r = 0; r < replications; ++r)
      numbers.push_back(static_cast<std::int64_t>(r));
    file.axes.push_back({"arm", sweep.arms, "", ""});
    file.axes.push_back({"asked", sweep.outcomes, "", ""});
    file.axes.push_back({"replication", numbers, "", ""});
    file.variables.push_back({"asked_linearised",
                              {"design_point", "arm", "asked", "replication"},
                              sweep.numbers,
                              "",
                              ""});
    file.attributes["study"] = sweep.study;
    file.attributes["digest"] = sweep.digest;
    return file;
  }

  void write_to(const std::filesystem::path& folder) const {
    output::write(folder / "design.h5", design_file());
    output::write(folder / "results.h5", results_file());
  }
};

/// The paired difference of the only outcome.
inline constexpr Response difference = {0, 1, std::size_t{0}};

}  // namespace sightline::sensitivity
