// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <boost/random/sobol.hpp>

#include <sightline/design/draws.hpp>
#include <sightline/design/makers.hpp>

#include "blank.hpp"

namespace sightline::design {
namespace {

constexpr unsigned digits = 32;
constexpr std::size_t most_sequence_points = std::size_t{1} << digits;
constexpr std::size_t most_dimensions = BOOST_RANDOM_SOBOL_MAX_DIMENSION;
using Engine = boost::random::sobol_engine<std::uint32_t, digits>;

void require_within(std::size_t points, std::size_t dimensions) {
  if (points > most_sequence_points)
    throw std::invalid_argument("the Sobol sequence has at most 2^32 points");
  if (dimensions > most_dimensions) {
    throw std::invalid_argument("the Sobol sequence has at most " +
                                std::to_string(most_dimensions) + " dimensions");
  }
}

/// Owen's nested scrambling of one coordinate. The flips form a binary tree: the draw for a digit
/// is that of the node which the digits before it lead to, numbered 1 at the root, 2 n and 2 n + 1
/// below n.
class OwenScrambler {
 public:
  OwenScrambler(std::uint64_t seed, std::size_t dimension)
      : draws_(seed, dimension, Use::scrambling) {}

  [[nodiscard]] double operator()(std::uint32_t word) const {
    std::uint64_t node = 1;
    std::uint32_t scrambled = 0;
    for (unsigned i = digits; i-- > 0;) {
      const std::uint32_t digit = (word >> i) & 1U;
      const std::uint32_t flip = draws_.uniform_at(node) < 0.5 ? 0U : 1U;
      scrambled = (scrambled << 1U) | (digit ^ flip);
      node = (node << 1U) | digit;
    }
    // Points differ within these digits, so what the flips of all later ones make of a point is a
    // uniform of its own. It keeps 20 digits, what a double holds, away from 0 and 1.
    const auto rest = static_cast<std::uint32_t>(draws_.uniform_at(node) * 0x1.0p20);
    return (static_cast<double>(scrambled) + (static_cast<double>(rest) + 0.5) * 0x1.0p-20) *
           0x1.0p-32;
  }

 private:
  Draws draws_;
};

/// Points of the sequence as binary fractions, the point 0 first.
std::vector<std::uint32_t> words(std::size_t points, std::size_t dimensions) {
  std::vector<std::uint32_t> result(points * dimensions, 0U);
  Engine engine(dimensions);
  std::generate(result.begin() + static_cast<std::ptrdiff_t>(dimensions), result.end(),
                [&engine] { return engine(); });
  return result;
}

}  // namespace

UnitDesign sobol_sequence(std::size_t points, std::size_t dimensions, std::uint64_t seed,
                          Scrambling scrambling) {
  require_within(points, dimensions);
  UnitDesign design = blank_design(points, dimensions);
  const std::vector<std::uint32_t> sequence = words(points, dimensions);
  for (std::size_t d = 0; d < dimensions; ++d) {
    const OwenScrambler scramble(seed, d);
    for (std::size_t i = d; i < sequence.size(); i += dimensions) {
      design.values[i] = scrambling == Scrambling::owen
                             ? scramble(sequence[i])
                             : static_cast<double>(sequence[i]) * 0x1.0p-32;
    }
  }
  return design;
}

}  // namespace sightline::design
