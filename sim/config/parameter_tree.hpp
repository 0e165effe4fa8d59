// SPDX-License-Identifier: Apache-2.0
// The dotted paths of parameters as the tree that the nested keys of YAML and of the schema mirror.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sightline/core/parameter.hpp>

namespace sightline::config {

/// A group of parameters, or one parameter. Children stand in the order of declaration.
struct ParameterTree {
  std::string name;
  const Parameter* parameter = nullptr;  ///< null for a group
  std::vector<std::unique_ptr<ParameterTree>> children;

  [[nodiscard]] const ParameterTree* child(std::string_view name) const;
  /// The group or parameter at a dotted path below this one, or nullptr.
  [[nodiscard]] const ParameterTree* at(std::string_view path) const;
  [[nodiscard]] std::vector<std::string> names_of_children() const;
};

/// The tree of `parameters`, which must outlive it. Throws std::invalid_argument if two have one
/// path or one is also a group: that is a mistake in the program.
[[nodiscard]] ParameterTree tree_of(std::span<const Parameter> parameters);

}  // namespace sightline::config
