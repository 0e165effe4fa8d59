// SPDX-License-Identifier: Apache-2.0
// Finds and reads the files that one file names.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sightline/config/document.hpp>
#include <sightline/config/map_reader.hpp>
#include <sightline/config/mistakes.hpp>

namespace sightline::scenario {

/// The files of one reading; their texts are kept for the manifest.
class Files {
 public:
  explicit Files(config::Mistakes& mistakes) : mistakes_(mistakes) {}

  /// Reads a file; its mistakes are told once, however often it is asked for.
  [[nodiscard]] config::Node root_of(const std::filesystem::path& path);
  /// Takes `text` for the content of the file `path`, whether there is one or not.
  config::Node root_of_text(std::string text, const std::filesystem::path& path);
  /// Path -> text of every file read.
  [[nodiscard]] const std::map<std::string, std::string>& texts() const { return texts_; }
  [[nodiscard]] config::Mistakes& mistakes() const { return mistakes_; }

 private:
  config::Node keep(const config::Document& document, const std::string& name);

  config::Mistakes& mistakes_;
  std::map<std::string, std::string> texts_;
  std::map<std::string, config::Node> roots_;
};

/// A name in a file that stands for another file.
struct Reference {
  config::Node node;
  std::string key;               ///< dotted path of the name, for messages
  std::filesystem::path folder;  ///< where names are looked up
  std::filesystem::path beside;  ///< the folder from which a path ending in .yaml is taken
};

/// The baseline file that `reference` names; nothing, and a mistake, if there is none.
[[nodiscard]] std::optional<std::filesystem::path> find_baseline(const Reference& reference,
                                                                 config::Mistakes& mistakes);
/// The ensemble file that `reference` names; nothing, and a mistake, if there is none.
[[nodiscard]] std::optional<std::filesystem::path> find_ensemble(const Reference& reference,
                                                                 config::Mistakes& mistakes);
/// The reform file that `reference` names by its id; nothing, and a mistake, if there is none.
[[nodiscard]] std::optional<std::filesystem::path> find_reform(const Reference& reference,
                                                               config::Mistakes& mistakes);

/// The YAML files of a folder by name; none if there is no such folder.
[[nodiscard]] std::vector<std::filesystem::path> yaml_files(const std::filesystem::path& folder);

/// "R01" of "reforms/R01-paediatricians.yaml": the file name up to the first hyphen.
[[nodiscard]] std::string reform_id_of(const std::filesystem::path& path);

/// Reads a text that must not be empty.
[[nodiscard]] std::string text_needed(config::MapReader& reader, std::string_view key);
/// Reads a name: letters, digits, `-` and `_`, as it becomes part of folders and tables.
[[nodiscard]] std::string name_needed(config::MapReader& reader, std::string_view key);

}  // namespace sightline::scenario
