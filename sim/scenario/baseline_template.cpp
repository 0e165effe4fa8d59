// SPDX-License-Identifier: Apache-2.0
// Writes the declared defaults as text: the shipped baseline and the reference of parameters.
#include <algorithm>
#include <span>

#include <fmt/format.h>

#include <sightline/config/reference.hpp>
#include <sightline/scenario/baseline.hpp>

namespace sightline::scenario {

namespace {

constexpr std::size_t columns = 100;

constexpr std::string_view head =
    R"(# SPDX-License-Identifier: Apache-2.0
# England before the reforms that followed Child P: the guidance of 2006, the numbers of 2007-08.
# Written by sightline::scenario::baseline_template() from the declared defaults: change them there,
# and in a baseline of your own write `extends: england-2008` and only what differs.
baseline: england-2008
title: England, 2007-08
place: England
period: financial year 2007-08, under Working Together (2006)
# Under way since an earlier inquiry, but not everywhere, and some adopt it years later than others
# (M21; assumption: six teams in ten by the middle of 2007-08, three in four in the end).
reforms:
  - {reform: L03, from: 2003-09-01, full_after: 1826, compliance: 0.75}
parameters:
)";

constexpr std::string_view reference_head =
    R"(# Parameters

Every number of the model that a baseline, an arm of a study or `--set` can change, with its unit,
the range that is accepted, the default, where that comes from and what it means. Reforms change
those under `practice` only. "evidence" is the project's evidence table; "calibrated" values are
fitted to the figures it names, "assumption" ones to nothing. M and R numbers are mechanisms and
reforms of the case of Child P.

This file is generated from the declarations in `include/sightline/model`.

)";

/// Text in double quotes, as YAML reads it back.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::string value_of(const Parameter& parameter) {
  if (parameter.unit != "switch") return fmt::format("{}", *parameter.value);
  return *parameter.value == 0.0 ? "false" : "true";
}

std::size_t depth_of(std::string_view path) {
  return static_cast<std::size_t>(std::count(path.begin(), path.end(), '.'));
}

std::string indent(std::size_t depth) {
  std::string spaces;
  spaces.resize(2 * (depth + 1), ' ');
  return spaces;
}

std::string group_of(const std::string& path) {
  return path.substr(0, path.rfind('.'));
}

std::string name_of_path(const std::string& path) {
  return path.substr(path.rfind('.') + 1);
}

/// Prints the tree of keys, a comment of its meaning before each parameter, or before each group
/// whose parameters mean the same.
class TreePrinter {
 public:
  explicit TreePrinter(std::span<const Parameter> parameters) : parameters_(parameters) {}

  std::string print() {
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
      open_groups(i);
      print_leaf(parameters_[i]);
    }
    return std::move(text_);
  }

 private:
  /// Whether all parameters of a group follow each other and mean the same.
  bool has_one_meaning(const std::string& group) const {
    const Parameter* first = nullptr;
    std::size_t members = 0;
    for (const Parameter& parameter : parameters_) {
      if (!parameter.path.starts_with(group + ".")) continue;
      if (first == nullptr) first = &parameter;
      if (parameter.meaning != first->meaning) return false;
      ++members;
    }
    return members > 1;
  }

  void open_groups(std::size_t index) {
    const std::string& path = parameters_[index].path;
    const std::string before = index == 0 ? "" : parameters_[index - 1].path;
    for (std::size_t dot = path.find('.'); dot != std::string::npos;
         dot = path.find('.', dot + 1)) {
      const std::string group = path.substr(0, dot);
      if (before.starts_with(group + ".")) continue;
      const std::string margin = indent(depth_of(group));
      if (has_one_meaning(group)) {
        text_ += fmt::format("{}# {}\n", margin, parameters_[index].meaning);
      }
      text_ += fmt::format("{}{}:\n", margin, name_of_path(group));
    }
  }

  void print_leaf(const Parameter& parameter) {
    const std::string margin = indent(depth_of(parameter.path));
    if (!has_one_meaning(group_of(parameter.path))) {
      text_ += fmt::format("{}# {}\n", margin, parameter.meaning);
    }
    const std::string start = fmt::format(
        "{}{}: {{value: {}, unit: {},", margin, name_of_path(parameter.path), value_of(parameter),
        parameter.unit.find(',') != std::string_view::npos ? quoted(parameter.unit)
                                                           : std::string(parameter.unit));
    const std::string end = fmt::format("source: {}}}\n", quoted(parameter.source));
    const bool fits = start.size() + end.size() <= columns;
    text_ +=
        fits ? fmt::format("{} {}", start, end) : fmt::format("{}\n{}      {}", start, margin, end);
  }

  std::span<const Parameter> parameters_;
  std::string text_;
};

}  // namespace

std::string baseline_template() {
  model::Parameters defaults;
  const std::vector<Parameter> parameters = parameters_of(defaults);
  return std::string(head) + TreePrinter(parameters).print();
}

std::string parameters_reference() {
  model::Parameters defaults;
  return std::string(reference_head) + config::markdown_table(parameters_of(defaults));
}

}  // namespace sightline::scenario
