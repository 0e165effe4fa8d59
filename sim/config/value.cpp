// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sightline/config/value.hpp>

namespace sightline::config {

namespace {

/// Whether `node` is a scalar; if it is anything else that was given, adds a mistake.
bool expect_scalar(const Node& node, std::string_view path, std::string_view needed,
                   Mistakes& mistakes) {
  if (node.is(NodeKind::scalar)) return true;
  if (!node.is(NodeKind::absent) && !node.is(NodeKind::broken)) {
    mistakes.add(node, path, fmt::format("is {}; {} is needed", name_of(node.kind()), needed));
  }
  return false;
}

bool expect_plain(const Node& node, std::string_view path, std::string_view needed,
                  Mistakes& mistakes) {
  if (!expect_scalar(node, path, needed, mistakes)) return false;
  if (!node.is_quoted()) return true;
  mistakes.add(node, path,
               fmt::format("\"{}\" is text; {} is needed, without quotes", node.text(), needed));
  return false;
}

std::string_view needed_number(Range range) {
  return range.low == 0 && range.high == 1 ? "a number from 0 to 1" : "a number";
}

}  // namespace

std::optional<std::string> text_of(const Node& node, std::string_view path, Mistakes& mistakes) {
  if (!expect_scalar(node, path, "text", mistakes)) return std::nullopt;
  return node.text();
}

std::optional<double> number_of(const Node& node, std::string_view path, Mistakes& mistakes,
                                Range range) {
  if (!expect_plain(node, path, needed_number(range), mistakes)) return std::nullopt;
  const ParsedNumber number = parse_number(node.text());
  const std::string fault = number.value ? range_fault(*number.value, range, "") : number.fault;
  if (fault.empty()) return number.value;
  mistakes.add(node, path, fault);
  return std::nullopt;
}

std::optional<std::int64_t> whole_of(const Node& node, std::string_view path, Mistakes& mistakes,
                                     Range range) {
  if (!expect_plain(node, path, "a whole number", mistakes)) return std::nullopt;
  const ParsedNumber number = parse_number(node.text());
  std::string fault = number.value ? range_fault(*number.value, range, "") : number.fault;
  if (fault.empty()) {
    const std::string& text = node.text();
    const std::size_t begin = text[0] == '+' ? 1 : 0;
    std::int64_t exact = 0;
    const char* const end = text.data() + text.size();
    const auto result = std::from_chars(text.data() + begin, end, exact);
    if (result.ec == std::errc() && result.ptr == end) return exact;
    // Beyond 2^53 a double no longer holds every whole number.
    const double value = *number.value;
    if (value == std::floor(value) && std::abs(value) <= 9007199254740992.0) {
      return static_cast<std::int64_t>(value);
    }
    fault = value == std::floor(value) ? fmt::format("`{}` is too large for a whole number", text)
                                       : fmt::format("`{}` is not a whole number", text);
  }
  mistakes.add(node, path, fault);
  return std::nullopt;
}

std::optional<bool> boolean_of(const Node& node, std::string_view path, Mistakes& mistakes) {
  if (!expect_plain(node, path, "true or false", mistakes)) return std::nullopt;
  if (node.text() == "true") return true;
  if (node.text() == "false") return false;
  mistakes.add(node, path, fmt::format("`{}` is neither true nor false", node.text()));
  return std::nullopt;
}

std::optional<Date> date_of(const Node& node, std::string_view path, Mistakes& mistakes) {
  if (!expect_scalar(node, path, "a date (YYYY-MM-DD)", mistakes)) return std::nullopt;
  try {
    return parse_date(node.text());
  } catch (const std::invalid_argument&) {
    mistakes.add(
        node, path,
        fmt::format("`{}` is not a date; write YYYY-MM-DD, for example 2007-04-01", node.text()));
    return std::nullopt;
  }
}

std::optional<std::string> choice_of(const Node& node, std::string_view path,
                                     const std::vector<std::string>& allowed, Mistakes& mistakes) {
  const auto text = text_of(node, path, mistakes);
  if (!text || std::find(allowed.begin(), allowed.end(), *text) != allowed.end()) return text;
  const std::string nearest = nearest_name(*text, allowed);
  mistakes.add(node, path,
               fmt::format("`{}` is not one of: {}.{}", *text, fmt::join(allowed, ", "),
                           nearest.empty() ? "" : fmt::format(" Did you mean `{}`?", nearest)));
  return std::nullopt;
}

std::optional<std::vector<std::string>> texts_of(const Node& node, std::string_view path,
                                                 Mistakes& mistakes) {
  const auto items = items_of(node, path, mistakes);
  if (!items) return std::nullopt;
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < items->size(); ++i) {
    auto text = text_of((*items)[i], fmt::format("{}[{}]", path, i + 1), mistakes);
    if (text) texts.push_back(std::move(*text));
  }
  return texts;
}

std::optional<std::vector<Node>> items_of(const Node& node, std::string_view path,
                                          Mistakes& mistakes) {
  if (node.is(NodeKind::sequence)) return node.items();
  if (!node.is(NodeKind::absent) && !node.is(NodeKind::broken)) {
    mistakes.add(node, path,
                 fmt::format("is {}; a list is needed, for example [a, b]", name_of(node.kind())));
  }
  return std::nullopt;
}

std::string suggestion(const std::string& name, const std::vector<std::string>& candidates) {
  const std::string nearest = nearest_name(name, candidates);
  if (!nearest.empty()) return fmt::format("Did you mean `{}`?", nearest);
  if (candidates.empty() || candidates.size() > 12) return "";
  return fmt::format("Known here: {}.", fmt::join(candidates, ", "));
}

}  // namespace sightline::config
