// SPDX-License-Identifier: Apache-2.0
// Arbitrary but fixed numbers for tests of the engine, which lies below the dice.
#pragma once

#include <cstdint>

namespace sightline::engine {

/// SplitMix64 (Steele, Lea and Flood 2014).
class Words {
 public:
  explicit Words(std::uint64_t seed) : state_(seed) {}
  /// A number in [0, n); the bias of the remainder does not matter here.
  std::uint32_t below(std::uint32_t n) {
    std::uint64_t z = (state_ += 0x9E37'79B9'7F4A'7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D0'49BB'1331'11EBU;
    return static_cast<std::uint32_t>((z ^ (z >> 31U)) % n);
  }

 private:
  std::uint64_t state_;
};

}  // namespace sightline::engine
