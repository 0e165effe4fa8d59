// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/experiment/settings.hpp>

#include "example_study.hpp"

namespace sightline::experiment {
namespace {

/// The path of the first parameter, and of the first of Practice.
std::string first_path() {
  model::Parameters parameters;
  return parameters_of(parameters).front().path;
}
std::string first_practice_path() {
  model::workforce::Practice practice;
  return parameters_of(practice, "practice").front().path;
}

TEST(Settings, TakeTheLastProvenanceAndTheValueOfTheInput) {
  scenario::Arm arm = example_study().arms[0];
  arm.settings = {
      {.path = first_path(), .value = 1, .source = "first", .file = "a.yaml", .line = 3},
      {.path = first_path(), .value = 2, .source = "second", .file = "b.yaml", .line = 7}};
  const Parameter live = parameters_of(arm.input.parameters).front();
  *live.value = 2;
  const std::vector<config::ParameterSetting> settings = settings_of(arm);
  EXPECT_EQ(settings.front().path, first_path());
  EXPECT_EQ(settings.front().value, 2);
  EXPECT_EQ(settings.front().source, "second");
  EXPECT_EQ(settings.front().file, "b.yaml");
  EXPECT_EQ(settings.front().line, 7);
  EXPECT_EQ(settings.front().unit, live.unit);
}

TEST(Settings, FallBackToTheDeclaration) {
  scenario::Arm arm = example_study().arms[0];
  model::Parameters parameters;
  const std::vector<Parameter> declared = parameters_of(parameters);
  const std::vector<config::ParameterSetting> settings = settings_of(arm);
  ASSERT_EQ(settings.size(), declared.size());
  EXPECT_EQ(settings.front().value, *declared.front().value);
  EXPECT_EQ(settings.front().source, declared.front().source);
  EXPECT_EQ(settings.front().file, "");
}

TEST(Settings, AreWrittenWithTheChangesOfReforms) {
  scenario::Study study = example_study();
  model::workforce::PracticeReform reform;
  reform.from = start_of_day(30);
  reform.full_after = days(10);
  reform.compliance = Probability{0.5};
  model::AgencySet hospital;
  hospital.add(model::Agency::hospital);
  reform.changes = {{0, model::workforce::PracticeChange::Operation::scale, 2.0},
                    {1, model::workforce::PracticeChange::Operation::add, 2.0, hospital}};
  study.arms[1].input.reforms = {reform};
  const auto json = nlohmann::json::parse(configuration_json(study));
  EXPECT_EQ(json["study"], "example");
  EXPECT_EQ(json["start"], "2007-04-01");
  EXPECT_TRUE(json["arms"][0]["parameters"].contains(first_path()));
  EXPECT_TRUE(json["arms"][0]["changes_of_practice"].empty());
  const auto& written = json["arms"][1]["changes_of_practice"][0];
  EXPECT_EQ(written["from_day"], 30);
  EXPECT_EQ(written["full_after_days"], 10);
  EXPECT_EQ(written["compliance"], 0.5);
  EXPECT_EQ(written["changes"][0]["scale"], first_practice_path());
  EXPECT_EQ(written["changes"][0]["value"], 2.0);
  EXPECT_EQ(written["changes"][0]["agencies"].size(), 11U);  // all that have teams but one
  EXPECT_EQ(written["changes"][1]["agencies"], nlohmann::json::array({"hospital"}));
}

TEST(Settings, SayWhichChangesAreOfWhichReform) {
  scenario::Study study = example_study();
  study.arms[1].reforms = {"R01", "R10"};
  study.arms[1].input.reforms.resize(3);  // the first is under way in the baseline
  study.packages =
      scenario::Packages{{"R01", "R10"}, scenario::PackageKind::permutations, {{0, 1}, {1, 0}}};
  const auto json = nlohmann::json::parse(configuration_json(study));
  const auto& changes = json["arms"][1]["changes_of_practice"];
  EXPECT_FALSE(changes[0].contains("reform"));
  EXPECT_EQ(changes[1]["reform"], "R01");
  EXPECT_EQ(changes[2]["reform"], "R10");
  EXPECT_EQ(json["packages"]["of"], "permutations");
  EXPECT_EQ(json["packages"]["reforms"], (std::vector<std::string>{"R01", "R10"}));
  EXPECT_EQ(json["packages"]["orders"][1], (std::vector<std::size_t>{1, 0}));
}

TEST(Settings, CountWhatIsAssumed) {
  scenario::Arm arm;
  for (const config::ParameterSetting& setting : settings_of(arm)) {
    arm.settings.push_back(setting);
    arm.settings.back().source = "measured";
  }
  arm.settings[0].source = "assumption (M01)";
  arm.settings[1].source = "calibrated to evidence 3.1";
  const SourceCount count = count_sources(arm);
  EXPECT_EQ(count.all, arm.settings.size());
  EXPECT_EQ(count.assumed, 1U);
  EXPECT_EQ(count.calibrated, 1U);
}

}  // namespace
}  // namespace sightline::experiment
