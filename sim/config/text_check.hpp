// SPDX-License-Identifier: Apache-2.0
// What must hold of the bytes of a file before a parser sees them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sightline::config {

struct TextFault {
  int line = 0;    ///< 1-based
  int column = 0;  ///< 1-based, in characters
  std::string text;
};

/// The first byte that is not UTF-8, or a control character other than tab and line ends. yaml-cpp
/// takes the byte 4 for the end of the file and would drop the rest of it silently.
[[nodiscard]] std::optional<TextFault> first_text_fault(std::string_view text);

}  // namespace sightline::config
