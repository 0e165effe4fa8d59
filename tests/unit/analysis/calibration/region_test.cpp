// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <gtest/gtest.h>

#include <sightline/calibration/region.hpp>
#include <sightline/design/makers.hpp>

namespace sightline::calibration {
namespace {

/// The outcome is the first coordinate plus 1; the target 1.5 with sd 0.01.
Judge judge_of_first_coordinate() {
  const Target target{1.5, 0.01, 0.0};
  const std::vector<Point> points = points_of(design::latin_hypercube(40, 2, 1));
  std::vector<double> values;
  for (const Point& point : points)
    values.push_back(on_scale(1.0 + point[0], target));
  std::vector<Emulator> emulators;
  emulators.emplace_back(points, values, std::vector<double>(40, 1e-10));
  return {{target}, std::move(emulators), 1};
}

RegionWanted wanted() {
  RegionWanted wanted;
  wanted.dimensions = 2;
  wanted.points = 400;
  wanted.seed = 4;
  wanted.is_allowed = [](const Point&) { return true; };
  return wanted;
}

TEST(SampleRegion, FillsWhatIsNotRuledOut) {
  const Judge judge = judge_of_first_coordinate();
  const Region region = sample_region(judge, wanted());
  ASSERT_EQ(region.points.size(), 400U);
  EXPECT_EQ(region.level, 3.0);
  EXPECT_NEAR(region.share, 0.06, 0.015);  // 0.47 to 0.53 of the first axis
  std::size_t upper = 0;
  for (const Point& point : region.points) {
    EXPECT_TRUE(judge.accepts(point, 3.0));
    EXPECT_LE(judge.implausibility_at(point), 3.0);
    EXPECT_NEAR(point[0], 0.5, 0.035);
    if (point[1] > 0.5) ++upper;
  }
  EXPECT_NEAR(static_cast<double>(upper) / 400.0, 0.5, 0.12);
}

TEST(SampleRegion, KeepsToWhatIsAllowed) {
  RegionWanted lower = wanted();
  lower.is_allowed = [](const Point& point) { return point[1] < 0.3; };
  const Region region = sample_region(judge_of_first_coordinate(), lower);
  EXPECT_TRUE(std::all_of(region.points.begin(), region.points.end(),
                          [](const Point& point) { return point[1] < 0.3; }));
}

TEST(SampleRegion, IsTheSameForAnyNumberOfThreads) {
  const Judge judge = judge_of_first_coordinate();
  RegionWanted two = wanted();
  two.threads = 2;
  EXPECT_EQ(sample_region(judge, wanted()).points, sample_region(judge, two).points);
}

}  // namespace
}  // namespace sightline::calibration
