// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include <fmt/format.h>

#include <sightline/core/dice.hpp>

namespace sightline {

void Pins::set(const Address& address, double uniform, std::size_t which) {
  if (!(uniform > 0.0 && uniform < 1.0)) {
    throw std::invalid_argument(
        fmt::format("the pin at entity {}, purpose {}, occurrence {} is {}: it must lie strictly "
                    "between 0 and 1",
                    address.entity, address.purpose, address.occurrence, uniform));
  }
  if (which >= Pinned().size())
    throw std::invalid_argument(fmt::format("a decision has no uniform number {}", which));
  uniforms_[address][which] = uniform;
}

const double* Pins::find(const Address& address) const {
  const auto found = uniforms_.find(address);
  return found == uniforms_.end() || found->second[0] == 0.0 ? nullptr : &found->second[0];
}

void Pins::apply(const Address& address, std::array<double, 4>& uniforms) const {
  const auto found = uniforms_.find(address);
  if (found == uniforms_.end()) return;
  for (std::size_t i = 0; i < uniforms.size(); ++i) {
    if (found->second[i] != 0.0) uniforms[i] = found->second[i];
  }
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
