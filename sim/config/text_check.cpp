// SPDX-License-Identifier: Apache-2.0
#include "text_check.hpp"

#include <cstddef>

#include <fmt/format.h>

namespace sightline::config {

namespace {

/// Length of the UTF-8 character at `at`, or 0 if there is none (RFC 3629, table 3-7 of Unicode).
std::size_t length_of_character(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto is_tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(at);
  const unsigned second = byte(at + 1);
  if (first < 0x80U) return 1;
  if (first >= 0xC2U && first <= 0xDFU && is_tail(at + 1)) return 2;
  if (first >= 0xE0U && first <= 0xEFU && is_tail(at + 1) && is_tail(at + 2)) {
    const bool is_overlong = first == 0xE0U && second < 0xA0U;
    const bool is_surrogate = first == 0xEDU && second > 0x9FU;
    return is_overlong || is_surrogate ? 0 : 3;
  }
  if (first >= 0xF0U && first <= 0xF4U && is_tail(at + 1) && is_tail(at + 2) && is_tail(at + 3)) {
    const bool is_overlong = first == 0xF0U && second < 0x90U;
    const bool is_too_large = first == 0xF4U && second > 0x8FU;
    return is_overlong || is_too_large ? 0 : 4;
  }
  return 0;
}

}  // namespace

std::optional<TextFault> first_text_fault(std::string_view text) {
  int line = 1;
  int column = 1;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t length = length_of_character(text, at);
    if (length == 0) {
      return TextFault{line, column, fmt::format("byte {:#04x} is not UTF-8 text", unsigned{byte})};
    }
    const bool is_control = (byte < 0x20U && byte != '\t' && byte != '\n' && byte != '\r');
    if (is_control || byte == 0x7FU) {
      return TextFault{line, column,
                       fmt::format("control character {:#04x} is not allowed", unsigned{byte})};
    }
    at += length;
    ++column;
    if (byte == '\n') {
      ++line;
      column = 1;
    }
  }
  return std::nullopt;
}

}  // namespace sightline::config
