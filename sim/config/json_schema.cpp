// SPDX-License-Identifier: Apache-2.0
#include <limits>

#include <fmt/format.h>

#include <sightline/config/reference.hpp>

#include "parameter_tree.hpp"
#include "parameter_value.hpp"

namespace sightline::config {

namespace {

std::string json_text(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (static_cast<unsigned char>(c) < 0x20U) {
      result += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      result += c;
    }
  }
  return result + "\"";
}

/// What a bare value of the parameter may be.
std::string value_schema(const Parameter& parameter) {
  if (parameter.unit == "switch") return R"({"enum": [true, false, 0, 1]})";
  std::string schema = parameter.is_whole ? R"({"type": "integer")" : R"({"type": "number")";
  const double unlimited = std::numeric_limits<double>::max();
  if (parameter.low > -unlimited) schema += fmt::format(R"(, "minimum": {})", parameter.low);
  if (parameter.high < unlimited) schema += fmt::format(R"(, "maximum": {})", parameter.high);
  return schema + "}";
}

std::string leaf_schema(const Parameter& parameter, const std::string& indent) {
  const std::string description =
      fmt::format("{} ({}; source: {})", parameter.meaning, parameter.unit, parameter.source);
  const std::string value = value_schema(parameter);
  std::string schema = "{\n";
  schema += fmt::format("{}  \"description\": {},\n", indent, json_text(description));
  schema += fmt::format("{}  \"default\": {},\n", indent, text_of_value(parameter));
  schema += fmt::format("{}  \"anyOf\": [\n{}    {},\n", indent, indent, value);
  schema += fmt::format(
      "{}    {{\"type\": \"object\", \"required\": [\"value\"], \"additionalProperties\": false, "
      "\"properties\": {{\"value\": {}, \"unit\": {{\"const\": {}}}, \"source\": {{\"type\": "
      "\"string\"}}, \"note\": {{\"type\": \"string\"}}}}}}\n{}  ]\n{}}}",
      indent, value, json_text(parameter.unit), indent, indent);
  return schema;
}

std::string node_schema(const ParameterTree& tree, const std::string& indent);

/// The members of an object schema for a group, without its braces.
std::string group_members(const ParameterTree& group, const std::string& indent) {
  std::string members = indent + "  \"type\": \"object\",\n";
  members += indent + "  \"additionalProperties\": false,\n";
  members += indent + "  \"properties\": {";
  for (std::size_t i = 0; i < group.children.size(); ++i) {
    const ParameterTree& child = *group.children[i];
    members += fmt::format("{}\n{}    {}: {}", i == 0 ? "" : ",", indent, json_text(child.name),
                           node_schema(child, indent + "    "));
  }
  return members + "\n" + indent + "  }\n";
}

std::string node_schema(const ParameterTree& tree, const std::string& indent) {
  if (tree.parameter != nullptr) return leaf_schema(*tree.parameter, indent);
  return "{\n" + group_members(tree, indent) + indent + "}";
}

}  // namespace

std::string json_schema(std::span<const Parameter> parameters, std::string_view title) {
  std::string schema = "{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n";
  schema += fmt::format("  \"title\": {},\n", json_text(title));
  return schema + group_members(tree_of(parameters), "") + "}\n";
}

}  // namespace sightline::config
