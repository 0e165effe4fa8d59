// SPDX-License-Identifier: Apache-2.0
#include "parameter_tree.hpp"

#include <stdexcept>

namespace sightline::config {

namespace {

std::string_view first_segment(std::string_view path) {
  return path.substr(0, path.find('.'));
}

std::string_view after_first_segment(std::string_view path) {
  const std::size_t dot = path.find('.');
  return dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
}

void insert(ParameterTree& root, const Parameter& parameter) {
  ParameterTree* here = &root;
  for (std::string_view rest = parameter.path; !rest.empty(); rest = after_first_segment(rest)) {
    if (here->parameter != nullptr) break;
    const std::string_view name = first_segment(rest);
    ParameterTree* next = nullptr;
    for (const auto& child : here->children) {
      if (child->name == name) next = child.get();
    }
    if (next == nullptr) {
      here->children.push_back(std::make_unique<ParameterTree>());
      next = here->children.back().get();
      next->name = std::string(name);
    }
    here = next;
  }
  if (here->parameter != nullptr || !here->children.empty()) {
    throw std::invalid_argument("parameter declared twice: " + parameter.path);
  }
  here->parameter = &parameter;
}

}  // namespace

const ParameterTree* ParameterTree::child(std::string_view wanted) const {
  for (const auto& child : children) {
    if (child->name == wanted) return child.get();
  }
  return nullptr;
}

const ParameterTree* ParameterTree::at(std::string_view path) const {
  if (path.empty() || path.back() == '.') return nullptr;
  const ParameterTree* here = this;
  for (std::string_view rest = path; !rest.empty() && here != nullptr;
       rest = after_first_segment(rest)) {
    here = here->child(first_segment(rest));
  }
  return here;
}

std::vector<std::string> ParameterTree::names_of_children() const {
  std::vector<std::string> names;
  for (const auto& child : children)
    names.push_back(child->name);
  return names;
}

ParameterTree tree_of(std::span<const Parameter> parameters) {
  ParameterTree root;
  for (const Parameter& parameter : parameters)
    insert(root, parameter);
  return root;
}

}  // namespace sightline::config
