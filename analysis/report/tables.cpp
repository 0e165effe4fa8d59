// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/output/file.hpp>

#include "sections.hpp"
#include "stored_table.hpp"

namespace sightline::report {
namespace {

namespace fs = std::filesystem;

/// A table that is shown where it lies in the folder, as deep as the page stays quick.
struct Shown {
  const char* name;
  const char* file;
  std::size_t most_rows;
  bool is_of_sweep;  ///< of a plain study the page has the same numbers already
  bool is_of_many_outcomes =
      false;  ///< of which the page shows those that it draws or that are asked for
};
constexpr std::array shown = {
    Shown{"winners_losers", "tables/winners_losers.csv", 400, false},
    Shown{"operating_curve", "tables/operating_curve.csv", 2000, true},
    Shown{"exchange_rates", "tables/exchange_rates.csv", 1000, true},
    Shown{"design", "tables/design.csv", 1500, true},
    Shown{"points", "tables/points.csv", 3000, true},
    Shown{"comparisons", "tables/comparisons.csv", 3000, true},
    Shown{"attribution", "tables/attribution.csv", 20000, false, true},
    Shown{"sensitivity", "tables/sensitivity.csv", 1500, true},
    Shown{"discovery", "tables/discovery.csv", 300, true},
};

bool is_wanted(const std::string& outcome, const std::vector<std::string>& asked) {
  return outcome == "missed_case_rate" || outcome == "false_enquiries_per_10k" ||
         std::find(asked.begin(), asked.end(), outcome) != asked.end();
}

/// Leaves out the rows of other outcomes, and counts them.
void keep_wanted(Json& table, const std::vector<std::string>& asked) {
  const auto& columns = table.at("columns");
  const auto column = std::find(columns.begin(), columns.end(), "outcome") - columns.begin();
  if (column == static_cast<std::ptrdiff_t>(columns.size())) return;
  Json kept = Json::array();
  std::size_t left_out = table.at("left_out");
  for (Json& row : table.at("rows")) {
    const Json& outcome = row.at(static_cast<std::size_t>(column));
    if (outcome.is_string() && is_wanted(outcome, asked)) {
      kept.push_back(std::move(row));
    } else {
      ++left_out;
    }
  }
  table["rows"] = std::move(kept);
  table["left_out"] = left_out;
}

/// A list of rows, which are mappings of the same columns, as a table; null for an empty one.
Json table_of(const Json& rows) {
  if (rows.empty()) return nullptr;
  Json columns = Json::array();
  for (const auto& [column, cell] : rows.front().items())
    columns.push_back(column);
  Json cells = Json::array();
  for (const Json& row : rows) {
    Json& line = cells.emplace_back(Json::array());
    for (const auto& [column, cell] : row.items())
      line.push_back(cell);
  }
  return {{"columns", std::move(columns)}, {"rows", std::move(cells)}, {"left_out", 0}};
}

}  // namespace

Json tables_of(const FinishedFolder& finished) {
  Json tables = Json::object();
  for (const Shown& table : shown) {
    const fs::path file = finished.folder / table.file;
    if ((table.is_of_sweep && !finished.is_sweep) || !fs::exists(file)) {
      tables[table.name] = nullptr;
      continue;
    }
    try {
      tables[table.name] = table_from_csv(output::read_text(file), table.most_rows);
      if (table.is_of_many_outcomes) keep_wanted(tables[table.name], finished.study.measure);
    } catch (const std::invalid_argument& error) {
      throw RunError(fmt::format("cannot read {}: {}", file.string(), error.what()));
    }
  }
  const Json calibration = finished.configuration.value("calibration", Json::object());
  for (const char* const part : {"targets", "parameters"})
    tables[std::string("calibration_") + part] = table_of(calibration.value(part, Json::array()));
  return tables;
}

}  // namespace sightline::report
