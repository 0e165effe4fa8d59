// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <iterator>
#include <set>
#include <stdexcept>

#include <fmt/format.h>

#include <sightline/output/csv.hpp>
#include <sightline/output/file.hpp>

namespace sightline::output {

namespace {

void append(std::string& line, double number) {
  // fmt gives the shortest digits that read back exactly, whatever the locale.
  if (!std::isnan(number)) fmt::format_to(std::back_inserter(line), "{}", number);
}

void append(std::string& line, const std::string& text) {
  const bool is_plain = text.find_first_of(",\"\r\n") == std::string::npos;
  const bool has_outer_space = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (is_plain && !has_outer_space) {
    line += text;
    return;
  }
  line += '"';
  for (const char c : text) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

void check(const CsvTable& table) {
  std::set<std::string> names;
  for (const CsvColumn& column : table.columns) {
    if (column.name.empty() || !names.insert(column.name).second) {
      throw std::invalid_argument("CSV column without a name of its own: " + column.name);
    }
    if (column.size() != table.columns.front().size()) {
      throw std::invalid_argument("CSV column of another length: " + column.name);
    }
  }
}

}  // namespace

std::size_t CsvColumn::size() const {
  return std::visit([](const auto& values) { return values.size(); }, cells);
}

namespace {

/// Hands the text of the table to `take` row by row.
template <class Take>
void write_rows(const CsvTable& table, Take&& take) {
  check(table);
  if (table.columns.empty()) return;
  std::string line;
  const auto end_cell = [&](std::size_t i) { line += i + 1 < table.columns.size() ? "," : "\r\n"; };
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    append(line, table.columns[i].name);
    end_cell(i);
  }
  take(line);
  for (std::size_t row = 0; row < table.columns.front().size(); ++row) {
    line.clear();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      std::visit([&](const auto& values) { append(line, values[row]); }, table.columns[i].cells);
      end_cell(i);
    }
    take(line);
  }
}

}  // namespace

std::string to_csv(const CsvTable& table) {
  std::string text;
  write_rows(table, [&text](const std::string& line) { text += line; });
  return text;
}

void write_csv(const std::filesystem::path& path, const CsvTable& table) {
  FileWriter file(path);
  write_rows(table, [&file](const std::string& line) { file.write(line); });
  file.finish();
}

}  // namespace sightline::output
