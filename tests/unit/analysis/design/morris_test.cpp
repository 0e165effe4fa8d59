// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/design/makers.hpp>

namespace sightline::design {
namespace {

constexpr std::size_t dimensions = 6;
constexpr std::size_t size = dimensions + 1;

double distance(const UnitDesign& design, std::size_t a, std::size_t b) {
  double sum = 0.0;
  for (std::size_t i = a * size; i < (a + 1) * size; ++i) {
    for (std::size_t j = b * size; j < (b + 1) * size; ++j) {
      double squares = 0.0;
      for (std::size_t d = 0; d < dimensions; ++d)
        squares += (design.at(i, d) - design.at(j, d)) * (design.at(i, d) - design.at(j, d));
      sum += std::sqrt(squares);
    }
  }
  return sum;
}

double spread(const UnitDesign& design) {
  double sum = 0.0;
  for (std::size_t a = 0; a < design.points / size; ++a) {
    for (std::size_t b = 0; b < a; ++b)
      sum += distance(design, a, b) * distance(design, a, b);
  }
  return sum;
}

TEST(MorrisTrajectories, MoveEachCoordinateOnceByTheStepAsLabelled) {
  for (const std::size_t levels : {2U, 4U, 8U}) {
    const UnitDesign design =
        morris_trajectories(dimensions, 3, {.trajectories = 12, .levels = levels});
    ASSERT_EQ(design.points, 12 * size);
    for (std::size_t t = 0; t < 12; ++t) {
      EXPECT_EQ(design.labels[t * size], (PointLabel{Role::trajectory, t, 0, no_dimension}));
      std::set<std::size_t> moved;
      for (std::size_t step = 1; step < size; ++step) {
        const PointLabel& label = design.labels[t * size + step];
        EXPECT_EQ(label, (PointLabel{Role::trajectory_step, t, step, label.dimension}));
        moved.insert(label.dimension);
        for (std::size_t d = 0; d < dimensions; ++d) {
          const double change =
              std::abs(design.at(t * size + step, d) - design.at(t * size + step - 1, d));
          EXPECT_NEAR(change, d == label.dimension ? morris_step(levels) : 0.0, 1e-15);
        }
      }
      EXPECT_EQ(moved.size(), dimensions);
    }
  }
}

TEST(MorrisTrajectories, KeepToTheLevels) {
  const UnitDesign design = morris_trajectories(dimensions, 3, {.trajectories = 40, .levels = 4});
  const std::set<double> values(design.values.begin(), design.values.end());
  EXPECT_EQ(values, (std::set<double>{0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0}));
}

// Of 12,000 draws of all candidates each level has a quarter of the starts and each direction a
// half, within 4 standard errors. Error probability 6e-5 for each of five.
TEST(MorrisTrajectories, StartAtAllLevelsAlikeAndGoEitherWay) {
  const UnitDesign design =
      morris_trajectories(dimensions, 9, {.trajectories = 2000, .levels = 4, .candidates = 2000});
  std::vector<double> starts(4, 0.0);
  double order = 0.0;
  for (std::size_t i = 0; i < design.points; i += size) {
    for (const double x : design.point(i))
      starts[static_cast<std::size_t>(std::lround(x * 3.0))] += 1.0;
    order += design.labels[i + 1].dimension < 3 ? 1.0 : 0.0;
  }
  for (const double n : starts)
    EXPECT_NEAR(n / 12000.0, 0.25, 4.0 * std::sqrt(0.25 * 0.75 / 12000.0));
  EXPECT_NEAR(order / 2000.0, 0.5, 4.0 * std::sqrt(0.25 / 2000.0));
}

TEST(MorrisTrajectories, LieFartherApartWhenChosenFromMore) {
  const UnitDesign first = morris_trajectories(dimensions, 3, {.trajectories = 8, .candidates = 8});
  const UnitDesign chosen = morris_trajectories(dimensions, 3, {.trajectories = 8});
  EXPECT_GT(spread(chosen), 1.05 * spread(first));
}

// All ways to choose 3 of 9 candidates.
TEST(MorrisTrajectories, AreTheBestChoiceOfASmallPool) {
  const UnitDesign pool = morris_trajectories(dimensions, 4, {.trajectories = 9, .candidates = 9});
  double best = 0.0;
  for (std::size_t a = 0; a < 9; ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      for (std::size_t c = 0; c < b; ++c) {
        const double ab = distance(pool, a, b);
        const double ac = distance(pool, a, c);
        const double bc = distance(pool, b, c);
        best = std::max(best, ab * ab + ac * ac + bc * bc);
      }
    }
  }
  const UnitDesign chosen =
      morris_trajectories(dimensions, 4, {.trajectories = 3, .candidates = 9});
  EXPECT_NEAR(spread(chosen), best, 1e-9 * best);
}

TEST(MorrisTrajectories, DependOnTheSeedOnly) {
  EXPECT_EQ(morris_trajectories(3, 1), morris_trajectories(3, 1));
  EXPECT_NE(morris_trajectories(3, 1).values, morris_trajectories(3, 2).values);
}

TEST(MorrisTrajectories, RefuseAnOddNumberOfLevels) {
  EXPECT_THROW((void)morris_trajectories(2, 1, {.levels = 5}), std::invalid_argument);
  EXPECT_THROW((void)morris_trajectories(2, 1, {.levels = 0}), std::invalid_argument);
}

}  // namespace
}  // namespace sightline::design
