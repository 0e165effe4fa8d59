// SPDX-License-Identifier: Apache-2.0
#include <set>
#include <stdexcept>
#include <type_traits>

#include <fmt/format.h>

#include <sightline/core/digest.hpp>
#include <sightline/output/data_file.hpp>

#include "data_file_check.hpp"
#include "seal.hpp"

namespace sightline::output {

namespace {

/// Adds rows as the numbers that are read in their place.
void add_rows(Digest& digest, const Rows& rows) {
  digest.add(std::uint64_t{Values(std::vector<double>{}).index()});
  digest.add(std::uint64_t{rows.size()});
  std::vector<double> row(rows.width);
  for (std::size_t i = 0; i < rows.count; ++i) {
    rows.fill(i, row);
    for (const double number : row)
      digest.add(number);
  }
}

/// Adds the values of a variant, preceded by which alternative it is and their number.
template <class Variant>
void add_values(Digest& digest, const Variant& values) {
  digest.add(std::uint64_t{values.index()});
  std::visit(
      [&digest](const auto& members) {
        digest.add(std::uint64_t{members.size()});
        if constexpr (!std::is_same_v<std::decay_t<decltype(members)>, Rows>) {
          for (const auto& member : members)
            digest.add(member);
        }
      },
      values);
}

void add_variable_values(Digest& digest, const Values& values) {
  if (const auto* rows = std::get_if<Rows>(&values)) return add_rows(digest, *rows);
  add_values(digest, values);
}

void check_text(const std::string& text, const std::string& where) {
  if (text.find('\0') != std::string::npos) {
    throw std::invalid_argument(where + ": text with a NUL character");
  }
  if (text.find(seal_marker) != std::string::npos) {
    throw std::invalid_argument(where + ": text that is reserved for the seal of the file");
  }
}

void check_name(const std::string& name, std::set<std::string>& names) {
  check_text(name, "a name");
  if (name.empty() || name == "." || name.find('/') != std::string::npos) {
    throw std::invalid_argument("not a name of an axis, variable or attribute: `" + name + "`");
  }
  if (!names.insert(name).second) throw std::invalid_argument("name given twice: " + name);
}

template <class Variant>
void check_texts(const Variant& values, const std::string& where) {
  if (const auto* texts = std::get_if<std::vector<std::string>>(&values)) {
    for (const std::string& text : *texts)
      check_text(text, where);
  }
}

void check_variable(const DataFile& file, const Variable& variable) {
  std::size_t size = 1;
  std::set<std::string> used;
  for (const std::string& name : variable.axes) {
    if (!used.insert(name).second) {
      throw std::invalid_argument(variable.name + ": axis given twice: " + name);
    }
    size *= file.axis(name).size();
  }
  if (size != variable.size()) {
    throw std::invalid_argument(
        fmt::format("{}: {} values for {} places", variable.name, variable.size(), size));
  }
  check_texts(variable.values, variable.name);
  check_text(variable.units, variable.name);
  check_text(variable.description, variable.name);
}

template <class Named>
const Named& find(const std::vector<Named>& all, const std::string& name, std::string_view what) {
  for (const Named& one : all) {
    if (one.name == name) return one;
  }
  throw std::invalid_argument(fmt::format("no {} of the name {}", what, name));
}

}  // namespace

std::size_t Axis::size() const {
  return std::visit([](const auto& values) { return values.size(); }, ticks);
}

std::vector<double> Rows::all() const {
  std::vector<double> numbers(size());
  for (std::size_t row = 0; row < count; ++row)
    fill(row, std::span(numbers).subspan(row * width, width));
  return numbers;
}

std::size_t Variable::size() const {
  return std::visit([](const auto& all) { return all.size(); }, values);
}

const Axis& DataFile::axis(const std::string& name) const {
  return find(axes, name, "axis");
}

const Variable& DataFile::variable(const std::string& name) const {
  return find(variables, name, "variable");
}

std::string content_checksum(const DataFile& file) {
  Digest digest;
  for (const Axis& axis : file.axes) {
    digest.add(axis.name);
    add_values(digest, axis.ticks);
    digest.add(axis.units);
    digest.add(axis.description);
  }
  for (const Variable& variable : file.variables) {
    digest.add(variable.name);
    digest.add(std::uint64_t{variable.axes.size()});
    for (const std::string& axis : variable.axes)
      digest.add(axis);
    add_variable_values(digest, variable.values);
    digest.add(variable.units);
    digest.add(variable.description);
  }
  for (const auto& [name, attribute] : file.attributes) {
    digest.add(name);
    digest.add(std::uint64_t{attribute.index()});
    std::visit([&digest](const auto& value) { digest.add(value); }, attribute);
  }
  return digest.text();
}

void check(const DataFile& file) {
  std::set<std::string> names;
  for (const Axis& axis : file.axes) {
    check_name(axis.name, names);
    check_texts(axis.ticks, axis.name);
    check_text(axis.units, axis.name);
    check_text(axis.description, axis.name);
  }
  for (const Variable& variable : file.variables) {
    check_name(variable.name, names);
    check_variable(file, variable);
  }
  names.clear();
  for (const auto& [name, attribute] : file.attributes) {
    check_name(name, names);
    if (name == checksum_attribute || name == seal_attribute)
      throw std::invalid_argument("reserved attribute: " + name);
    if (const auto* text = std::get_if<std::string>(&attribute)) check_text(*text, name);
  }
}

}  // namespace sightline::output
