// SPDX-License-Identifier: Apache-2.0
#include <limits>
#include <vector>

#include <fmt/format.h>

#include <sightline/config/reference.hpp>

#include "parameter_value.hpp"

namespace sightline::config {

namespace {

struct Section {
  std::string name;
  std::string rows;
};

/// The first two segments of a path, or all but the last if it has fewer than three.
std::string section_of(const std::string& path) {
  const std::size_t first = path.find('.');
  if (first == std::string::npos) return "general";
  const std::size_t second = path.find('.', first + 1);
  return path.substr(0, second == std::string::npos ? first : second);
}

std::string cell(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '|') escaped += '\\';
    escaped += c == '\n' ? ' ' : c;
  }
  return escaped;
}

std::string range_of(const Parameter& parameter) {
  if (parameter.unit == "switch") return "true, false";
  const double unlimited = std::numeric_limits<double>::max();
  const bool has_low = parameter.low > -unlimited;
  const bool has_high = parameter.high < unlimited;
  if (has_low && has_high) return fmt::format("{} to {}", parameter.low, parameter.high);
  if (has_low) return fmt::format("from {}", parameter.low);
  if (has_high) return fmt::format("up to {}", parameter.high);
  return "any";
}

Section& section_named(std::vector<Section>& sections, const std::string& name) {
  for (Section& section : sections) {
    if (section.name == name) return section;
  }
  sections.push_back({name, ""});
  return sections.back();
}

}  // namespace

std::string markdown_table(std::span<const Parameter> parameters) {
  std::vector<Section> sections;
  for (const Parameter& parameter : parameters) {
    section_named(sections, section_of(parameter.path)).rows +=
        fmt::format("| `{}` | {} | {}{} | {} | {} | {} |\n", parameter.path, cell(parameter.unit),
                    range_of(parameter), parameter.is_whole ? ", whole" : "",
                    text_of_value(parameter), cell(parameter.source), cell(parameter.meaning));
  }
  std::string text;
  for (const Section& section : sections) {
    text += fmt::format("{}## {}\n\n", text.empty() ? "" : "\n", section.name);
    text += "| parameter | unit | range | default | source | meaning |\n";
    text += "|---|---|---|---|---|---|\n";
    text += section.rows;
  }
  return text;
}

}  // namespace sightline::config
