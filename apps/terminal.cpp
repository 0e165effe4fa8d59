// SPDX-License-Identifier: Apache-2.0
#include "terminal.hpp"

#include <algorithm>
#include <cstdlib>

#include <unistd.h>

namespace sightline::apps {
namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool is_capable(int stream) {
  return ::isatty(stream) == 1 && environment("TERM") != "dumb";
}

}  // namespace

bool can_redraw_errors() {
  return is_capable(STDERR_FILENO);
}

bool can_embolden_output() {
  return is_capable(STDOUT_FILENO) && environment("NO_COLOR").empty();
}

std::string wrapped(std::string_view text, std::size_t indent) {
  std::string lines;
  std::size_t column = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (column > 0 && column + 1 + word.size() > text_width) {
      lines += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (column > 0) {
      lines += ' ';
      ++column;
    }
    lines += word;
    column += word.size();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string clipped(std::string_view text, std::size_t width) {
  if (text.size() <= width) return std::string(text);
  return std::string(text.substr(0, width - 1)) + "~";
}

std::string clipped_inside(std::string_view text, std::size_t width) {
  if (text.size() <= width) return std::string(text);
  const std::size_t tail = width / 2;
  return std::string(text.substr(0, width - tail - 1)) + "~" +
         std::string(text.substr(text.size() - tail));
}

std::string with_commas(unsigned long long number) {
  std::string digits = std::to_string(number);
  for (std::size_t place = digits.size(); place > 3;) {
    place -= 3;
    digits.insert(place, 1, ',');
  }
  return digits;
}

}  // namespace sightline::apps
