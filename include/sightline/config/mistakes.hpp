// SPDX-License-Identifier: Apache-2.0
// Collects the mistakes of everything a user wrote, so that all are told at once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sightline/config/node.hpp>
#include <sightline/core/error.hpp>

namespace sightline::config {

/// The mistakes found so far. Not thread-safe.
class Mistakes {
 public:
  void add(Mistake mistake);
  /// Adds a mistake at the position of `node`; `key_path` is its dotted path.
  void add(const Node& node, std::string_view key_path, std::string text);
  /// Adds a mistake at the position of the key (not the value) of `entry`.
  void add(const Entry& entry, std::string_view key_path, std::string text);

  [[nodiscard]] bool is_empty() const { return mistakes_.empty(); }
  [[nodiscard]] std::size_t size() const { return mistakes_.size(); }
  /// All mistakes by file, line and column; those without a file first.
  [[nodiscard]] std::vector<Mistake> sorted() const;
  /// Throws InputError with all mistakes, sorted, if there are any.
  void throw_if_any() const;

 private:
  std::vector<Mistake> mistakes_;
};

}  // namespace sightline::config
