// SPDX-License-Identifier: Apache-2.0
// Writes tables as CSV (RFC 4180): any spreadsheet and any language reads them back to the same
// numbers.
#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace sightline::output {

struct CsvColumn {
  std::string name;
  std::variant<std::vector<double>, std::vector<std::string>> cells;

  [[nodiscard]] std::size_t size() const;
};

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
