// SPDX-License-Identifier: Apache-2.0
// What routes are made of: paths taken apart, and the responses that many of them give.
#pragma once

#include <string>
#include <vector>

#include <sightline/core/error.hpp>

#include "exchange.hpp"
#include "reply.hpp"

namespace sightline::apps::serve {

/// "/api/jobs/7" gives "api", "jobs", "7".
[[nodiscard]] std::vector<std::string> steps_of(const std::string& path);

[[nodiscard]] Response json_response(std::string body, unsigned status = 200);
[[nodiscard]] Response not_found();
[[nodiscard]] Response wrong_method();
/// {"error": .., "mistakes": [{file, line, column, key, text}]}
[[nodiscard]] Response mistakes_response(const InputError& error, unsigned status);

/// The work with its failures made into responses.
[[nodiscard]] Work safely(Work work);

}  // namespace sightline::apps::serve
