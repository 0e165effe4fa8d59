// SPDX-License-Identifier: Apache-2.0
// Writes tables as CSV (RFC 4180): any spreadsheet and any language reads them back to the same
// numbers.
#pragma once

#include <cmath>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include <sightline/core/extremes.hpp>

namespace sightline::output {

/// Cells that are made while they are written, so that they are never all in memory.
template <class Cell>
struct MadeCells {
  std::size_t count = 0;
  std::function<Cell(std::size_t row)> make;

  [[nodiscard]] std::size_t size() const { return count; }
  [[nodiscard]] Cell operator[](std::size_t row) const { return make(row); }
};

struct CsvColumn {
  std::string name;
  std::variant<std::vector<double>, std::vector<std::string>, MadeCells<double>,
               MadeCells<std::string>>
      cells;

  [[nodiscard]] std::size_t size() const;
};

/// A number as a table shows it: what is infinite is an empty cell, as what is not defined.
[[nodiscard]] inline double csv_cell(double number) {
  return std::isfinite(number) ? number : not_a_number;
}

struct CsvTable {
  std::vector<CsvColumn> columns;
};

/// One header line and one line for each row, each ended by CR LF. Numbers have the fewest digits
/// that read back to the same double and a decimal point; NaN is an empty cell. Throws
/// std::invalid_argument if the columns differ in length, or a name is empty or given twice.
[[nodiscard]] std::string to_csv(const CsvTable& table);

/// Writes to_csv(table) as write_text() does.
void write_csv(const std::filesystem::path& path, const CsvTable& table);

}  // namespace sightline::output
