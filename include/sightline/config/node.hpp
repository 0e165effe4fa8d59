// SPDX-License-Identifier: Apache-2.0
// A YAML document as an immutable tree that knows where each of its values stands.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::config {

enum class NodeKind {
  absent,    ///< an optional key that was not given
  broken,    ///< something already reported as a mistake; reading it is silent
  null,      ///< a key without a value, `~` or `null`
  scalar,    ///< text, not yet read as a number or anything else
  sequence,  ///< a list
  mapping,   ///< keys with values
};

struct Entry;

/// A value in a document. Cheap to copy; keeps the tree it belongs to alive.
class Node {
 public:
  struct Content;

  /// An absent node.
  Node();
  explicit Node(std::shared_ptr<const Content> content) : content_(std::move(content)) {}
  /// A node whose mistake is already reported: whatever is read from it stays silent.
  [[nodiscard]] static Node broken();

  [[nodiscard]] NodeKind kind() const;
  [[nodiscard]] bool is(NodeKind kind) const { return this->kind() == kind; }
  /// The text of a scalar without quotes and escapes; empty for any other kind.
  [[nodiscard]] const std::string& text() const;
  /// Whether the scalar was written in quotes or as a block of text.
  [[nodiscard]] bool is_quoted() const;
  [[nodiscard]] const std::string& file() const;
  [[nodiscard]] int line() const;    ///< 1-based; 0 if there is none
  [[nodiscard]] int column() const;  ///< 1-based, in characters; 0 if there is none
  /// The keys of a mapping in the order of the file; empty for any other kind.
  [[nodiscard]] const std::vector<Entry>& entries() const;
  /// The members of a sequence; empty for any other kind.
  [[nodiscard]] const std::vector<Node>& items() const;
  /// The value of `key`, or an absent node.
  [[nodiscard]] Node find(std::string_view key) const;

 private:
  std::shared_ptr<const Content> content_;
};

/// One key of a mapping with its own position.
struct Entry {
  std::string key;
  int line = 0;
  int column = 0;
  Node value;
};

struct Node::Content {
  NodeKind kind = NodeKind::absent;
  std::string text;
  bool is_quoted = false;
  std::shared_ptr<const std::string> file;
  int line = 0;
  int column = 0;
  std::vector<Entry> entries;
  std::vector<Node> items;
};

/// "a list", "a mapping of keys", ...: how messages name what was found.
[[nodiscard]] std::string_view name_of(NodeKind kind);

}  // namespace sightline::config
