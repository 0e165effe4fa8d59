// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <numeric>
#include <span>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/engine/tally.hpp>

#include "tests/unit/sim/engine/words.hpp"

namespace sightline::engine {
namespace {

TEST(TallyTable, StartsAtZero) {
  const TallyTable table(2, 3, 4);
  EXPECT_EQ(table.measures(), 2U);
  EXPECT_EQ(table.months(), 3U);
  EXPECT_EQ(table.strata(), 4U);
  ASSERT_EQ(table.cells().size(), 24U);
  for (const double cell : table.cells())
    EXPECT_EQ(cell, 0.0);
}

TEST(TallyTable, IsEmptyByDefault) {
  const TallyTable table;
  EXPECT_EQ(table.measures(), 0U);
  EXPECT_TRUE(table.cells().empty());
}

TEST(TallyTable, AddsToOneCell) {
  TallyTable table(2, 3, 4);
  table.add(1, 2, 3);
  table.add(1, 2, 3, 2.5);
  EXPECT_EQ(table.at(1, 2, 3), 3.5);
  EXPECT_EQ(table.cells().back(), 3.5);
  EXPECT_EQ(std::accumulate(table.cells().begin(), table.cells().end(), 0.0), 3.5);
}

TEST(TallyTable, RunsThroughStrataFastest) {
  TallyTable table(2, 3, 4);
  table.add(1, 0, 0, 1.0);
  table.add(0, 1, 0, 2.0);
  table.add(0, 0, 1, 3.0);
  EXPECT_EQ(table.cells()[12], 1.0);
  EXPECT_EQ(table.cells()[4], 2.0);
  EXPECT_EQ(table.cells()[1], 3.0);
}

TEST(TallyTable, SumsAlongEachAxis) {
  TallyTable table(3, 5, 7);
  std::vector<double> by_measure(3);
  std::vector<double> by_month(3 * 5);
  std::vector<double> by_stratum(3 * 7);
  Words words(3);
  for (int i = 0; i < 5000; ++i) {
    const std::size_t measure = words.below(3);
    const std::size_t month = words.below(5);
    const std::size_t stratum = words.below(7);
    const double amount = words.below(100);  // whole numbers: sums are exact in any order
    table.add(measure, month, stratum, amount);
    by_measure[measure] += amount;
    by_month[measure * 5 + month] += amount;
    by_stratum[measure * 7 + stratum] += amount;
  }
  for (std::size_t measure = 0; measure < 3; ++measure) {
    EXPECT_EQ(table.total(measure), by_measure[measure]);
    for (std::size_t month = 0; month < 5; ++month) {
      EXPECT_EQ(table.month_total(measure, month), by_month[measure * 5 + month]);
    }
    for (std::size_t stratum = 0; stratum < 7; ++stratum) {
      EXPECT_EQ(table.stratum_total(measure, stratum), by_stratum[measure * 7 + stratum]);
    }
  }
}

#ifdef SIGHTLINE_CHECKS
TEST(TallyTable, RefusesCellsOutsideWhenChecking) {
  TallyTable table(2, 3, 4);
  EXPECT_THROW(table.add(2, 0, 0), std::out_of_range);
  EXPECT_THROW(table.add(0, 3, 0), std::out_of_range);
  EXPECT_THROW(table.add(0, 0, 4), std::out_of_range);
  EXPECT_THROW(static_cast<void>(table.month_total(0, 3)), std::out_of_range);
}
#endif

}  // namespace
}  // namespace sightline::engine
