// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/core/error.hpp>
#include <sightline/sensitivity/failing_points.hpp>

#include "functions.hpp"
#include "planted_sweep.hpp"

namespace sightline::sensitivity {
namespace {

using testing::HasSubstr;

/// Fails, with a difference above 0, where the switch x2 is on and x1 is above 0.6.
PlantedSweep planted_sweep(const std::string& method, design::UnitDesign design) {
  for (std::size_t i = 0; i < design.points; ++i) {
    double& of_switch = design.values[i * design.dimensions + 1];
    of_switch = of_switch < 0.5 ? 0.0 : 1.0;
  }
  return {method,
          std::move(design),
          [](std::span<const double> x, std::size_t r) {
            const bool fails = x[0] > 0.6 && x[1] > 0.5;
            return (fails ? 0.1 : -0.1) +
                   0.01 * luck_of(5, r, static_cast<std::size_t>(x[0] * 1e6));
          },
          4,
          {"1", "switch", "days"}};
}

TEST(FailingPoints, AreFoundAsTheBoxThatWasPlanted) {
  const FinishedSweep sweep =
      planted_sweep("lhs", design::latin_hypercube(200, 3, 2, 1)).finished();
  const Discovery discovery = discover(sweep, {.response = difference}, {.wanted_density = 0.95});
  ASSERT_FALSE(discovery.boxes.boxes.empty());
  const Box& box = discovery.boxes.boxes.front().box;
  ASSERT_EQ(box.restrictions.size(), 2U);
  EXPECT_NEAR(box.restrictions[0].low, 0.6, 0.05);
  EXPECT_EQ(box.restrictions[1].categories, std::vector<std::size_t>{1});
  EXPECT_GE(box.density, 0.9);
  EXPECT_GE(box.coverage, 0.9);
  EXPECT_EQ(discovery.beyond_chance, discovery.boxes.of_interest);
  EXPECT_THAT(discovery_sentences(sweep, discovery).front(),
              testing::AllOf(HasSubstr("Where x1 is above 0."), HasSubstr("x2 is on"),
                             HasSubstr("the difference in missed_case_rate of reform against as-is "
                                       "is 0 or more")));
}

TEST(FailingPoints, CountEachObservationOfSaltellisDesignOnce) {
  const design::UnitDesign design = design::saltelli_blocks(32, 3, 1);
  const Discovery discovery =
      discover(planted_sweep("saltelli", design).finished(), {.response = difference});
  EXPECT_EQ(discovery.boxes.points, 64U);
}

TEST(FailingPoints, SayThatThereIsNoBoxWhereNothingFails) {
  const FinishedSweep sweep = planted_sweep("lhs", design::latin_hypercube(50, 3, 2, 1)).finished();
  const Discovery discovery = discover(sweep, {.response = difference, .limit = 5.0});
  EXPECT_EQ(discovery.boxes.of_interest, 0U);
  EXPECT_THAT(discovery_sentences(sweep, discovery),
              testing::ElementsAre(HasSubstr("No part of the ranges was found")));
  EXPECT_TRUE(nlohmann::json::parse(discovery_json(sweep, discovery))["boxes"].empty());
}

TEST(FailingPoints, SayOfALaterBoxThatItLiesOutsideOfTheFirst) {
  const FinishedSweep sweep =
      planted_sweep("lhs", design::latin_hypercube(200, 3, 2, 1)).finished();
  Discovery discovery = discover(sweep, {.response = difference});
  discovery.boxes.boxes.resize(1);
  discovery.boxes.boxes.push_back(discovery.boxes.boxes.front());
  const std::vector<std::string> sentences = discovery_sentences(sweep, discovery);
  ASSERT_EQ(sentences.size(), 2U);
  EXPECT_THAT(sentences[0], testing::StartsWith("Where "));
  EXPECT_THAT(sentences[1], testing::StartsWith("Among the points outside of that, where "));
}

TEST(FailingPoints, MayBeThoseBelowALimit) {
  const FinishedSweep sweep =
      planted_sweep("lhs", design::latin_hypercube(200, 3, 2, 1)).finished();
  const Discovery above = discover(sweep, {.response = difference});
  const Discovery below =
      discover(sweep, {.response = difference, .limit = 0.0, .is_at_least = false});
  EXPECT_EQ(above.boxes.of_interest + below.boxes.of_interest, 200U);
}

TEST(FailingPoints, TableHasALineForEachRestriction) {
  const FinishedSweep sweep =
      planted_sweep("lhs", design::latin_hypercube(200, 3, 2, 1)).finished();
  const Discovery discovery = discover(sweep, {.response = difference});
  std::size_t restrictions = 0;
  for (const FoundBox& found : discovery.boxes.boxes)
    restrictions += std::max<std::size_t>(1, found.box.restrictions.size());
  EXPECT_EQ(discovery_table(discovery).columns.front().size(), restrictions);
}

}  // namespace
}  // namespace sightline::sensitivity
