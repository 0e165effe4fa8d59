// SPDX-License-Identifier: Apache-2.0
// Pages that hold their data: a built template with JSON put into one of its script elements.
#pragma once

#include <string>
#include <string_view>

namespace sightline::output {

/// `page` with `json` instead of the word `place`, which is all that one of its script elements
/// holds. No text in the JSON can end the element or begin a comment: `<` stands as its code.
/// Throws std::logic_error if the page has no such element.
[[nodiscard]] std::string page_with(std::string_view page, std::string_view place,
                                    std::string_view json);

}  // namespace sightline::output
