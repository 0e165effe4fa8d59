// SPDX-License-Identifier: Apache-2.0
#include "stored_table.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>

namespace sightline::report {
namespace {

using Line = std::vector<std::string>;

/// Takes RFC 4180 apart, cell by cell.
class Reader {
 public:
  explicit Reader(std::string_view text) : left_(text) {}

  [[nodiscard]] bool is_done() const { return left_.empty(); }

  Line line() {
    Line cells;
    do {
      cells.push_back(cell());
    } while (accept(","));
    accept("\r");
    if (!is_done() && !accept("\n")) throw std::invalid_argument("a cell goes on after its quote");
    return cells;
  }

 private:
  bool accept(std::string_view start) {
    if (left_.substr(0, start.size()) != start) return false;
    left_.remove_prefix(start.size());
    return true;
  }

  std::string cell() {
    if (accept("\"")) return quoted_cell();
    const std::size_t end = std::min(left_.find_first_of(",\r\n"), left_.size());
    std::string text(left_.substr(0, end));
    left_.remove_prefix(end);
    return text;
  }

  std::string quoted_cell() {
    std::string text;
    for (;;) {
      const std::size_t end = left_.find('"');
      if (end == std::string_view::npos) throw std::invalid_argument("a quote is not closed");
      text += left_.substr(0, end);
      left_.remove_prefix(end + 1);
      if (!accept("\"")) return text;
      text += '"';
    }
  }

  std::string_view left_;
};

std::optional<double> number_in(const std::string& text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_numeric(const std::vector<Line>& rows, std::size_t column) {
  bool has_number = false;
  for (const Line& row : rows) {
    if (row[column].empty()) continue;
    if (!number_in(row[column])) return false;
    has_number = true;
  }
  return has_number;
}

Json cell_json(const std::string& text, bool is_number) {
  if (text.empty()) return nullptr;
  return is_number ? Json(*number_in(text)) : Json(text);
}

}  // namespace

Json table_from_csv(std::string_view text, std::size_t most_rows) {
  Reader reader(text);
  const Line names = reader.is_done() ? Line() : reader.line();
  std::vector<Line> rows;
  std::size_t left_out = 0;
  while (!reader.is_done()) {
    Line line = reader.line();
    if (line.size() != names.size()) throw std::invalid_argument("a line has other cells");
    if (rows.size() < most_rows) {
      rows.push_back(std::move(line));
    } else {
      ++left_out;
    }
  }
  std::vector<bool> are_numbers;
  for (std::size_t column = 0; column < names.size(); ++column)
    are_numbers.push_back(is_numeric(rows, column));
  Json cells = Json::array();
  for (const Line& row : rows) {
    Json line = Json::array();
    for (std::size_t column = 0; column < row.size(); ++column)
      line.push_back(cell_json(row[column], are_numbers[column]));
    cells.push_back(std::move(line));
  }
  return {{"columns", names}, {"rows", std::move(cells)}, {"left_out", left_out}};
}

}  // namespace sightline::report
