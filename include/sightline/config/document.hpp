// SPDX-License-Identifier: Apache-2.0
// Reads one strict YAML file: what YAML allows but a reader would misunderstand is a mistake.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include <sightline/config/mistakes.hpp>
#include <sightline/config/node.hpp>

namespace sightline::config {

/// A parsed file. Allowed is one document of mappings, sequences and scalars in UTF-8; duplicate
/// keys, anchors, aliases, tags, control characters and anything over the limits are reported as
/// mistakes. Where reading cannot go on, root() is a broken node, from which everything reads
/// silently.
class Document {
 public:
  static constexpr std::size_t max_bytes = 1'000'000;
  static constexpr std::size_t max_nodes = 10'000;
  static constexpr std::size_t max_depth = 64;

  /// Messages name the file as `path` is written.
  [[nodiscard]] static Document read_file(const std::filesystem::path& path, Mistakes& mistakes);
  /// Reads `text` as if it were the content of the file `name`.
  [[nodiscard]] static Document read_text(std::string text, const std::string& name,
                                          Mistakes& mistakes);

  [[nodiscard]] const Node& root() const { return root_; }
  /// The bytes that were read; they go into the manifest of a study.
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
  Node root_ = Node::broken();
};

}  // namespace sightline::config
