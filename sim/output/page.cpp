// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include <sightline/output/page.hpp>

namespace sightline::output {

std::string page_with(std::string_view page, std::string_view place, std::string_view json) {
  // The scripts of a page may name the place too; the element that it fills ends with it.
  const std::size_t at = page.find(std::string(place) + "</script>");
  if (at == std::string_view::npos)
    throw std::logic_error("the page has no place for its data: " + std::string(place));
  std::string whole(page.substr(0, at));
  whole.reserve(page.size() + json.size());
  for (const char letter : json) {
    if (letter == '<') {
      whole += "\\u003c";
    } else {
      whole += letter;
    }
  }
  whole += page.substr(at + place.size());
  return whole;
}

}  // namespace sightline::output
