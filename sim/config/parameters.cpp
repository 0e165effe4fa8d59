// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sightline/config/map_reader.hpp>
#include <sightline/config/parameters.hpp>

#include "parameter_tree.hpp"
#include "parameter_value.hpp"

namespace sightline::config {

namespace {

std::string joined(std::string_view path, std::string_view name) {
  return path.empty() ? std::string(name) : fmt::format("{}.{}", path, name);
}

std::string group_fault(const ParameterTree& group) {
  return fmt::format("is a group of parameters, not one value. Set its members: {}",
                     fmt::join(group.names_of_children(), ", "));
}

/// Names of all parameters under `tree`, as whole paths.
void collect_paths(const ParameterTree& tree, std::vector<std::string>& paths) {
  if (tree.parameter != nullptr) paths.push_back(tree.parameter->path);
  for (const auto& child : tree.children)
    collect_paths(*child, paths);
}

/// What to say of `name`, which `group_path` lacks; `is_whole_path` if the user writes whole paths
/// there.
std::string unknown_fault(const ParameterTree& root, std::string_view group_path,
                          const std::string& name, bool is_whole_path) {
  static constexpr std::string_view unknown = "is not a known parameter or group";
  const ParameterTree* const group = group_path.empty() ? &root : root.at(group_path);
  const std::vector<std::string> here =
      group == nullptr ? std::vector<std::string>() : group->names_of_children();
  const std::string near_here = nearest_name(name, here);
  if (!near_here.empty()) {
    return fmt::format("{}. Did you mean `{}`?", unknown,
                       is_whole_path ? joined(group_path, near_here) : near_here);
  }
  std::vector<std::string> paths;
  collect_paths(root, paths);
  const std::string near_path = nearest_name(joined(group_path, name), paths);
  if (is_whole_path && !near_path.empty()) {
    return fmt::format("{}. Did you mean `{}`?", unknown, near_path);
  }
  // In a nested file a right name at the wrong place is nearer than any other spelling.
  for (const std::string& path : paths) {
    if (path.size() > name.size() && path.ends_with("." + name)) {
      return fmt::format("{}. Did you mean `{}`?", unknown, path);
    }
  }
  if (!near_path.empty()) return fmt::format("{}. Did you mean `{}`?", unknown, near_path);
  const std::string known = suggestion(name, here);
  return known.empty() ? std::string(unknown) : fmt::format("{}. {}", unknown, known);
}

std::string unknown_path_fault(const ParameterTree& root, std::string_view path) {
  const ParameterTree* const found = root.at(path);
  if (found != nullptr && found->parameter == nullptr) return group_fault(*found);
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return unknown_fault(root, "", std::string(path), true);
  return unknown_fault(root, path.substr(0, dot), std::string(path.substr(dot + 1)), true);
}

/// One reading of one mapping.
class ParameterReader {
 public:
  ParameterReader(const ParameterTree& root, std::string_view key_path, Mistakes& mistakes,
                  std::vector<ParameterSetting>* seen)
      : root_(root), key_path_(key_path), mistakes_(mistakes), seen_(seen) {}

  void read_group(const Node& mapping, const ParameterTree& group, const std::string& path) {
    for (const Entry& entry :
         MapReader(mapping, joined(key_path_, path), mistakes_).node().entries()) {
      const std::string child_path = joined(path, entry.key);
      const ParameterTree* const child = group.child(entry.key);
      if (child == nullptr) {
        mistakes_.add(entry, joined(key_path_, child_path), unknown_key_fault(entry.key, path));
      } else {
        read_child(entry.value, *child, child_path);
      }
    }
  }

  void read_flat(const Node& mapping) {
    MapReader reader(mapping, std::string(key_path_), mistakes_);
    for (const Entry& entry : reader.node().entries()) {
      const ParameterTree* const found = root_.at(entry.key);
      if (found == nullptr || found->parameter == nullptr) {
        mistakes_.add(entry, joined(key_path_, entry.key), unknown_path_fault(root_, entry.key));
      } else {
        read_child(entry.value, *found, entry.key);
      }
    }
  }

 private:
  std::string unknown_key_fault(const std::string& key, const std::string& group_path) const {
    const bool is_dotted = key.find('.') != std::string::npos;
    if (is_dotted && root_.at(joined(group_path, key)) != nullptr) {
      std::string nested = key;
      for (std::size_t at = 0; (at = nested.find('.', at)) != std::string::npos; at += 2) {
        nested.replace(at, 1, ": ");
      }
      return fmt::format("keys are nested here, not dotted: {}:", nested);
    }
    return unknown_fault(root_, group_path, key, false);
  }

  void read_child(const Node& value, const ParameterTree& child, const std::string& path) {
    const std::string key = joined(key_path_, path);
    if (value.is(NodeKind::null)) {
      mistakes_.add(value, key, "has no value");
    } else if (child.parameter == nullptr) {
      if (value.is(NodeKind::mapping)) {
        read_group(value, child, path);
      } else if (!value.is(NodeKind::broken)) {
        mistakes_.add(value, key, group_fault(child));
      }
    } else if (value.is(NodeKind::mapping)) {
      read_leaf_mapping(value, *child.parameter, key);
    } else {
      ParameterSetting setting;
      if (read_scalar(value, *child.parameter, key, setting)) apply(*child.parameter, setting);
    }
  }

  void read_leaf_mapping(const Node& mapping, const Parameter& parameter, const std::string& key) {
    static const std::vector<std::string> leaf_keys{"value", "unit", "source", "note"};
    const auto is_leaf_key = [](const Entry& entry) {
      return std::find(leaf_keys.begin(), leaf_keys.end(), entry.key) != leaf_keys.end();
    };
    const auto& entries = mapping.entries();
    if (std::none_of(entries.begin(), entries.end(), is_leaf_key)) {
      mistakes_.add(mapping, key,
                    fmt::format("is one parameter ({}), not a group. Write one value, or a "
                                "mapping of {}",
                                parameter.unit, fmt::join(leaf_keys, ", ")));
      return;
    }
    MapReader reader(mapping, key, mistakes_);
    ParameterSetting setting;
    const Node value = reader.required("value");
    const bool has_value = read_scalar(value, parameter, reader.path_of("value"), setting);
    const std::string unit = reader.text_or("unit", std::string(parameter.unit));
    setting.source = reader.text_or("source", "");
    setting.note = reader.text_or("note", "");
    reader.finish();
    if (unit != parameter.unit && !reader.node().find("unit").is(NodeKind::null)) {
      reader.fail("unit", fmt::format("`{}` is the wrong unit; this parameter is in `{}`", unit,
                                      parameter.unit));
    } else if (has_value) {
      apply(parameter, setting);
    }
  }

  bool read_scalar(const Node& node, const Parameter& parameter, const std::string& key,
                   ParameterSetting& setting) {
    if (node.is(NodeKind::broken)) return false;
    const std::string_view needed = is_switch(parameter) ? "true or false" : "a number";
    if (!node.is(NodeKind::scalar)) {
      mistakes_.add(
          node, key,
          fmt::format("is {}; {} is needed ({})", name_of(node.kind()), needed, parameter.unit));
      return false;
    }
    if (node.is_quoted()) {
      mistakes_.add(
          node, key,
          fmt::format("\"{}\" is text; {} is needed, without quotes", node.text(), needed));
      return false;
    }
    const ScalarValue parsed = parse_value(parameter, node.text());
    if (!parsed.fault.empty()) {
      mistakes_.add(node, key, parsed.fault);
      return false;
    }
    setting.value = parsed.value;
    setting.file = node.file();
    setting.line = node.line();
    return true;
  }

  void apply(const Parameter& parameter, ParameterSetting setting) {
    *parameter.value = setting.value;
    if (seen_ == nullptr) return;
    setting.path = parameter.path;
    setting.unit = std::string(parameter.unit);
    seen_->push_back(std::move(setting));
  }

  const ParameterTree& root_;
  std::string_view key_path_;
  Mistakes& mistakes_;
  std::vector<ParameterSetting>* seen_;
};

}  // namespace

void read_parameters(const Node& mapping, std::string_view key_path,
                     std::span<const Parameter> parameters, Mistakes& mistakes,
                     std::vector<ParameterSetting>* seen) {
  const ParameterTree root = tree_of(parameters);
  ParameterReader(root, key_path, mistakes, seen).read_group(mapping, root, "");
}

void read_settings(const Node& mapping, std::string_view key_path,
                   std::span<const Parameter> parameters, Mistakes& mistakes,
                   std::vector<ParameterSetting>* seen) {
  const ParameterTree root = tree_of(parameters);
  ParameterReader(root, key_path, mistakes, seen).read_flat(mapping);
}

bool set_parameter(std::span<const Parameter> parameters, std::string_view assignment,
                   Mistakes& mistakes, std::vector<ParameterSetting>* seen) {
  const auto fail = [&](std::string_view key, std::string text) {
    mistakes.add(Mistake{"", 0, 0, std::string(key), std::move(text)});
    return false;
  };
  const std::size_t equals = assignment.find('=');
  if (equals == std::string_view::npos || equals == 0) {
    return fail("--set", fmt::format("`{}` is not PATH=VALUE", assignment));
  }
  const std::string_view path = assignment.substr(0, equals);
  const std::string_view text = assignment.substr(equals + 1);
  const Parameter* const parameter = find_parameter(parameters, path);
  if (parameter == nullptr) return fail(path, unknown_parameter_fault(parameters, path));
  if (text.empty()) return fail(path, "has no value; write PATH=VALUE");
  const ScalarValue parsed = parse_value(*parameter, text);
  if (!parsed.fault.empty()) return fail(path, parsed.fault);
  *parameter->value = parsed.value;
  if (seen != nullptr) {
    seen->push_back(
        {parameter->path, parsed.value, std::string(parameter->unit), "command line", "", "", 0});
  }
  return true;
}

const Parameter* find_parameter(std::span<const Parameter> parameters, std::string_view path) {
  for (const Parameter& parameter : parameters) {
    if (parameter.path == path) return &parameter;
  }
  return nullptr;
}

std::string unknown_parameter_fault(std::span<const Parameter> parameters, std::string_view path) {
  return unknown_path_fault(tree_of(parameters), path);
}

}  // namespace sightline::config
