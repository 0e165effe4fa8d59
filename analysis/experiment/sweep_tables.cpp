// SPDX-License-Identifier: Apache-2.0
#include <sightline/experiment/sweep_files.hpp>
#include <sightline/model/outcomes/measures.hpp>

#include "curve_tables.hpp"
#include "estimate_columns.hpp"
#include "result_parts.hpp"

namespace sightline::experiment {
namespace {

using model::outcomes::catalogue;
using output::CsvTable;
using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;

/// A column for each thing that varies, by the points of the lines.
void add_values(CsvTable& table, const Sweep& sweep, const std::vector<std::size_t>& points) {
  for (std::size_t i = 0; i < sweep.variation().varied.size(); ++i) {
    Numbers values;
    for (const std::size_t point : points)
      values.push_back(sweep.values(point)[i]);
    table.columns.push_back({sweep.variation().varied[i].name, std::move(values)});
  }
}

Numbers numbers_of(const std::vector<std::size_t>& points) {
  return {points.begin(), points.end()};
}

CsvTable design_table(const Sweep& sweep, const SweepResult& result) {
  std::vector<std::size_t> points;
  Texts roles;
  Numbers groups;
  Numbers positions;
  Texts dimensions;
  Numbers counts;
  for (std::size_t point = 0; point < sweep.points(); ++point) {
    const design::PointLabel& label = sweep.design().labels[point];
    points.push_back(point);
    roles.emplace_back(design::to_string(label.role));
    groups.push_back(static_cast<double>(label.group));
    positions.push_back(static_cast<double>(label.position));
    dimensions.push_back(label.dimension == design::no_dimension
                             ? ""
                             : sweep.variation().varied[label.dimension].name);
    counts.push_back(static_cast<double>(result.points[point].count));
  }
  CsvTable table = {{{"design_point", numbers_of(points)},
                     {"role", roles},
                     {"group", groups},
                     {"position", positions},
                     {"dimension", dimensions},
                     {"replications", counts}}};
  add_values(table, sweep, points);
  for (std::size_t i = 0; i < sweep.variation().varied.size(); ++i) {
    Numbers places;
    for (const std::size_t point : points)
      places.push_back(sweep.design().at(point, i));
    table.columns.push_back({"unit:" + sweep.variation().varied[i].name, std::move(places)});
  }
  return table;
}

CsvTable points_table(const Sweep& sweep, const SweepResult& result) {
  std::vector<std::size_t> points;
  Texts arms;
  Texts outcomes;
  Texts units;
  EstimateColumns estimates;
  for (std::size_t point = 0; point < sweep.points(); ++point) {
    const PointResult& at = result.points[point];
    for (std::size_t arm = 0; arm < sweep.study().arms.size(); ++arm) {
      for (const std::size_t index : result.asked) {
        points.push_back(point);
        arms.push_back(sweep.study().arms[arm].name);
        outcomes.emplace_back(catalogue()[index].name);
        units.emplace_back(catalogue()[index].unit);
        estimates.add(at.count > 0 ? at.summary.arms[arm].outcomes[index] : no_estimate);
      }
    }
  }
  return {{{"design_point", numbers_of(points)},
           {"arm", arms},
           {"outcome", outcomes},
           {"unit", units},
           {"mean", estimates.mean},
           {"low", estimates.low},
           {"high", estimates.high}}};
}

CsvTable comparisons_table(const Sweep& sweep, const SweepResult& result) {
  std::vector<std::size_t> points;
  Texts arms;
  Texts outcomes;
  Texts units;
  EstimateColumns differences;
  Numbers ratios;
  for (std::size_t point = 0; point < sweep.points(); ++point) {
    const PointResult& at = result.points[point];
    for (std::size_t arm = 1; arm < sweep.study().arms.size(); ++arm) {
      for (const std::size_t index : result.asked) {
        points.push_back(point);
        arms.push_back(sweep.study().arms[arm].name);
        outcomes.emplace_back(catalogue()[index].name);
        units.emplace_back(catalogue()[index].unit);
        const auto* paired =
            at.count > 0 ? &at.summary.comparisons[arm - 1].outcomes[index] : nullptr;
        differences.add(paired == nullptr ? no_estimate : paired->difference);
        ratios.push_back(paired == nullptr ? not_a_number
                                           : output::csv_cell(paired->variance_ratio));
      }
    }
  }
  const Texts against(points.size(), sweep.study().arms.front().name);
  return {{{"design_point", numbers_of(points)},
           {"arm", arms},
           {"against", against},
           {"outcome", outcomes},
           {"unit", units},
           {"difference", differences.mean},
           {"low", differences.low},
           {"high", differences.high},
           {"variance_ratio", ratios}}};
}

}  // namespace

std::vector<NamedTable> sweep_tables(const Sweep& sweep, const SweepResult& result) {
  std::vector<NamedTable> tables = {{"design", design_table(sweep, result)},
                                    {"points", points_table(sweep, result)},
                                    {"comparisons", comparisons_table(sweep, result)},
                                    {"parameters", parameters_table(sweep.study())}};
  if (!result.curve) return tables;
  tables.push_back({"operating_curve", curve_table(sweep, *result.curve)});
  tables.push_back({"exchange_rates", exchange_table(sweep, *result.curve)});
  return tables;
}

CsvTable sweep_overview(const Sweep& sweep, const SweepResult& result) {
  const bool has_pairs = sweep.study().arms.size() > 1;
  std::vector<std::size_t> points;
  Texts arms;
  for (std::size_t point = 0; point < sweep.points(); ++point) {
    for (std::size_t arm = has_pairs ? 1 : 0; arm < sweep.study().arms.size(); ++arm) {
      points.push_back(point);
      arms.push_back(sweep.study().arms[arm].name);
    }
  }
  CsvTable table = {{{"design_point", numbers_of(points)}, {"arm", arms}}};
  add_values(table, sweep, points);
  for (const std::size_t index : result.asked) {
    EstimateColumns columns;
    for (const PointResult& at : result.points) {
      for (std::size_t arm = has_pairs ? 1 : 0; arm < sweep.study().arms.size(); ++arm) {
        if (at.count == 0) {
          columns.add(no_estimate);
        } else if (has_pairs) {
          columns.add(at.summary.comparisons[arm - 1].outcomes[index].difference);
        } else {
          columns.add(at.summary.arms[arm].outcomes[index]);
        }
      }
    }
    const std::string name =
        std::string(catalogue()[index].name) + (has_pairs ? "_difference" : "");
    columns.move_to(table, name);
  }
  return table;
}

}  // namespace sightline::experiment
