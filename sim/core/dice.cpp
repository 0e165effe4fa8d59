// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include <fmt/format.h>

#include <sightline/core/dice.hpp>

namespace sightline {

void Pins::set(const Address& address, double uniform) {
  if (!(uniform > 0.0 && uniform < 1.0)) {
    throw std::invalid_argument(
        fmt::format("the pin at entity {}, purpose {}, occurrence {} is {}: it must lie strictly "
                    "between 0 and 1",
                    address.entity, address.purpose, address.occurrence, uniform));
  }
  uniforms_.insert_or_assign(address, uniform);
}

const double* Pins::find(const Address& address) const {
  const auto found = uniforms_.find(address);
  return found == uniforms_.end() ? nullptr : &found->second;
}

#ifdef SIGHTLINE_CHECKS
void AddressAudit::record(const Address& address) {
  if (!decided_.insert(address).second) {
    throw std::logic_error(fmt::format("decided twice: entity {}, purpose {}, occurrence {}",
                                       address.entity, address.purpose, address.occurrence));
  }
}
#endif

}  // namespace sightline
