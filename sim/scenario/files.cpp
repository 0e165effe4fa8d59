// SPDX-License-Identifier: Apache-2.0
#include "files.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sightline/config/value.hpp>
#include <sightline/core/error.hpp>

namespace sightline::scenario {

namespace fs = std::filesystem;

namespace {

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

std::string joined_path(const fs::path& path) {
  return path.lexically_normal().string();
}

/// The file of a path that ends in .yaml.
std::optional<fs::path> find_path(const Reference& reference, config::Mistakes& mistakes) {
  const fs::path path = (reference.beside / reference.node.text()).lexically_normal();
  if (is_file(path)) return path;
  mistakes.add(reference.node, reference.key,
               fmt::format("there is no file `{}`", joined_path(path)));
  return std::nullopt;
}

bool is_path(const Reference& reference) {
  return reference.node.text().ends_with(".yaml");
}

/// Whether there is a scalar to look up; anything else is told here.
bool has_text(const Reference& reference, config::Mistakes& mistakes) {
  return config::text_of(reference.node, reference.key, mistakes).has_value();
}

void tell_unknown(const Reference& reference, std::string_view what,
                  const std::vector<std::string>& known, config::Mistakes& mistakes) {
  const std::string nearest = nearest_name(reference.node.text(), known);
  std::string text = fmt::format("`{}` is not a known {}.", reference.node.text(), what);
  if (!nearest.empty()) text += fmt::format(" Did you mean `{}`?", nearest);
  text += known.empty()
              ? fmt::format(" There are none in {}", joined_path(reference.folder))
              : fmt::format(" In {}: {}", joined_path(reference.folder), fmt::join(known, ", "));
  mistakes.add(reference.node, reference.key, std::move(text));
}

}  // namespace

config::Node Files::root_of(const fs::path& path) {
  const std::string name = path.string();
  const auto found = roots_.find(name);
  if (found != roots_.end()) return found->second;
  return keep(config::Document::read_file(path, mistakes_), name);
}

config::Node Files::root_of_text(std::string text, const fs::path& path) {
  const std::string name = path.string();
  return keep(config::Document::read_text(std::move(text), name, mistakes_), name);
}

config::Node Files::keep(const config::Document& document, const std::string& name) {
  texts_[name] = document.text();
  roots_[name] = document.root();
  return document.root();
}

std::vector<fs::path> yaml_files(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator it(folder.lexically_normal(), error), end; !error && it != end;
       it.increment(error)) {
    if (it->path().extension() == ".yaml") found.push_back(it->path().lexically_normal());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string reform_id_of(const fs::path& path) {
  const std::string stem = path.stem().string();
  return stem.substr(0, stem.find('-'));
}

namespace {

/// The file of the name that `reference` gives in its folder, or of a path that ends in .yaml.
std::optional<fs::path> find_named(const Reference& reference, std::string_view what,
                                   config::Mistakes& mistakes) {
  if (!has_text(reference, mistakes)) return std::nullopt;
  if (is_path(reference)) return find_path(reference, mistakes);
  const std::string& name = reference.node.text();
  const fs::path path = (reference.folder / (name + ".yaml")).lexically_normal();
  if (is_name(name) && is_file(path)) return path;
  std::vector<std::string> known;
  for (const fs::path& file : yaml_files(reference.folder))
    known.push_back(file.stem().string());
  std::sort(known.begin(), known.end());  // "a" before "a-b", unlike the files' own names
  tell_unknown(reference, what, known, mistakes);
  return std::nullopt;
}

}  // namespace

std::optional<fs::path> find_baseline(const Reference& reference, config::Mistakes& mistakes) {
  return find_named(reference, "baseline", mistakes);
}

std::optional<fs::path> find_ensemble(const Reference& reference, config::Mistakes& mistakes) {
  return find_named(reference, "ensemble", mistakes);
}

std::optional<fs::path> find_reform(const Reference& reference, config::Mistakes& mistakes) {
  if (!has_text(reference, mistakes)) return std::nullopt;
  if (is_path(reference)) return find_path(reference, mistakes);
  std::vector<std::string> known;
  std::vector<fs::path> found;
  for (const fs::path& file : yaml_files(reference.folder)) {
    const std::string id = reform_id_of(file);
    if (id == reference.node.text()) found.push_back(file);
    if (known.empty() || known.back() != id) known.push_back(id);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    tell_unknown(reference, "reform", known, mistakes);
  } else {
    mistakes.add(reference.node, reference.key,
                 fmt::format("`{}` is the id of two files: {} and {}", reference.node.text(),
                             found[0].string(), found[1].string()));
  }
  return std::nullopt;
}

std::string text_needed(config::MapReader& reader, std::string_view key) {
  std::string text = reader.text(key);
  const config::Node node = reader.node().find(key);
  if (node.is(config::NodeKind::scalar) && text.empty()) reader.fail(key, "is empty");
  return text;
}

std::string name_needed(config::MapReader& reader, std::string_view key) {
  std::string name = reader.text(key);
  if (reader.node().find(key).is(config::NodeKind::scalar) && !is_name(name)) {
    reader.fail(key,
                fmt::format("`{}` is not a name: letters, digits, `-` and `_` make one", name));
  }
  return name;
}

}  // namespace sightline::scenario
