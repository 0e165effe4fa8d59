// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <sightline/output/json_number.hpp>
#include <sightline/sensitivity/failing_points.hpp>

namespace sightline::sensitivity {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> allowed_by(const Restriction& restriction, const Axis& axis) {
  std::vector<std::string> names;
  for (const std::size_t category : restriction.categories)
    names.push_back(axis.categories.at(category));
  return names;
}

Json restriction_json(const Restriction& restriction, const Axis& axis) {
  return {{"parameter", axis.name},
          {"low", output::json_number(restriction.low)},
          {"high", output::json_number(restriction.high)},
          {"categories", allowed_by(restriction, axis)},
          {"quasi_p", output::json_number(restriction.quasi_p)}};
}

struct Columns {
  std::vector<double> box, points, of_interest, coverage, density, support, low, high, quasi_p;
  std::vector<std::string> parameter, unit, categories;

  void add(std::size_t number, const Box& of, const Restriction& restriction, const Axis& axis) {
    box.push_back(static_cast<double>(number));
    points.push_back(static_cast<double>(of.points));
    of_interest.push_back(static_cast<double>(of.of_interest));
    coverage.push_back(of.coverage);
    density.push_back(of.density);
    support.push_back(of.support);
    parameter.push_back(axis.name);
    unit.push_back(axis.unit);
    low.push_back(output::csv_cell(restriction.low));
    high.push_back(output::csv_cell(restriction.high));
    categories.push_back(fmt::format("{}", fmt::join(allowed_by(restriction, axis), " ")));
    quasi_p.push_back(output::csv_cell(restriction.quasi_p));
  }
};

}  // namespace

output::CsvTable discovery_table(const Discovery& discovery) {
  Columns columns;
  for (std::size_t i = 0; i < discovery.boxes.boxes.size(); ++i) {
    const Box& box = discovery.boxes.boxes[i].box;
    for (const Restriction& restriction : box.restrictions)
      columns.add(i + 1, box, restriction, discovery.points.axes.at(restriction.axis));
    if (box.restrictions.empty()) columns.add(i + 1, box, {}, {});
  }
  return {{{"box", columns.box},
           {"points", columns.points},
           {"of_interest", columns.of_interest},
           {"coverage", columns.coverage},
           {"density", columns.density},
           {"support", columns.support},
           {"parameter", columns.parameter},
           {"unit", columns.unit},
           {"low", columns.low},
           {"high", columns.high},
           {"categories", columns.categories},
           {"quasi_p", columns.quasi_p}}};
}

std::string discovery_json(const FinishedSweep& sweep, const Discovery& discovery) {
  Json boxes = Json::array();
  for (const FoundBox& found : discovery.boxes.boxes) {
    Json restrictions = Json::array();
    for (const Restriction& restriction : found.box.restrictions) {
      restrictions.push_back(
          restriction_json(restriction, discovery.points.axes.at(restriction.axis)));
    }
    boxes.push_back({{"points", found.box.points},
                     {"of_interest", found.box.of_interest},
                     {"coverage", found.box.coverage},
                     {"density", found.box.density},
                     {"support", found.box.support},
                     {"restrictions", std::move(restrictions)}});
  }
  const Json all = {{"study", sweep.study},
                    {"digest", sweep.digest},
                    {"condition", words(sweep, discovery.condition)},
                    {"points", discovery.boxes.points},
                    {"points_left_out", discovery.left_out},
                    {"of_interest", discovery.boxes.of_interest},
                    {"beyond_chance", discovery.beyond_chance},
                    {"boxes", std::move(boxes)},
                    {"sentences", discovery_sentences(sweep, discovery)}};
  return all.dump(2) + "\n";
}

void write_discovery(const std::filesystem::path& folder, const Discovery& discovery) {
  std::error_code failure;  // what stands in the way is told when the file is written
  std::filesystem::create_directories(folder / "tables", failure);
  output::write_csv(folder / "tables" / "discovery.csv", discovery_table(discovery));
}

}  // namespace sightline::sensitivity
