// SPDX-License-Identifier: Apache-2.0
// Streams of draws for designs, chains and resampling, told apart by seed, use and number.
#pragma once

#include <cstddef>
#include <cstdint>

#include <sightline/core/dice.hpp>
#include <sightline/core/distributions.hpp>

namespace sightline::design {

/// What draws are for; uses never share a draw. Numbers are never changed or used again.
enum class Use : std::uint64_t {
  hypercubes_and_chains = 1,  // the second: chains of calibration
  trajectories = 2,
  scrambling = 3,
  resampling = 4,
  synthetic_truth = 5,
};

class Draws {
 public:
  Draws(std::uint64_t seed, std::uint64_t stream, Use use = Use::hypercubes_and_chains)
      : dice_(seed, replication), stream_(stream), use_(static_cast<std::uint64_t>(use)) {}

  [[nodiscard]] double uniform() { return uniform_at(drawn_++); }
  /// The uniform with this number in the stream, whatever has been drawn before.
  [[nodiscard]] double uniform_at(std::uint64_t number) const {
    return dice_.trait({stream_, use_, number});
  }
  [[nodiscard]] double normal() { return normal_quantile(uniform()); }
  /// A whole number below `n`.
  [[nodiscard]] std::size_t below(std::size_t n) {
    return static_cast<std::size_t>(uniform() * static_cast<double>(n));
  }

 private:
  /// No study comes so far, so these dice are not those of any replication.
  static constexpr std::uint64_t replication = 0xCA11'B8A7'E000'0000U;

  Dice dice_;
  std::uint64_t stream_;
  std::uint64_t use_;
  std::uint64_t drawn_ = 0;
};

}  // namespace sightline::design
