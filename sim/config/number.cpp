// SPDX-License-Identifier: Apache-2.0
// Numbers: what counts as one, what is said of what does not, and ranges.
#include <cctype>
#include <charconv>
#include <cmath>
#include <system_error>

#include <fmt/format.h>

#include <sightline/config/value.hpp>

namespace sightline::config {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at]))
    ++at;
  return at;
}

/// sign? digits (. digits)? | sign? . digits, then an exponent or not.
bool is_decimal(std::string_view text) {
  std::size_t at = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
  const std::size_t whole_begin = at;
  at = skip_digits(text, at);
  std::size_t n_digits = at - whole_begin;
  if (at < text.size() && text[at] == '.') {
    const std::size_t begin = at + 1;
    at = skip_digits(text, begin);
    n_digits += at - begin;
  }
  if (n_digits == 0) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    const std::size_t begin = at;
    at = skip_digits(text, begin);
    if (at == begin) return false;
  }
  return at == text.size();
}

std::string lower(std::string_view text) {
  std::string lowered;
  for (const char c : text) {
    lowered += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return lowered;
}

/// What is wrong with `text`, which is no decimal number.
std::string not_a_number_fault(std::string_view text) {
  const std::string lowered = lower(text);
  const std::string_view unsigned_text =
      !lowered.empty() && (lowered[0] == '+' || lowered[0] == '-')
          ? std::string_view(lowered).substr(1)
          : std::string_view(lowered);
  for (const std::string_view name : {".nan", "nan", ".inf", "inf", "infinity"}) {
    if (unsigned_text == name) return fmt::format("`{}` is not a finite number", text);
  }
  const std::string_view prefix = unsigned_text.substr(0, 2);
  if (prefix == "0x") return fmt::format("`{}` is hexadecimal; write a decimal number", text);
  if (prefix == "0o") return fmt::format("`{}` is octal; write a decimal number", text);
  if (prefix == "0b") return fmt::format("`{}` is binary; write a decimal number", text);
  if (!text.empty() && text.back() == '%' && is_decimal(text.substr(0, text.size() - 1))) {
    const double percent = *parse_number(text.substr(0, text.size() - 1)).value;
    return fmt::format("`{}` is not a number. Write {}.", text, percent / 100);
  }
  std::string bare;
  for (const char c : text) {
    if (c != ',' && c != '_' && c != ' ') bare += c;
  }
  if (bare != text && is_decimal(bare)) {
    return fmt::format("`{}` is not a number; write it without separators: {}", text, bare);
  }
  return fmt::format("`{}` is not a number", text);
}

}  // namespace

ParsedNumber parse_number(std::string_view text) {
  if (!is_decimal(text)) return {std::nullopt, not_a_number_fault(text)};
  const std::string_view digits = text[0] == '+' || text[0] == '-' ? text.substr(1) : text;
  if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1])) {
    return {std::nullopt,
            fmt::format("`{}` starts with 0, which some programs read as octal; write it without",
                        text)};
  }
  const std::string_view readable = text[0] == '+' ? text.substr(1) : text;
  double value = 0;
  const auto result = std::from_chars(readable.data(), readable.data() + readable.size(), value);
  if (result.ec != std::errc() || !std::isfinite(value)) {
    return {std::nullopt, fmt::format("`{}` is too large or too small for a number", text)};
  }
  return {value, ""};
}

std::string range_fault(double value, Range range, std::string_view unit) {
  if (value >= range.low && value <= range.high) return "";
  const std::string of_unit = unit.empty() ? "" : fmt::format(" ({})", unit);
  const double unlimited = std::numeric_limits<double>::max();
  if (!std::isfinite(value)) return fmt::format("{} is not a finite number{}", value, of_unit);
  if (range.high >= unlimited) return fmt::format("{} is below {}{}", value, range.low, of_unit);
  if (range.low <= -unlimited) return fmt::format("{} is above {}{}", value, range.high, of_unit);
  return fmt::format("{} is outside [{}, {}]{}", value, range.low, range.high, of_unit);
}

}  // namespace sightline::config
