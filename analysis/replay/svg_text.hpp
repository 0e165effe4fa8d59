// SPDX-License-Identifier: Apache-2.0
// The few shapes of a picture, as SVG 1.1.
#pragma once

#include <string>
#include <string_view>

namespace sightline::replay {

/// A whole document with its heading and content note in the first two lines.
[[nodiscard]] std::string svg_document(double width, double height, std::string_view heading,
                                       std::string_view body);
[[nodiscard]] std::string svg_box(double x, double y, double width, double height,
                                  std::string_view colour);
/// `dashes`: "5 3"; empty for a whole line.
[[nodiscard]] std::string svg_line(double x1, double y1, double x2, double y2,
                                   std::string_view colour, std::string_view dashes);
/// From the rim of one disc to the rim of another, with a head at the second.
[[nodiscard]] std::string svg_arrow(double x1, double y1, double x2, double y2, double radius);
[[nodiscard]] std::string svg_disc(double x, double y, double radius, std::string_view fill,
                                   std::string_view line);
[[nodiscard]] std::string svg_label(double x, double y, std::string_view text, double size,
                                    std::string_view weight = "normal",
                                    std::string_view colour = "#000000",
                                    std::string_view anchor = "start");
/// A label that stays legible on lines: in black on a white rim, and it ends at `x`.
[[nodiscard]] std::string svg_letter(double x, double y, std::string_view text, double size);

}  // namespace sightline::replay
