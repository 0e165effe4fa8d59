// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include <sightline/core/error.hpp>

namespace sightline::apps {

/// Throws InputError: what an option of the command line says cannot be.
[[noreturn]] inline void reject_option(std::string option, std::string text) {
  throw InputError(Mistake{.key = std::move(option), .text = std::move(text)});
}

}  // namespace sightline::apps
