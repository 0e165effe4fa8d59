// SPDX-License-Identifier: Apache-2.0
// Text in lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <sightline/core/calendar.hpp>

namespace sightline::replay {

/// "2007-03-02"; "never" for never.
[[nodiscard]] inline std::string date_text(Time at, const Calendar& calendar) {
  return at == Time::never() ? "never" : to_string(calendar.date_of(at));
}

inline constexpr std::size_t line_width = 100;

/// `text` broken at spaces into lines of at most `width`, the last with its end of line. Lines
/// after the first begin with `indent` spaces; the first stands after `used` columns.
[[nodiscard]] std::string wrapped_lines(std::string_view text, std::size_t indent = 2,
                                        std::size_t used = 0, std::size_t width = line_width);

}  // namespace sightline::replay
