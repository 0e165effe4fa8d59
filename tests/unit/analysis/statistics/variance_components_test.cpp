// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <stdexcept>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/core/dice.hpp>
#include <sightline/core/distributions.hpp>
#include <sightline/statistics/variance_components.hpp>

namespace sightline::statistics {
namespace {

using testing::ElementsAre;

TEST(VarianceComponents, AreThoseWorkedOutByHand) {
  // Groups {1, 3} and {6, 10}: MSW = (2 + 8) / 2 = 5, MSB = 2 ((2 - 5)^2 + (8 - 5)^2) / 1 = 36.
  const std::vector<double> numbers = {1, 6, 3, 10};
  const VarianceComponents components = variance_components(numbers, 2);
  EXPECT_DOUBLE_EQ(components.mean, 5);
  EXPECT_DOUBLE_EQ(components.within, 5);
  EXPECT_DOUBLE_EQ(components.between, (36.0 - 5.0) / 2.0);
  EXPECT_THAT(components.group_means, ElementsAre(2, 8));
  const double factor = std::sqrt(15.5 / (15.5 + 2.5));
  EXPECT_DOUBLE_EQ(components.shrunk_means[0], 5 - 3 * factor);
  EXPECT_DOUBLE_EQ(components.shrunk_means[1], 5 + 3 * factor);
}

TEST(VarianceComponents, AllowForGroupsOfUnequalSize) {
  // Groups {0, 2}, {7}: n0 = (3 - 5 / 3) / 1 = 4 / 3; MSW = 2; MSB = 2 (1 - 3)^2 + (7 - 3)^2 = 24.
  const VarianceComponents components = variance_components(std::vector<double>{0, 7, 2}, 2);
  EXPECT_DOUBLE_EQ(components.within, 2);
  EXPECT_DOUBLE_EQ(components.between, 22.0 / (4.0 / 3.0));
}

TEST(VarianceComponents, AreNeverNegative) {
  const VarianceComponents components = variance_components(std::vector<double>{0, 1, 2, 1}, 2);
  EXPECT_EQ(components.between, 0);
  EXPECT_THAT(components.shrunk_means, ElementsAre(1, 1));
}

TEST(VarianceComponents, OfTooFewNumbersAreUnknown) {
  EXPECT_TRUE(std::isnan(variance_components(std::vector<double>{1, 2, 3}, 3).within));
  EXPECT_TRUE(std::isnan(variance_components(std::vector<double>{1, 2}, 5).between));
  EXPECT_TRUE(std::isnan(variance_components(std::vector<double>{1, 2}, 1).between));
  EXPECT_TRUE(std::isnan(variance_components({}, 2).mean));
  EXPECT_THROW(static_cast<void>(variance_components({}, 0)), std::invalid_argument);
}

TEST(VarianceComponents, FindWhatWasPlanted) {
  constexpr std::size_t groups = 300;
  constexpr std::size_t size = 6;
  const Dice dice(11, 0);
  std::vector<double> numbers;
  for (std::size_t i = 0; i < groups * size; ++i) {
    numbers.push_back(normal(dice.trait({i % groups, 1, 0}), 4.0, 2.0) +
                      normal(dice.trait({i, 2, 0}), 0.0, 3.0));
  }
  const VarianceComponents components = variance_components(numbers, groups);
  // Standard errors: about 4 % of 9, and sqrt(2 / 299) (4 + 9 / 6) = 0.45 of 4.
  EXPECT_NEAR(components.within, 9.0, 1.1);
  EXPECT_NEAR(components.between, 4.0, 1.4);
  double squares = 0.0;
  for (const double mean : components.shrunk_means)
    squares += (mean - components.mean) * (mean - components.mean);
  EXPECT_NEAR(squares / (groups - 1.0), components.between, 1e-9);
}

TEST(SumsByGroup, LeaveOutEmptyGroups) {
  EXPECT_THAT(sums_by_group(std::vector<double>{1, 2, 3, 4, 5}, 2), ElementsAre(9, 6));
  EXPECT_THAT(sums_by_group(std::vector<double>{1, 2}, 5), ElementsAre(1, 2));
}

}  // namespace
}  // namespace sightline::statistics
