// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <gtest/gtest.h>

#include <sightline/scenario/study.hpp>

#include "example_files.hpp"

namespace sightline::scenario {
namespace {

TEST(ReadStudy, ReadsTheHeadlineStudy) {
  const Study study =
      read_study(example::root / "scenarios/studies/paediatricians-at-conferences.yaml");
  EXPECT_EQ(study.name, "paediatricians-at-conferences");
  EXPECT_EQ(study.baseline, "england-2008");
  ASSERT_EQ(study.arms.size(), 4U);
  EXPECT_EQ(study.arms[0].name, "baseline");
  EXPECT_TRUE(study.arms[0].reforms.empty());
  EXPECT_EQ(study.arms[3].reforms, (std::vector<std::string>{"R01", "R10"}));
  EXPECT_EQ(study.arms[3].input.reforms.size(), 3U);  // and the one that the baseline has under way
  EXPECT_EQ(study.children, 49000U);
  EXPECT_EQ(study.arms[3].input.children, 49000U);
  EXPECT_EQ(to_string(study.arms[3].input.period.start), "2005-04-01");
  EXPECT_EQ(study.measure.front(), "missed_case_rate");
  EXPECT_FALSE(study.precision.has_value());
  EXPECT_EQ(study.traced_replications, 0U);
}

TEST(ReadStudy, KeepsEveryFileItRead) {
  const Study study = read_study(example::data / "studies/small.yaml");
  ASSERT_EQ(study.files.size(),
            6U);  // study, two baselines, two reforms, one that the baseline has
  for (const auto& [path, text] : study.files) {
    EXPECT_TRUE(std::filesystem::exists(path));
    EXPECT_FALSE(text.empty());
  }
  ASSERT_EQ(study.reforms.size(), 2U);
  EXPECT_EQ(study.reforms[0].id, "T01");
  EXPECT_EQ(study.reforms[0].compliance.value(), 1);  // as the file says, not the arm
}

TEST(ReadStudy, ObeysTheCommandLine) {
  Overrides overrides;
  overrides.replications = 7;
  overrides.seed = 18446744073709551615ULL;
  overrides.settings = {"household.adults.aggressive_parent=0.04"};
  const Study study = read_study(example::data / "studies/small.yaml", overrides);
  EXPECT_EQ(study.replications, 7U);
  EXPECT_EQ(study.seed, 18446744073709551615ULL);
  for (const Arm& arm : study.arms) {
    EXPECT_EQ(arm.input.parameters.household.adults.aggressive_parent.value(), 0.04);
    EXPECT_EQ(arm.settings.back().source, "command line");
  }
}

TEST(ReadStudy, TellsMistakesOfTheCommandLineOnce) {
  Overrides overrides;
  overrides.replications = 0;
  overrides.settings = {"household.adults.aggressive_parent=2", "nonsense"};
  const std::string text = example::messages(
      [&] { return read_study(example::data / "studies/small.yaml", overrides); });
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3) << text;
  EXPECT_NE(text.find("replications: 0 is outside [1, 1000000]"), std::string::npos) << text;
  EXPECT_NE(text.find("2 is outside [0, 1] (probability)"), std::string::npos) << text;
}

TEST(ReadStudy, FixedReplicationsTakeThePlaceOfPrecision) {
  Overrides overrides;
  overrides.replications = 5;
  const Study study = read_study(example::data / "studies/precise.yaml", overrides);
  EXPECT_EQ(study.replications, 5U);
  EXPECT_FALSE(study.precision.has_value());
}

}  // namespace
}  // namespace sightline::scenario
