// SPDX-License-Identifier: Apache-2.0
// What the streams are connected to, and plain text in columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sightline::apps {

inline constexpr std::size_t text_width = 100;

/// Whether stderr is a terminal on which a line can be drawn over.
[[nodiscard]] bool can_redraw_errors();
/// Whether stdout is a terminal that shows bold letters and nobody has forbidden them.
[[nodiscard]] bool can_embolden_output();

/// `text` in lines of at most text_width, broken at spaces; those after the first are indented.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t indent = 0);
/// `text` cut to `width`, with "~" at the end if something is cut off.
[[nodiscard]] std::string clipped(std::string_view text, std::size_t width);
/// The same with "~" in the middle: names often differ at the end.
[[nodiscard]] std::string clipped_inside(std::string_view text, std::size_t width);
/// 1234567 -> "1,234,567".
[[nodiscard]] std::string with_commas(unsigned long long number);

}  // namespace sightline::apps
