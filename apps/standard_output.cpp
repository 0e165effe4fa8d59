// SPDX-License-Identifier: Apache-2.0
#include "standard_output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include <sightline/core/error.hpp>

namespace sightline::apps {

void print_result(std::string_view text) {
  const std::size_t written = std::fwrite(text.data(), 1, text.size(), stdout);
  if (written != text.size() || std::fflush(stdout) != 0) {
    throw RunError(std::string("standard output: ") + std::strerror(errno));
  }
}

void say(std::string_view text) {
  [[maybe_unused]] const std::size_t written = std::fwrite(text.data(), 1, text.size(), stderr);
  [[maybe_unused]] const int flushed = std::fflush(stderr);
}

}  // namespace sightline::apps
