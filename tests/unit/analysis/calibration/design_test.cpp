// SPDX-License-Identifier: Apache-2.0
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/calibration/design.hpp>

namespace sightline::calibration {
namespace {

using testing::ElementsAre;

TEST(LatinHypercube, HasOnePointInEachStratumOfEachAxis) {
  constexpr std::size_t n = 40;
  const std::vector<Point> points = latin_hypercube(n, 5, 3);
  ASSERT_EQ(points.size(), n);
  for (std::size_t d = 0; d < 5; ++d) {
    std::set<int> strata;
    for (const Point& point : points) {
      ASSERT_GT(point[d], 0);
      ASSERT_LT(point[d], 1);
      strata.insert(static_cast<int>(point[d] * n));
    }
    EXPECT_EQ(strata.size(), n);
  }
}

TEST(LatinHypercube, DependsOnTheSeedOnly) {
  EXPECT_EQ(latin_hypercube(12, 3, 7), latin_hypercube(12, 3, 7));
  EXPECT_NE(latin_hypercube(12, 3, 7), latin_hypercube(12, 3, 8));
}

TEST(SpreadOut, StartsInTheMiddleAndGoesToTheEnds) {
  const std::vector<Point> points = {{0.0}, {0.1}, {0.5}, {0.52}, {0.9}, {1.0}};
  EXPECT_THAT(spread_out(points, 3), ElementsAre(2, 0, 5));
  EXPECT_EQ(spread_out(points, 9).size(), 6U);
  EXPECT_TRUE(spread_out({}, 3).empty());
}

}  // namespace
}  // namespace sightline::calibration
