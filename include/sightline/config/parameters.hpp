// SPDX-License-Identifier: Apache-2.0
// Sets the parameters of live structs from YAML and from the command line, remembering where each
// value came from.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sightline/config/mistakes.hpp>
#include <sightline/config/node.hpp>
#include <sightline/core/parameter.hpp>

namespace sightline::config {

/// The provenance of one value that was set.
struct ParameterSetting {
  std::string path;  ///< of the parameter
  double value = 0;
  std::string unit;
  std::string source;  ///< as the user gave it; empty for a bare number
  std::string note;
  std::string file;  ///< empty for the command line
  int line = 0;
};

/// Sets those of `parameters` that `mapping` gives. Its nested keys mirror the dotted paths; a leaf
/// is a bare number (true or false for a switch) or a mapping {value, unit, source, note} of which
/// value is required. `key_path` is the dotted path of `mapping` in its file. Wrong values leave
/// the parameter as it was. Each value set is appended to `seen`, if given, in the order of the
/// file.
void read_parameters(const Node& mapping, std::string_view key_path,
                     std::span<const Parameter> parameters, Mistakes& mistakes,
                     std::vector<ParameterSetting>* seen = nullptr);

/// The same for a flat mapping from whole dotted paths to leaves, as under `set:` of an arm.
void read_settings(const Node& mapping, std::string_view key_path,
                   std::span<const Parameter> parameters, Mistakes& mistakes,
                   std::vector<ParameterSetting>* seen = nullptr);

/// Sets one parameter from "PATH=VALUE" of the command line; false, and a mistake without file, if
/// it can't.
bool set_parameter(std::span<const Parameter> parameters, std::string_view assignment,
                   Mistakes& mistakes, std::vector<ParameterSetting>* seen = nullptr);

/// The parameter of that path, or nullptr.
[[nodiscard]] const Parameter* find_parameter(std::span<const Parameter> parameters,
                                              std::string_view path);

/// What to say of a path that names no parameter: unknown, with the nearest, or a group.
[[nodiscard]] std::string unknown_parameter_fault(std::span<const Parameter> parameters,
                                                  std::string_view path);

/// "" if `value` is allowed for `parameter`, else what is wrong with it.
[[nodiscard]] std::string value_fault(const Parameter& parameter, double value);

}  // namespace sightline::config
