// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include <sightline/core/extremes.hpp>
#include <sightline/design/draws.hpp>
#include <sightline/design/makers.hpp>

#include "blank.hpp"
#include "shuffle.hpp"

namespace sightline::design {
namespace {

void fill(UnitDesign& design, Draws& draws) {
  for (std::size_t d = 0; d < design.dimensions; ++d) {
    const std::vector<std::size_t> strata = shuffled(design.points, draws);
    for (std::size_t i = 0; i < design.points; ++i) {
      design.values[i * design.dimensions + d] =
          (static_cast<double>(strata[i]) + draws.uniform()) / static_cast<double>(design.points);
    }
  }
}

double squared_distance(std::span<const double> a, std::span<const double> b) {
  double sum = 0.0;
  for (std::size_t d = 0; d < a.size(); ++d)
    sum += (a[d] - b[d]) * (a[d] - b[d]);
  return sum;
}

/// The squared distance of the two nearest points, or any number up to `enough` if it is not more.
double least_distance(const UnitDesign& design, double enough) {
  double least = infinity;
  for (std::size_t i = 0; i < design.points && least > enough; ++i) {
    for (std::size_t j = 0; j < i; ++j)
      least = std::min(least, squared_distance(design.point(i), design.point(j)));
  }
  return least;
}

}  // namespace

UnitDesign latin_hypercube(std::size_t points, std::size_t dimensions, std::uint64_t seed,
                           std::size_t candidates) {
  if (candidates == 0)
    throw std::invalid_argument("a Latin hypercube is chosen from at least one candidate");
  UnitDesign candidate = blank_design(points, dimensions);
  UnitDesign best;
  double best_distance = -1.0;
  for (std::size_t i = 0; i < candidates; ++i) {
    Draws draws(seed, i);
    fill(candidate, draws);
    if (candidates == 1) return candidate;
    const double distance = least_distance(candidate, best_distance);
    if (distance <= best_distance) continue;
    best_distance = distance;
    best = candidate;
  }
  return best;
}

}  // namespace sightline::design
