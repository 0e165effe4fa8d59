// SPDX-License-Identifier: Apache-2.0
#include "analysis/report/histogram.hpp"

#include <numeric>

#include <gtest/gtest.h>

#include <sightline/core/extremes.hpp>

namespace sightline::report {
namespace {

TEST(Histogram, PutsEveryNumberIntoOneBin) {
  const Histogram histogram = histogram_of({{0.0, 0.1, 0.25, 1.0}, {0.5}});
  ASSERT_EQ(histogram.counts.size(), 2U);
  EXPECT_EQ(std::accumulate(histogram.counts[0].begin(), histogram.counts[0].end(), 0U), 4U);
  EXPECT_EQ(std::accumulate(histogram.counts[1].begin(), histogram.counts[1].end(), 0U), 1U);
  EXPECT_LE(histogram.edges.front(), 0.0);
  EXPECT_GT(histogram.edges.back(), 1.0);
}

TEST(Histogram, HasRoundEdges) {
  const Histogram histogram = histogram_of({{0.0, 1.0}});
  EXPECT_DOUBLE_EQ(histogram.edges[1] - histogram.edges[0], 0.05);  // 1 / 24, rounded up
}

TEST(Histogram, GivesQuantilesOfEachSeries) {
  const Histogram histogram = histogram_of({{1.0, 2.0, 3.0, 4.0, 5.0}});
  EXPECT_DOUBLE_EQ(histogram.quantiles[0][2], 3.0);
  EXPECT_DOUBLE_EQ(histogram.quantiles[0][1], 2.0);
}

TEST(Histogram, HasOneBinForEqualNumbers) {
  const Histogram histogram = histogram_of({{2.0, 2.0, 2.0}});
  ASSERT_EQ(histogram.counts[0].size(), 1U);
  EXPECT_EQ(histogram.counts[0][0], 3U);
}

TEST(Histogram, LeavesOutWhatIsNotDefined) {
  constexpr double nothing = not_a_number;
  EXPECT_EQ(histogram_of({{nothing, 1.0}}).counts[0].size(), 1U);
  EXPECT_TRUE(histogram_of({{nothing}}).edges.empty());
}

}  // namespace
}  // namespace sightline::report
