// SPDX-License-Identifier: Apache-2.0
// Reads one node as a typed value. Stricter than YAML: numbers are decimal and finite, booleans are
// true and false. A wrong value adds a mistake and gives nothing; an absent or broken node gives
// nothing.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sightline/config/mistakes.hpp>
#include <sightline/config/node.hpp>
#include <sightline/core/calendar.hpp>

namespace sightline::config {

/// The allowed range of a number, both ends included.
struct Range {
  double low = -std::numeric_limits<double>::max();
  double high = std::numeric_limits<double>::max();
};

[[nodiscard]] std::optional<std::string> text_of(const Node& node, std::string_view path,
                                                 Mistakes& mistakes);
[[nodiscard]] std::optional<double> number_of(const Node& node, std::string_view path,
                                              Mistakes& mistakes, Range range = {});
/// Exact for every 64-bit integer; also accepts 3.0 and 1e6.
[[nodiscard]] std::optional<std::int64_t> whole_of(const Node& node, std::string_view path,
                                                   Mistakes& mistakes, Range range = {});
[[nodiscard]] std::optional<bool> boolean_of(const Node& node, std::string_view path,
                                             Mistakes& mistakes);
/// A date written YYYY-MM-DD.
[[nodiscard]] std::optional<Date> date_of(const Node& node, std::string_view path,
                                          Mistakes& mistakes);
/// One of `allowed`; the message names the nearest.
[[nodiscard]] std::optional<std::string> choice_of(const Node& node, std::string_view path,
                                                   const std::vector<std::string>& allowed,
                                                   Mistakes& mistakes);
/// A list of text; members that are no text are reported and left out.
[[nodiscard]] std::optional<std::vector<std::string>> texts_of(const Node& node,
                                                               std::string_view path,
                                                               Mistakes& mistakes);
/// The members of a list.
[[nodiscard]] std::optional<std::vector<Node>> items_of(const Node& node, std::string_view path,
                                                        Mistakes& mistakes);

/// A number as a user may write it, or what is wrong with `text` as one.
struct ParsedNumber {
  std::optional<double> value;
  std::string fault;  ///< empty if there is a value
};
[[nodiscard]] ParsedNumber parse_number(std::string_view text);

/// "" if `value` lies in `range`, else e.g. "14 is outside [0, 1]"; `unit` may be empty.
[[nodiscard]] std::string range_fault(double value, Range range, std::string_view unit);

/// "Did you mean `x`?" with the nearest of `candidates`, or those there are if none is near and
/// they are few.
[[nodiscard]] std::string suggestion(const std::string& name,
                                     const std::vector<std::string>& candidates);

}  // namespace sightline::config
