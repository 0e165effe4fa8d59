// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/design/makers.hpp>

namespace sightline::design {
namespace {

using testing::ElementsAre;

TEST(FullGrid, HoldsEveryCombinationWithTheLastDimensionFastest) {
  const UnitDesign grid = full_grid({2, 3});
  EXPECT_EQ(grid.points, 6U);
  EXPECT_THAT(grid.values, ElementsAre(0, 0, 0, 0.5, 0, 1, 1, 0, 1, 0.5, 1, 1));
  EXPECT_EQ(grid.labels[4], (PointLabel{Role::point, 4, 0, no_dimension}));
}

TEST(FullGrid, PutsASingleLevelInTheMiddle) {
  EXPECT_THAT(full_grid({1, 2}).values, ElementsAre(0.5, 0, 0.5, 1));
}

TEST(FullGrid, RefusesNoLevelsAndTooManyPoints) {
  EXPECT_THROW((void)full_grid({3, 0}), std::invalid_argument);
  EXPECT_THROW((void)full_grid(std::vector<std::size_t>(40, 10)), std::invalid_argument);
}

}  // namespace
}  // namespace sightline::design
