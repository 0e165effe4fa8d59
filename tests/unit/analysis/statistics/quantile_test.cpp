// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/statistics/quantile.hpp>

namespace sightline::statistics {
namespace {

using Numbers = std::vector<double>;

// By hand: place p (n - 1) between the order statistics 1, 2, 4, 8.
TEST(Quantile, InterpolatesBetweenOrderStatistics) {
  const Numbers sample = {8, 1, 4, 2};
  EXPECT_DOUBLE_EQ(quantile(sample, 0.0), 1.0);
  EXPECT_DOUBLE_EQ(quantile(sample, 1.0), 8.0);
  EXPECT_DOUBLE_EQ(quantile(sample, 0.5), 3.0);
  EXPECT_DOUBLE_EQ(quantile(sample, 0.25), 1.75);
  EXPECT_DOUBLE_EQ(quantile(sample, 0.75), 5.0);
  EXPECT_DOUBLE_EQ(quantile(sample, 0.9), 6.8);
}

TEST(Quantile, OfOneNumberIsThatNumber) {
  for (const double probability : {0.0, 0.3, 1.0}) {
    EXPECT_EQ(quantile(Numbers{5}, probability), 5.0);
  }
}

TEST(Quantile, OfASortedSampleIsTheSame) {
  EXPECT_EQ(quantile_of_sorted(Numbers{1, 2, 4, 8}, 0.4), quantile(Numbers{4, 8, 2, 1}, 0.4));
}

TEST(Quantile, RefusesEmptySamplesAndWhatIsNoProbability) {
  EXPECT_THROW(static_cast<void>(quantile(Numbers{}, 0.5)), std::invalid_argument);
  for (const double probability : {-0.01, 1.01, std::nan("")}) {
    EXPECT_THROW(static_cast<void>(quantile(Numbers{1, 2}, probability)), std::invalid_argument);
  }
}

}  // namespace
}  // namespace sightline::statistics
