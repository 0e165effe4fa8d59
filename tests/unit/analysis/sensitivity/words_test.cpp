// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/core/extremes.hpp>
#include <sightline/sensitivity/scenario_discovery.hpp>

namespace sightline::sensitivity {
namespace {

const std::vector<Axis> axes = {{"caseload", "cases", {}},
                                {"share of agency workers", "", {}},
                                {"clock", "", {"none", "45 days", "strict"}}};

TEST(Words, SayEachKindOfRestriction) {
  Box box;
  EXPECT_EQ(words(box, axes), "everywhere");
  box.restrictions = {{0, 21.514159, infinity, {}}};
  EXPECT_EQ(words(box, axes), "caseload is above 21.51 cases");
  box.restrictions = {
      {0, -infinity, 30.0, {}}, {1, 0.1, 0.25, {}}, {2, -infinity, infinity, {0, 2}}};
  EXPECT_EQ(
      words(box, axes),
      "caseload is below 30 cases and share of agency workers is between 0.1 and 0.25 and clock is "
      "none or strict");
}

TEST(Sentence, SaysDensityAndCoverage) {
  Box box;
  box.restrictions = {{0, 21.5, infinity, {}}};
  box.points = 70;
  box.of_interest = 61;
  box.density = 61.0 / 70.0;
  box.coverage = 0.7262;
  EXPECT_EQ(
      sentence(box, axes, "the reform fails"),
      "Where caseload is above 21.5 cases, the reform fails at 61 of 70 points (87 %); that is 73 "
      "% of all points at which it does.");
}

}  // namespace
}  // namespace sightline::sensitivity
