// SPDX-License-Identifier: Apache-2.0
#include <bit>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/core/extremes.hpp>
#include <sightline/experiment/packed_table.hpp>

namespace sightline::experiment {
namespace {

constexpr std::size_t block = PackedTable::rows_of_block;

TEST(PackedTable, KeepsEveryNumberBitForBit) {
  const std::vector<double> numbers{0.0,          -0.0,
                                    1.0,          255.0,
                                    256.0,        65535.0,
                                    65536.0,      4294967295.0,
                                    4294967296.0, 0.1,
                                    -1.0,         infinity,
                                    not_a_number, std::numeric_limits<double>::denorm_min()};
  PackedTable table;
  const std::size_t rows = 3 * block + 5;
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<double> filled = numbers;
    filled[0] = static_cast<double>(row % 7);
    table.add(filled);
  }
  ASSERT_EQ(table.rows(), rows);
  ASSERT_EQ(table.columns(), numbers.size());
  for (std::size_t row = 0; row < rows; ++row) {
    EXPECT_EQ(table.at(row, 0), static_cast<double>(row % 7));
    for (std::size_t column = 1; column < numbers.size(); ++column) {
      EXPECT_EQ(std::bit_cast<std::uint64_t>(table.at(row, column)),
                std::bit_cast<std::uint64_t>(numbers[column]))
          << row << ", " << column;
    }
  }
  EXPECT_EQ(table.column(4), std::vector<double>(rows, 256.0));
}

TEST(PackedTable, TakesAColumnAsWideAsItsWidestNumber) {
  PackedTable table;
  for (std::size_t row = 0; row < block; ++row)
    table.add(std::vector<double>{row == 17 ? 0.5 : 1.0, row == 18 ? 70'000.0 : 2.0});
  EXPECT_EQ(table.at(17, 0), 0.5);
  EXPECT_EQ(table.at(16, 0), 1.0);
  EXPECT_EQ(table.at(18, 1), 70'000.0);
  EXPECT_EQ(table.at(19, 1), 2.0);
}

TEST(PackedTable, TakesAByteForASmallWholeNumber) {
  PackedTable table;
  const std::vector<double> row(100, 7.0);
  for (std::size_t i = 0; i < 64 * block; ++i)
    table.add(row);
  const double bytes_of_number = static_cast<double>(table.bytes()) / (64.0 * block * 100.0);
  EXPECT_LT(bytes_of_number, 1.3);
}

TEST(PackedTable, EqualsAnotherWithTheSameNumbers) {
  PackedTable a;
  PackedTable b;
  for (std::size_t row = 0; row < block + 1; ++row) {
    a.add(std::vector<double>{1.0, static_cast<double>(row)});
    b.add(std::vector<double>{1.0, static_cast<double>(row)});
  }
  EXPECT_EQ(a, b);
  a.add(std::vector<double>{1.0, 2.0});
  EXPECT_FALSE(a == b);
  b.add(std::vector<double>{1.0, 3.0});
  EXPECT_FALSE(a == b);
}

TEST(PackedTable, RefusesRowsAndPlacesThatDoNotFit) {
  PackedTable table;
  table.add(std::vector<double>{1.0, 2.0});
  EXPECT_THROW(table.add(std::vector<double>{1.0}), std::invalid_argument);
  EXPECT_THROW((void)table.at(1, 0), std::out_of_range);
  EXPECT_THROW((void)table.at(0, 2), std::out_of_range);
  EXPECT_THROW((void)table.column(2), std::out_of_range);
}

}  // namespace
}  // namespace sightline::experiment
