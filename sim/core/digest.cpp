// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <sightline/core/digest.hpp>

namespace sightline {

std::string Digest::text() const {
  return fmt::format("{:016x}", value_);
}

}  // namespace sightline
