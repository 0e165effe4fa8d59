// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/sensitivity/findings.hpp>

#include "functions.hpp"
#include "planted_sweep.hpp"

namespace sightline::sensitivity {
namespace {

using testing::HasSubstr;

constexpr Resampling quick{.resamples = 200};

/// The table's `stands_out`, by parameter.
std::vector<double> stand_out(const FinishedSweep& sweep, const Finding& finding) {
  const output::CsvTable table = sensitivity_table(sweep, {finding});
  const auto& what = std::get<std::vector<std::string>>(table.columns[3].cells);
  const auto& value = std::get<std::vector<double>>(table.columns[5].cells);
  std::vector<double> found;
  for (std::size_t i = 0; i < what.size(); ++i) {
    if (what[i] == "stands_out") found.push_back(value[i]);
  }
  return found;
}

/// -0.1 + 0.15 x1, so that the effect turns its sign at x1 = 2/3, with a little luck.
Effect turning(double luck) {
  return [luck](std::span<const double> x, std::size_t r) {
    return -0.1 + 0.15 * x[0] + luck * luck_of(7, r, static_cast<std::size_t>(x[1] * 1e6));
  };
}

PlantedSweep saltelli(double luck) {
  return {"saltelli", design::saltelli_blocks(64, 2, 1), turning(luck)};
}

TEST(Findings, NameTheDriverOfAPairedDifferenceAndWhereItTurns) {
  const FinishedSweep sweep = saltelli(0.01).finished();
  const Finding finding = find_drivers(sweep, difference, quick);
  EXPECT_EQ(by_weight(finding), (std::vector<std::size_t>{0, 1}));
  EXPECT_NEAR(weights_of(finding)[0].mean, 1.0, 0.1);
  EXPECT_NEAR(weights_of(finding)[1].mean, 0.0, 0.05);
  EXPECT_LT(finding.chance_share, 0.2);
  EXPECT_THAT(stand_out(sweep, finding), testing::ElementsAre(1.0, 0.0));
  EXPECT_THAT(sensitivity_sentence(sweep, finding),
              HasSubstr("What drives missed_case_rate, reform minus as-is: x1 (total index "));
  const std::string reversal = reversal_sentence(finding);
  EXPECT_THAT(reversal, HasSubstr("It moves most with x1: from -0.07"));
  EXPECT_THAT(reversal, HasSubstr("it turns its sign in the highest third of x1 (+0.02"));
}

TEST(Findings, SayThatChanceIsAllThereIs) {
  const PlantedSweep planted = {
      "saltelli", design::saltelli_blocks(32, 2, 1), [](std::span<const double> x, std::size_t r) {
        return luck_of(3, r,
                       static_cast<std::size_t>(x[0] * 1e6) ^ static_cast<std::size_t>(x[1] * 1e6));
      }};
  const FinishedSweep sweep = planted.finished();
  const Finding finding = find_drivers(sweep, difference, quick);
  EXPECT_FALSE(stands_out_from_chance(finding));
  EXPECT_THAT(sensitivity_sentence(sweep, finding),
              HasSubstr("parameters cannot be told from chance"));
  // Though a total index, a mean of squares, is above 0 wherever anything moves.
  EXPECT_GT(std::get<SobolIndices>(finding.measure).parameters[0].total.low, 0.0);
  EXPECT_THAT(stand_out(sweep, finding), testing::ElementsAre(0.0, 0.0));
}

TEST(Findings, SayWhereNothingIsDefined) {
  const PlantedSweep planted = {"lhs", design::latin_hypercube(12, 2, 1),
                                [](auto, std::size_t) { return std::nan(""); }};
  const FinishedSweep sweep = planted.finished();
  const Finding finding = find_drivers(sweep, difference, quick);
  EXPECT_EQ(
      sensitivity_sentence(sweep, finding),
      "missed_case_rate, reform minus as-is is defined at no design point: nothing drives it.");
  EXPECT_EQ(reversal_sentence(finding), "");
}

TEST(Findings, TakeRoundingForNoDifference) {
  const PlantedSweep planted = {
      "lhs", design::latin_hypercube(12, 2, 1),
      [](std::span<const double> x, std::size_t) { return 4e-16 * x[0]; }};
  const FinishedSweep sweep = planted.finished();
  EXPECT_THAT(outputs_of(sweep, difference).numbers, testing::Each(0.0));
}

TEST(Findings, TakeTheMeasureOfTheDesign) {
  const PlantedSweep morris = {"morris", design::morris_trajectories(2, 1, {.trajectories = 12}),
                               turning(0.0)};
  const Finding of_morris = find_drivers(morris.finished(), difference, quick);
  EXPECT_EQ(weight_name(of_morris), "mu*");
  EXPECT_NEAR(weights_of(of_morris)[0].mean, 0.15, 1e-12);
  const PlantedSweep cube = {"lhs", design::latin_hypercube(40, 2, 1), turning(0.001)};
  const Finding of_cube = find_drivers(cube.finished(), difference, quick);
  EXPECT_EQ(weight_name(of_cube), "PRCC");
  EXPECT_GT(weights_of(of_cube)[0].low, 0.9);
}

TEST(Findings, CannotTellChanceFromOneReplication) {
  PlantedSweep planted = saltelli(0.01);
  planted.replications = 1;
  const FinishedSweep sweep = planted.finished();
  const Finding finding = find_drivers(sweep, difference, quick);
  EXPECT_TRUE(std::isnan(finding.chance_share));
  EXPECT_THAT(sensitivity_sentence(sweep, finding), HasSubstr("one replication"));
  EXPECT_FALSE(std::isnan(weights_of(finding)[0].mean));
}

TEST(Findings, NameADriverBehindAWideIntervalAndNoNegativeIndex) {
  const FinishedSweep sweep = saltelli(0.01).finished();
  Finding finding = find_drivers(sweep, difference, quick);
  auto& parameters = std::get<SobolIndices>(finding.measure).parameters;
  parameters[0].total_of_parameters = {-0.9, -1.8, -0.2, 0.4, 64};
  parameters[1].total_of_parameters = {0.2, -0.1, 0.5, 0.2, 64};
  EXPECT_EQ(by_weight(finding), (std::vector<std::size_t>{1, 0}));
  EXPECT_THAT(sensitivity_sentence(sweep, finding),
              HasSubstr("the largest is x2 (total index 0.2"));
  parameters[0].total_of_parameters = {0.1, 0.05, 0.15, 0.03, 64};
  EXPECT_THAT(sensitivity_sentence(sweep, finding),
              testing::AllOf(HasSubstr("reform minus as-is: x1 (total index 0.1"),
                             HasSubstr("as large or larger, but not told from chance: x2 (")));
}

TEST(Findings, AskForEveryArmAndTheLevelOfTheFirst) {
  const FinishedSweep sweep = saltelli(0.0).finished();
  const std::vector<Response> responses = responses_of(sweep);
  ASSERT_EQ(responses.size(), 2U);
  EXPECT_EQ(name_of(sweep, responses[0]), "missed_case_rate, reform minus as-is");
  EXPECT_EQ(name_of(sweep, responses[1]), "missed_case_rate in as-is");
}

TEST(Findings, TableAndJsonHoldTheSameNumbers) {
  const FinishedSweep sweep = saltelli(0.01).finished();
  const Finding finding = find_drivers(sweep, difference, quick);
  const output::CsvTable table = sensitivity_table(sweep, {finding});
  const nlohmann::json json = nlohmann::json::parse(sensitivity_json(sweep, {finding}));
  const auto& what = std::get<std::vector<std::string>>(table.columns[3].cells);
  const auto& value = std::get<std::vector<double>>(table.columns[5].cells);
  const auto& numbers = json["findings"][0]["numbers"];
  ASSERT_EQ(what.size(), numbers.size());
  for (std::size_t i = 0; i < what.size(); ++i) {
    EXPECT_EQ(what[i], numbers[i]["what"]);
    if (std::isnan(value[i])) continue;
    EXPECT_EQ(value[i], numbers[i]["value"].get<double>()) << what[i];
  }
  EXPECT_THAT(what, testing::Contains("total_order_of_parameters"));
  EXPECT_THAT(what, testing::Contains("highest_minus_lowest_third"));
}

}  // namespace
}  // namespace sightline::sensitivity
