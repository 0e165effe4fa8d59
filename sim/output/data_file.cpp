// SPDX-License-Identifier: Apache-2.0
#include <set>
#include <stdexcept>

#include <fmt/format.h>

#include <sightline/output/data_file.hpp>

#include "data_file_check.hpp"
#include "fnv.hpp"
#include "seal.hpp"

namespace sightline::output {

namespace {

/// Adds the values of a variant, preceded by which alternative it is and their number.
template <class Variant>
void add_values(Fnv& fnv, const Variant& values) {
  fnv.add(std::uint64_t{values.index()});
  std::visit(
      [&fnv](const auto& members) {
        fnv.add(std::uint64_t{members.size()});
        for (const auto& member : members)
          fnv.add(member);
      },
      values);
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
  Fnv fnv;
  for (const Axis& axis : file.axes) {
    fnv.add(axis.name);
    add_values(fnv, axis.ticks);
    fnv.add(axis.units);
    fnv.add(axis.description);
  }
  for (const Variable& variable : file.variables) {
    fnv.add(variable.name);
    fnv.add(std::uint64_t{variable.axes.size()});
    for (const std::string& axis : variable.axes)
      fnv.add(axis);
    add_values(fnv, variable.values);
    fnv.add(variable.units);
    fnv.add(variable.description);
  }
  for (const auto& [name, attribute] : file.attributes) {
    fnv.add(name);
    fnv.add(std::uint64_t{attribute.index()});
    std::visit([&fnv](const auto& value) { fnv.add(value); }, attribute);
  }
  return fnv.text();
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
