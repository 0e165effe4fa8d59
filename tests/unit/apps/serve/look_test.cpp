// SPDX-License-Identifier: Apache-2.0
#include "apps/serve/look.hpp"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/statistics/confidence_sequence.hpp>

#include "tests/unit/analysis/experiment/example_study.hpp"

namespace sightline::apps::serve {
namespace {

using ::testing::ElementsAre;

experiment::Sample sample_of(std::uint64_t replications) {
  experiment::Sample sample(2);
  for (std::uint64_t i = 0; i < replications; ++i)
    sample.add(experiment::example_record(i));
  return sample;
}

TEST(Look, ComesOftenAtFirstAndThenByTwentieths) {
  std::vector<std::size_t> looks;
  for (std::size_t n = 1; n <= 60; ++n)
    if (is_time_to_look(n, looks.empty() ? 0 : looks.back())) looks.push_back(n);
  const std::vector<std::size_t> rest(looks.begin() + 16, looks.end());
  EXPECT_EQ(looks[15], 16U);
  EXPECT_THAT(std::vector<std::size_t>(rest.begin(), rest.begin() + 7),
              ElementsAre(17, 18, 19, 20, 21, 23, 25));
}

TEST(Look, GivesTheConfidenceSequenceAndNotTheInterval) {
  const scenario::Study study = experiment::example_study();
  const experiment::Sample sample = sample_of(6);
  const auto json = nlohmann::json::parse(look_json(study, sample));
  const statistics::Estimate expected =
      experiment::compare(sample, 1, 0, *model::outcomes::find_outcome("missed_case_rate"))
          .difference;
  EXPECT_EQ(json["replications"], 6);
  const auto& difference = json["differences"].at(0);
  EXPECT_EQ(difference["arm"], "doctors-attend");
  EXPECT_EQ(difference["outcome"], "missed_case_rate");
  EXPECT_NEAR(difference["difference"], -0.1, 1e-12);  // one of ten harmed children fewer
  const double half = statistics::sequence_half_width(expected);
  EXPECT_DOUBLE_EQ(difference["low"], expected.mean - half);
  EXPECT_DOUBLE_EQ(difference["high"], expected.mean + half);
  EXPECT_NEAR(json["arms"].at(0)["means"]["missed_case_rate"], 0.5, 1e-12);
}

TEST(Look, HasNoIntervalWhereNothingDiffersYet) {
  experiment::Sample sample(2);
  for (int i = 0; i < 3; ++i)
    sample.add(experiment::example_record(0));
  const auto difference =
      nlohmann::json::parse(look_json(experiment::example_study(), sample))["differences"].at(0);
  EXPECT_NEAR(difference["difference"], -0.1, 1e-12);
  EXPECT_TRUE(difference["low"].is_null());
  EXPECT_TRUE(difference["high"].is_null());
}

TEST(Look, HasNoIntervalOfOneReplication) {
  const auto json = nlohmann::json::parse(look_json(experiment::example_study(), sample_of(1)));
  EXPECT_TRUE(json["differences"].at(0)["low"].is_null());
  EXPECT_FALSE(json["differences"].at(0)["difference"].is_null());
}

}  // namespace
}  // namespace sightline::apps::serve
