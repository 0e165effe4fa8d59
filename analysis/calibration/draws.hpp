// SPDX-License-Identifier: Apache-2.0
// A stream of draws for designs and chains, told apart by seed and number.
#pragma once

#include <cstddef>
#include <cstdint>

#include <sightline/core/dice.hpp>
#include <sightline/core/distributions.hpp>

namespace sightline::calibration {

class Draws {
 public:
  Draws(std::uint64_t seed, std::uint64_t stream) : dice_(seed, replication), stream_(stream) {}

  [[nodiscard]] double uniform() { return dice_.trait({stream_, purpose, drawn_++}); }
  [[nodiscard]] double normal() { return normal_quantile(uniform()); }
  /// A whole number below `n`.
  [[nodiscard]] std::size_t below(std::size_t n) {
    return static_cast<std::size_t>(uniform() * static_cast<double>(n));
  }

 private:
  /// No study comes so far, so these dice are not those of any replication.
  static constexpr std::uint64_t replication = 0xCA11'B8A7'E000'0000U;
  static constexpr std::uint64_t purpose = 1;

  Dice dice_;
  std::uint64_t stream_;
  std::uint64_t drawn_ = 0;
};

}  // namespace sightline::calibration
