// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/calibration/design.hpp>
#include <sightline/design/makers.hpp>

namespace sightline::calibration {
namespace {

using testing::ElementsAre;

TEST(PointsOf, KeepsOrderAndCoordinates) {
  const design::UnitDesign grid = design::full_grid({2, 3});
  EXPECT_THAT(points_of(grid), ElementsAre(Point{0.0, 0.0}, Point{0.0, 0.5}, Point{0.0, 1.0},
                                           Point{1.0, 0.0}, Point{1.0, 0.5}, Point{1.0, 1.0}));
  EXPECT_TRUE(points_of({}).empty());
}

TEST(SpreadOut, StartsInTheMiddleAndGoesToTheEnds) {
  const std::vector<Point> points = {{0.0}, {0.1}, {0.5}, {0.52}, {0.9}, {1.0}};
  EXPECT_THAT(spread_out(points, 3), ElementsAre(2, 0, 5));
  EXPECT_EQ(spread_out(points, 9).size(), 6U);
  EXPECT_TRUE(spread_out({}, 3).empty());
}

}  // namespace
}  // namespace sightline::calibration
