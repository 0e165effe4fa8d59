// SPDX-License-Identifier: Apache-2.0
#include "token.hpp"

#include <array>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <sys/random.h>

#include <sightline/core/error.hpp>

namespace sightline::apps::serve {

std::array<unsigned char, 16> random_bytes() {
  std::array<unsigned char, 16> bytes{};
  if (::getentropy(bytes.data(), bytes.size()) != 0)
    throw RunError(std::string("the system has no randomness to give: ") + std::strerror(errno));
  return bytes;
}

std::string make_token() {
  std::string token;
  for (const unsigned char byte : random_bytes())
    token += fmt::format("{:02x}", byte);
  return token;
}

bool is_same_secret(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    difference |= static_cast<unsigned>(a[i] ^ b[i]);
  return difference == 0;
}

}  // namespace sightline::apps::serve
