// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/checks.hpp"

#include <gtest/gtest.h>

namespace sightline::scenario {
namespace {

/// What is said of the declared defaults with some of them changed, in order.
std::string messages(const std::vector<config::ParameterSetting>& settings) {
  model::Parameters parameters;
  config::Mistakes mistakes;
  for (const config::ParameterSetting& setting : settings) {
    *config::find_parameter(parameters_of(parameters), setting.path)->value = setting.value;
  }
  check_parameters(parameters, settings, mistakes);
  std::string text;
  for (const Mistake& mistake : mistakes.sorted())
    text += to_string(mistake) + "\n";
  return text;
}

config::ParameterSetting setting(std::string path, double value, int line) {
  config::ParameterSetting result;
  result.path = std::move(path);
  result.value = value;
  result.file = "x.yaml";
  result.line = line;
  return result;
}

TEST(CheckParameters, AcceptsTheDefaults) {
  EXPECT_EQ(messages({}), "");
}

TEST(CheckParameters, StandsWhereTheLastValueWasSet) {
  EXPECT_EQ(messages({setting("household.families.one_child", 0.6, 3),
                      setting("household.families.two_children", 0.5, 4),
                      setting("household.families.three_children", 0.1, 9),
                      setting("household.families.lone_parent", 0.5, 12)}),
            "x.yaml:9: household.families: one_child + two_children + three_children is 1.2; it "
            "must not be above 1\n");
}

TEST(CheckParameters, ForgivesRounding) {
  EXPECT_EQ(messages({setting("household.families.one_child", 0.7, 1),
                      setting("household.families.two_children", 0.2, 2),
                      setting("household.families.three_children", 0.1 + 1e-12, 3)}),
            "");
}

TEST(CheckParameters, VulnerabilityMayStayButNotRise) {
  const std::string path = "household.harm.vulnerability.";
  EXPECT_EQ(messages({setting(path + "under_1", 1, 1), setting(path + "from_1_to_4", 1, 2),
                      setting(path + "from_5_to_10", 1, 3), setting(path + "from_11", 1, 4)}),
            "");
  EXPECT_EQ(
      messages({setting(path + "under_1", 1, 1), setting(path + "from_1_to_4", 1, 2),
                setting(path + "from_5_to_10", 1.5, 3), setting(path + "from_11", 1, 4)}),
      "x.yaml:4: household.harm.vulnerability: must not rise with age, but is 1, 1, 1.5, 1\n");
}

TEST(CheckParameters, InfantsAreHurtMoreSeverelyWithinOne) {
  const std::string text =
      messages({setting("household.harm.serious", 0.2, 1), setting("household.harm.critical", 0, 2),
                setting("household.harm.fatal", 0, 3), setting("household.harm.moderate", 0.1, 4),
                setting("household.harm.infant_severity", 5, 5)});
  EXPECT_EQ(text,
            "x.yaml:5: household.harm: moderate + infant_severity x (serious + critical + fatal) "
            "is 1.1; it must not be above 1\n");
}

TEST(CheckParameters, NamesNoFileForTheCommandLine) {
  config::ParameterSetting given = setting("communication.concern_sources.police", 0.99, 0);
  given.file = "";
  EXPECT_EQ(messages({given}).substr(0, 31), "communication.concern_sources: ");
}

}  // namespace
}  // namespace sightline::scenario
