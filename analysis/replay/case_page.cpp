// SPDX-License-Identifier: Apache-2.0
#include <sightline/core/error.hpp>
#include <sightline/replay/case_page.hpp>

#include "case_page_template.hpp"

namespace sightline::replay {
namespace {

constexpr std::string_view place_of_model = "CASE_MODEL";

/// JSON in which no text can end a script element: `<` stands as its code.
std::string without_tags(std::string_view json) {
  std::string safe;
  safe.reserve(json.size());
  for (const char letter : json) {
    if (letter == '<') {
      safe += "\\u003c";
    } else {
      safe += letter;
    }
  }
  return safe;
}

}  // namespace

std::string case_page(std::string_view model) {
  const std::string_view page = case_page_template();
  const std::size_t place = page.find(place_of_model);
  if (place == std::string_view::npos) throw RunError("the page of a case has no place for it");
  std::string whole(page.substr(0, place));
  whole += without_tags(model);
  whole += page.substr(place + place_of_model.size());
  return whole;
}

}  // namespace sightline::replay
