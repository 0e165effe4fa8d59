// SPDX-License-Identifier: Apache-2.0
#include "svg_text.hpp"

#include <cmath>

#include <fmt/format.h>

#include <sightline/replay/explanation.hpp>

namespace sightline::replay {
namespace {

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char letter : text) {
    if (letter == '&') {
      safe += "&amp;";
    } else if (letter == '<') {
      safe += "&lt;";
    } else if (letter == '>') {
      safe += "&gt;";
    } else {
      safe += letter;
    }
  }
  return safe;
}

}  // namespace

std::string svg_document(double width, double height, std::string_view heading,
                         std::string_view body) {
  std::string text = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
      "viewBox=\"0 0 {0:.0f} {1:.0f}\" font-family=\"DejaVu Sans, Helvetica, Arial, "
      "sans-serif\">\n",
      width, height);
  text += fmt::format("<title>{}</title>\n", escaped(heading));
  text +=
      "<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" "
      "markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#44505c\"/></marker>"
      "</defs>\n";
  text += svg_box(0.0, 0.0, width, height, "#ffffff");
  text += svg_label(10.0, 22.0, heading, 15.0, "bold");
  text += svg_label(10.0, 40.0, fmt::format("Content note. {}", content_note), 11.0);
  return text + std::string(body) + "</svg>\n";
}

std::string svg_box(double x, double y, double width, double height, std::string_view colour) {
  return fmt::format(
      "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>\n", x, y,
      width, height, colour);
}

std::string svg_line(double x1, double y1, double x2, double y2, std::string_view colour,
                     std::string_view dashes) {
  return fmt::format(
      "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\"{}/>\n", x1, y1,
      x2, y2, colour, dashes.empty() ? "" : fmt::format(" stroke-dasharray=\"{}\"", dashes));
}

std::string svg_arrow(double x1, double y1, double x2, double y2, double radius) {
  const double length = std::hypot(x2 - x1, y2 - y1);
  if (length <= 2.0 * radius) return "";
  const double dx = (x2 - x1) / length * radius;
  const double dy = (y2 - y1) / length * radius;
  return fmt::format(
      "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#44505c\" "
      "marker-end=\"url(#head)\"/>\n",
      x1 + dx, y1 + dy, x2 - dx, y2 - dy);
}

std::string svg_disc(double x, double y, double radius, std::string_view fill,
                     std::string_view line) {
  return fmt::format(
      "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"{}\" stroke=\"{}\" "
      "stroke-width=\"1.5\"/>\n",
      x, y, radius, fill, line);
}

std::string svg_label(double x, double y, std::string_view text, double size,
                      std::string_view weight, std::string_view colour, std::string_view anchor) {
  return fmt::format(
      "<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{:.1f}\" font-weight=\"{}\" fill=\"{}\" "
      "text-anchor=\"{}\">{}</text>\n",
      x, y, size, weight, colour, anchor, escaped(text));
}

std::string svg_letter(double x, double y, std::string_view text, double size) {
  return fmt::format(
      "<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{:.1f}\" font-weight=\"bold\" "
      "text-anchor=\"end\" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\">{}"
      "</text>\n",
      x, y, size, escaped(text));
}

}  // namespace sightline::replay
