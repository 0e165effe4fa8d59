// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include <sightline/core/error.hpp>

namespace sightline::replay {

/// Throws InputError: what `key` of a session file says cannot be.
[[noreturn]] inline void reject_session(const std::string& file, std::string key,
                                        std::string text) {
  throw InputError(Mistake{.file = file, .key = std::move(key), .text = std::move(text)});
}

}  // namespace sightline::replay
