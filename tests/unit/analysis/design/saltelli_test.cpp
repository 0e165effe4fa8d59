// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/design/makers.hpp>

namespace sightline::design {
namespace {

constexpr std::size_t inputs = 4;
constexpr std::size_t rows = 32;

TEST(SaltelliBlocks, LabelEveryPointByBaseRowAndBlock) {
  const UnitDesign design = saltelli_blocks(rows, inputs, 5);
  ASSERT_EQ(design.points, rows * (inputs + 2));
  EXPECT_EQ(design.labels[6], (PointLabel{Role::base_a, 1, 0, no_dimension}));
  EXPECT_EQ(design.labels[9], (PointLabel{Role::a_with_b, 1, 3, 2}));
  EXPECT_EQ(design.labels[11], (PointLabel{Role::base_b, 1, 5, no_dimension}));
}

TEST(SaltelliBlocks, DifferFromAInTheLabelledCoordinateWhichIsThatOfB) {
  const UnitDesign design = saltelli_blocks(rows, inputs, 5);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t a = row * (inputs + 2);
    const std::size_t b = a + inputs + 1;
    for (std::size_t i = a + 1; i < b; ++i) {
      const std::size_t from_b = design.labels[i].dimension;
      for (std::size_t d = 0; d < inputs; ++d)
        EXPECT_EQ(design.at(i, d), design.at(d == from_b ? b : a, d));
      EXPECT_NE(design.at(a, from_b), design.at(b, from_b));
    }
  }
}

TEST(SaltelliBlocks, AreTheTwoHalvesOfOneSobolSequence) {
  const UnitDesign design = saltelli_blocks(rows, inputs, 5);
  const UnitDesign sequence = sobol_sequence(rows, 2 * inputs, 5);
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t d = 0; d < inputs; ++d) {
      EXPECT_EQ(design.at(row * 6, d), sequence.at(row, d));
      EXPECT_EQ(design.at(row * 6 + 5, d), sequence.at(row, inputs + d));
    }
  }
}

}  // namespace
}  // namespace sightline::design
