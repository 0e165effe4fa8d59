// SPDX-License-Identifier: Apache-2.0
// JSON as text for the page.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace sightline::apps::serve {

/// Whatever bytes a file's name or a message may hold: what is no UTF-8 is replaced, not thrown at.
template <class Json>
[[nodiscard]] std::string json_text(const Json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace sightline::apps::serve
