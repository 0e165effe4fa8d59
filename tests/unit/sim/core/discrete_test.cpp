// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/core/distributions.hpp>
#include <sightline/core/extremes.hpp>

namespace sightline {
namespace {

TEST(Categorical, PicksByCumulativeWeight) {
  const std::array<double, 4> weights{1.0, 0.0, 2.0, 1.0};
  EXPECT_EQ(categorical(0.1, weights), 0U);
  EXPECT_EQ(categorical(0.2499, weights), 0U);
  EXPECT_EQ(categorical(0.25, weights), 2U);
  EXPECT_EQ(categorical(0.7499, weights), 2U);
  EXPECT_EQ(categorical(0.75, weights), 3U);
  EXPECT_EQ(categorical(1.0 - 0x1p-53, weights), 3U);
}

TEST(Categorical, NeverPicksWeightZero) {
  const std::array<double, 4> weights{0.0, 1.0, 1e-300, 0.0};
  EXPECT_EQ(categorical(0x1p-53, weights), 1U);
  EXPECT_NE(categorical(1.0 - 0x1p-53, weights), 3U);
  EXPECT_NE(categorical(1.0, weights), 3U);
}

TEST(Categorical, RejectsWeightsWithoutMeaning) {
  const double nan = not_a_number;
  for (const std::vector<double>& wrong :
       std::vector<std::vector<double>>{{}, {0.0}, {1.0, -0.5}, {1.0, nan}, {1.0, infinity}}) {
    EXPECT_THROW((void)categorical(0.5, wrong), std::invalid_argument);
  }
}

}  // namespace
}  // namespace sightline
