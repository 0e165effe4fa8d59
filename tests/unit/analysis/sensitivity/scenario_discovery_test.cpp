// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <functional>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/core/dice.hpp>
#include <sightline/core/extremes.hpp>
#include <sightline/design/makers.hpp>
#include <sightline/sensitivity/scenario_discovery.hpp>

namespace sightline::sensitivity {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

/// Values 0 to n - 1 on one axis, of interest where `is_of_interest`.
ScenarioPoints line(std::size_t n, const std::function<bool(double)>& is_of_interest) {
  ScenarioPoints points{{{"caseload", "cases", {}}}, {}, {}};
  for (std::size_t i = 0; i < n; ++i) {
    points.values.push_back(static_cast<double>(i));
    points.of_interest.push_back(is_of_interest(static_cast<double>(i)));
  }
  return points;
}

/// Uniform points on four continuous axes and one of three categories; of interest with probability
/// `inside` where `planted` holds and `outside` elsewhere.
ScenarioPoints cube(std::size_t n, const std::function<bool(std::span<const double>)>& planted,
                    double inside, double outside) {
  const design::UnitDesign design = design::latin_hypercube(n, 5, 3, 1);
  ScenarioPoints points{{{"a", "", {}},
                         {"b", "", {}},
                         {"c", "", {}},
                         {"d", "", {}},
                         {"clock", "", {"none", "late", "strict"}}},
                        design.values,
                        {}};
  for (std::size_t i = 0; i < n; ++i) {
    double& category = points.values[5 * i + 4];
    category = std::floor(3.0 * category);
    const bool holds = planted(std::span(points.values).subspan(5 * i, 5));
    points.of_interest.push_back(Dice(1, 2).trait({i, 3, 0}) < (holds ? inside : outside));
  }
  return points;
}

bool planted(std::span<const double> x) {
  return x[0] > 0.6 && x[2] < 0.5 && x[4] != 1.0;
}

// The planted box has 2/15 of 1500 points, 95 % of them of interest against 2 % elsewhere. Over 100
// other seeds of points and interest all these statements held every time.
TEST(DiscoverScenarios, FindsAPlantedBoxAndNothingElse) {
  const ScenarioBoxes found =
      discover_scenarios(cube(1500, planted, 0.95, 0.02), {.wanted_density = 0.9});
  ASSERT_GE(found.boxes.size(), 1U);
  const Box& box = found.boxes[0].box;
  ASSERT_EQ(box.restrictions.size(), 3U);
  EXPECT_EQ(box.restrictions[0].axis, 0U);
  EXPECT_NEAR(box.restrictions[0].low, 0.6, 0.05);
  EXPECT_TRUE(std::isinf(box.restrictions[0].high));
  EXPECT_EQ(box.restrictions[1].axis, 2U);
  EXPECT_TRUE(std::isinf(box.restrictions[1].low));
  EXPECT_NEAR(box.restrictions[1].high, 0.5, 0.05);
  EXPECT_EQ(box.restrictions[2].axis, 4U);
  EXPECT_THAT(box.restrictions[2].categories, ElementsAre(0, 2));
  for (const Restriction& restriction : box.restrictions)
    EXPECT_LT(restriction.quasi_p, 1e-6);
  EXPECT_GT(box.density, 0.85);
  EXPECT_GT(box.coverage, 0.8);
}

// Over 100 other seeds all these statements held in 99.
TEST(DiscoverScenarios, FindsTwoBoxesOneAfterTheOther) {
  const auto two = [](std::span<const double> x) {
    return (x[0] > 0.6 && x[1] > 0.6) || (x[2] < 0.25 && x[3] < 0.4);
  };
  const ScenarioBoxes found =
      discover_scenarios(cube(1500, two, 1.0, 0.0), {.wanted_density = 0.95, .most_boxes = 2});
  ASSERT_EQ(found.boxes.size(), 2U);
  const Box& first = found.boxes[0].box;
  const Box& second = found.boxes[1].box;
  ASSERT_EQ(first.restrictions.size(), 2U);
  ASSERT_EQ(second.restrictions.size(), 2U);
  EXPECT_EQ(first.restrictions[1].axis, 1U);
  EXPECT_NEAR(first.restrictions[0].low, 0.6, 0.05);
  EXPECT_NEAR(first.restrictions[1].low, 0.6, 0.05);
  EXPECT_EQ(second.restrictions[1].axis, 3U);
  EXPECT_NEAR(second.restrictions[0].high, 0.25, 0.05);
  EXPECT_NEAR(second.restrictions[1].high, 0.4, 0.05);
  EXPECT_GT(first.coverage + second.coverage, 0.95);
  EXPECT_LE(first.of_interest + second.of_interest, found.of_interest);
}

TEST(DiscoverScenarios, FindsNothingIfAllOrNothingIsOfInterest) {
  EXPECT_TRUE(discover_scenarios(line(100, [](double) { return true; })).boxes.empty());
  const ScenarioBoxes none = discover_scenarios(line(100, [](double) { return false; }));
  EXPECT_TRUE(none.boxes.empty());
  EXPECT_EQ(none.points, 100U);
  EXPECT_EQ(none.of_interest, 0U);
}

// Without any pattern. The usual bound of 0.05 is no guard against a search over all ends of all
// axes, which finds p-values below it by chance; so the bound is strict here.
TEST(DiscoverScenarios, DropsRestrictionsThatPointsGiveNoReasonFor) {
  const ScenarioPoints points = cube(
      400, [](auto) { return true; }, 0.3, 0.3);
  EXPECT_TRUE(discover_scenarios(points, {.largest_quasi_p = 1e-4}).boxes.empty());
  const ScenarioBoxes all = discover_scenarios(points, {.largest_quasi_p = 1.0});
  ASSERT_FALSE(all.boxes.empty());
  EXPECT_GE(all.boxes[0].box.restrictions.size(), 3U);
}

TEST(DiscoverScenarios, PeelsFromTheWholeSpaceInwards) {
  const PrimPlan plan{.peeling_share = 0.1, .least_support = 0.2};
  const ScenarioBoxes found = discover_scenarios(cube(500, planted, 0.9, 0.1), plan);
  const std::vector<Box>& peeling = found.boxes.at(0).peeling;
  ASSERT_GT(peeling.size(), 5U);
  EXPECT_TRUE(peeling[0].restrictions.empty());
  EXPECT_EQ(peeling[0].points, 500U);
  EXPECT_EQ(peeling[0].coverage, 1.0);
  for (std::size_t i = 1; i < peeling.size(); ++i) {
    EXPECT_LT(peeling[i].points, peeling[i - 1].points);
    EXPECT_LE(peeling[i].coverage, peeling[i - 1].coverage);
    EXPECT_GE(peeling[i].support, 0.2);
  }
}

// Peeling halves cuts at 49.5; pieces of a twentieth of the box, all of interest, go back until 40.
TEST(DiscoverScenarios, PastesBackWhatWasPeeledTooMuch) {
  const PrimPlan plan{.peeling_share = 0.5, .wanted_density = 1.0};
  const ScenarioBoxes found =
      discover_scenarios(line(100, [](double x) { return x >= 40.0; }), plan);
  ASSERT_EQ(found.boxes.size(), 1U);
  EXPECT_EQ(found.boxes[0].peeling.at(1).restrictions.at(0).low, 49.5);
  EXPECT_EQ(found.boxes[0].box.restrictions.at(0).low, 39.5);
  EXPECT_EQ(found.boxes[0].box.coverage, 1.0);
  EXPECT_EQ(found.boxes[0].box.density, 1.0);
}

// 20 points, 10 of interest, all of them in the box of 10 points: 0.5^10.
TEST(DiscoverScenarios, GivesTheBinomialQuasiP) {
  const ScenarioBoxes found =
      discover_scenarios(line(20, [](double x) { return x >= 10.0; }), {.wanted_density = 1.0});
  const Restriction& restriction = found.boxes.at(0).box.restrictions.at(0);
  EXPECT_EQ(restriction.low, 9.5);
  EXPECT_NEAR(restriction.quasi_p, std::pow(0.5, 10), 1e-15);
}

TEST(DiscoverScenarios, KeepsEqualValuesTogether) {
  ScenarioPoints points = line(90, [](double x) { return x >= 60.0; });
  for (double& x : points.values)
    x = std::floor(x / 30.0);  // 0, 1 and 2, thirty times each
  const ScenarioBoxes found = discover_scenarios(points);
  ASSERT_EQ(found.boxes.size(), 1U);
  EXPECT_EQ(found.boxes[0].box.restrictions.at(0).low, 1.5);
  EXPECT_EQ(found.boxes[0].box.points, 30U);
}

TEST(DiscoverScenarios, DoesNotDependOnTheOrderOfPoints) {
  const ScenarioPoints points = cube(300, planted, 0.9, 0.1);
  ScenarioPoints reversed{points.axes, {}, {}};
  for (std::size_t i = 300; i-- > 0;) {
    reversed.values.insert(reversed.values.end(), points.values.begin() + static_cast<long>(5 * i),
                           points.values.begin() + static_cast<long>(5 * i + 5));
    reversed.of_interest.push_back(points.of_interest[i]);
  }
  const ScenarioBoxes a = discover_scenarios(points);
  const ScenarioBoxes b = discover_scenarios(reversed);
  ASSERT_EQ(a.boxes.size(), b.boxes.size());
  EXPECT_EQ(words(a.boxes.at(0).box, points.axes), words(b.boxes.at(0).box, points.axes));
}

TEST(DiscoverScenarios, RefusesWhatItCannotRead) {
  const auto refused = [](const ScenarioPoints& points, const std::string& reason) {
    EXPECT_THAT([&] { (void)discover_scenarios(points); },
                ThrowsMessage<std::invalid_argument>(HasSubstr(reason)));
  };
  refused({}, "at least one axis");
  ScenarioPoints points = line(10, [](double x) { return x > 5.0; });
  points.values.pop_back();
  refused(points, "one value for each point");
  points = line(10, [](double x) { return x > 5.0; });
  points.values[4] = not_a_number;
  refused(points, "axis caseload has at point 4 a value that is not finite");
  points = line(3, [](double x) { return x > 1.0; });
  points.axes[0].categories = {"none", "strict"};
  refused(points, "axis caseload has at point 2 a value that numbers no category");
}

TEST(DiscoverScenarios, RefusesAPlanOutsideOfItsRanges) {
  const ScenarioPoints points = line(10, [](double x) { return x > 5.0; });
  for (const PrimPlan& plan : {PrimPlan{.peeling_share = 0.0}, PrimPlan{.peeling_share = 0.6},
                               PrimPlan{.pasting_share = 0.0}, PrimPlan{.least_support = 1.0},
                               PrimPlan{.wanted_density = 1.1}, PrimPlan{.largest_quasi_p = 0.0}})
    EXPECT_THROW((void)discover_scenarios(points, plan), std::invalid_argument);
}

}  // namespace
}  // namespace sightline::sensitivity
