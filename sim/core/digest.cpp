// SPDX-License-Identifier: Apache-2.0
#include <sightline/core/digest.hpp>

#include <fmt/format.h>

namespace sightline {

std::string Digest::text() const {
  return fmt::format("{:016x}", value_);
}

}  // namespace sightline
