// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/design/makers.hpp>

namespace sightline::design {
namespace {

double nearest_two(const UnitDesign& design) {
  double least = 1e9;
  for (std::size_t i = 0; i < design.points; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      double squares = 0.0;
      for (std::size_t d = 0; d < design.dimensions; ++d)
        squares += (design.at(i, d) - design.at(j, d)) * (design.at(i, d) - design.at(j, d));
      least = std::min(least, squares);
    }
  }
  return least;
}

TEST(LatinHypercube, HasOnePointInEachStratumOfEachAxis) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const UnitDesign design = latin_hypercube(40, 5, seed);
    for (std::size_t d = 0; d < 5; ++d) {
      std::set<int> strata;
      for (std::size_t i = 0; i < 40; ++i) {
        ASSERT_GT(design.at(i, d), 0);
        ASSERT_LT(design.at(i, d), 1);
        strata.insert(static_cast<int>(design.at(i, d) * 40));
      }
      EXPECT_EQ(strata.size(), 40U);
    }
  }
}

TEST(LatinHypercube, DependsOnTheSeedOnly) {
  EXPECT_EQ(latin_hypercube(12, 3, 7), latin_hypercube(12, 3, 7));
  EXPECT_NE(latin_hypercube(12, 3, 7).values, latin_hypercube(12, 3, 8).values);
}

// The first candidates of two designs with one seed are the same, so more never make it worse.
TEST(LatinHypercube, KeepsItsTwoNearestPointsFartherApartWithMoreCandidates) {
  const double one = nearest_two(latin_hypercube(20, 3, 5, 1));
  const double ten = nearest_two(latin_hypercube(20, 3, 5, 10));
  const double hundred = nearest_two(latin_hypercube(20, 3, 5, 100));
  EXPECT_LE(one, ten);
  EXPECT_LE(ten, hundred);
  EXPECT_LT(one, hundred);
}

TEST(LatinHypercube, RefusesNoCandidates) {
  EXPECT_THROW((void)latin_hypercube(2, 2, 1, 0), std::invalid_argument);
}

}  // namespace
}  // namespace sightline::design
