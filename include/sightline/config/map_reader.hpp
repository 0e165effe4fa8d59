// SPDX-License-Identifier: Apache-2.0
// Reads the keys of one mapping, each asked for by name; what nobody asked for is a mistake.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <sightline/config/mistakes.hpp>
#include <sightline/config/node.hpp>
#include <sightline/config/value.hpp>

namespace sightline::config {

/// Whether a key may be given without a value.
enum class Null { rejected, allowed };

/// Reads a mapping key by key. Each wrong or missing value adds a mistake and gives a fallback, so
/// reading goes on to the end and all mistakes are found; call finish() last. A function without
/// `_or` requires its key. Over an absent or broken node everything is silent and gives fallbacks.
class MapReader {
 public:
  /// `path` is the dotted path of `node` in its file; empty at the top.
  MapReader(Node node, std::string path, Mistakes& mistakes);

  /// Whether there is a mapping to read.
  [[nodiscard]] bool is_mapping() const { return node_.is(NodeKind::mapping); }
  [[nodiscard]] const Node& node() const { return node_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string path_of(std::string_view name) const;
  [[nodiscard]] Mistakes& mistakes() const { return *mistakes_; }

  /// Whether the key is given. Counts as asking for it.
  [[nodiscard]] bool has(std::string_view name);
  /// The value of a key that must be there; a broken node, and a mistake, if it is not.
  [[nodiscard]] Node required(std::string_view name, Null null = Null::rejected);
  /// The value of a key that may be there; an absent node if it is not.
  [[nodiscard]] Node optional(std::string_view name, Null null = Null::rejected);

  [[nodiscard]] std::string text(std::string_view name);
  [[nodiscard]] std::string text_or(std::string_view name, std::string fallback);
  [[nodiscard]] double number(std::string_view name, Range range = {});
  [[nodiscard]] double number_or(std::string_view name, double fallback, Range range = {});
  [[nodiscard]] std::int64_t whole(std::string_view name, Range range = {});
  [[nodiscard]] std::int64_t whole_or(std::string_view name, std::int64_t fallback,
                                      Range range = {});
  [[nodiscard]] bool boolean(std::string_view name);
  [[nodiscard]] bool boolean_or(std::string_view name, bool fallback);
  [[nodiscard]] Date date(std::string_view name);
  [[nodiscard]] Date date_or(std::string_view name, Date fallback);
  [[nodiscard]] std::string choice(std::string_view name, const std::vector<std::string>& allowed);
  [[nodiscard]] std::string choice_or(std::string_view name,
                                      const std::vector<std::string>& allowed,
                                      std::string fallback);
  [[nodiscard]] std::vector<std::string> texts(std::string_view name);
  [[nodiscard]] std::vector<std::string> texts_or(std::string_view name,
                                                  std::vector<std::string> fallback);
  [[nodiscard]] std::vector<Node> items(std::string_view name);
  [[nodiscard]] std::vector<Node> items_or_none(std::string_view name);
  /// A reader of the mapping under a key.
  [[nodiscard]] MapReader map(std::string_view name);
  /// As map(), but silent over a missing key; ask is_mapping() whether it is there.
  [[nodiscard]] MapReader map_or_none(std::string_view name);

  /// Adds a mistake at the value of `name`, or at the mapping if that is missing.
  void fail(std::string_view name, std::string text);
  /// Reports every key that was not asked for, with the nearest name that was.
  void finish();

 private:
  void ask(std::string_view name);

  Node node_;
  std::string path_;
  Mistakes* mistakes_;
  std::vector<std::string> asked_;
};

}  // namespace sightline::config
