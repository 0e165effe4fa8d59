// SPDX-License-Identifier: Apache-2.0
#include "lines.hpp"

#include <sstream>

namespace sightline::replay {

std::string wrapped_lines(std::string_view text, std::size_t indent, std::size_t used,
                          std::size_t width) {
  std::istringstream words{std::string(text)};
  std::string lines;
  std::size_t column = used;
  bool is_first = true;
  for (std::string word; words >> word; is_first = false) {
    if (!is_first && column + 1 + word.size() > width) {
      lines += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (!is_first) {
      lines += ' ';
      ++column;
    }
    lines += word;
    column += word.size();
  }
  return lines + "\n";
}

}  // namespace sightline::replay
