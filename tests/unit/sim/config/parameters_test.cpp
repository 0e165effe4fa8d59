// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/config/parameters.hpp>

#include "example_parameters.hpp"

namespace sightline::config {
namespace {

TEST(ReadParameters, SetsValuesAndRemembersWhereTheyComeFrom) {
  Mistakes mistakes;
  example::Root root;
  const Document document = Document::read_text(
      "title: t\n"
      "parameters:\n"
      "  practice:\n"
      "    screening:\n"
      "      threshold: 0.25\n"
      "      effort: {value: 4, unit: working hours, source: a 2004, note: n}\n"
      "    is_open: false\n"
      "set:\n"
      "  turnover: 1\n"
      "  practice.weight: {value: -2, source: b}\n",
      "x.yaml", mistakes);
  const example::File file = example::read(document, root, mistakes);
  EXPECT_EQ(example::messages(mistakes), "");
  EXPECT_EQ(root.practice.screening.threshold.value(), 0.25);
  EXPECT_EQ(root.practice.screening.effort.value(), 4);
  EXPECT_EQ(root.practice.screening.reviewers.value(), 1);
  EXPECT_EQ(root.practice.is_open.value(), 0);
  EXPECT_EQ(root.practice.weight.value(), -2);
  EXPECT_EQ(root.turnover.value(), 1);
  ASSERT_EQ(file.seen.size(), 5U);
  const ParameterSetting& effort = file.seen.at(1);
  EXPECT_EQ(effort.path, "practice.screening.effort");
  EXPECT_EQ(effort.value, 4);
  EXPECT_EQ(effort.unit, "working hours");
  EXPECT_EQ(effort.source, "a 2004");
  EXPECT_EQ(effort.note, "n");
  EXPECT_EQ(effort.file, "x.yaml");
  EXPECT_EQ(effort.line, 6);
  EXPECT_EQ(file.seen.at(0).source, "");
  EXPECT_EQ(file.seen.at(4).path, "practice.weight");
}

TEST(ReadParameters, LeavesAParameterAloneWhenItsValueIsWrong) {
  Mistakes mistakes;
  example::Root root;
  const Document document = Document::read_text(
      "title: t\nparameters: {practice: {screening: {threshold: 14, effort: {value: 2, unit: days}"
      "}}}\n",
      "scenarios/x.yaml", mistakes);
  const example::File file = example::read(document, root, mistakes);
  EXPECT_EQ(root.practice.screening.threshold.value(), 0.5);
  EXPECT_EQ(root.practice.screening.effort.value(), 3.0);
  EXPECT_TRUE(file.seen.empty());
  ASSERT_EQ(mistakes.size(), 2U);
  EXPECT_EQ(to_string(mistakes.sorted().at(0)),
            "scenarios/x.yaml:2:48: parameters.practice.screening.threshold: 14 is outside [0, 1] "
            "(probability). Was a percentage meant? Write 0.14.");
}

TEST(SetParameter, SetsFromTheCommandLine) {
  Mistakes mistakes;
  example::Root root;
  const std::vector<Parameter> parameters = parameters_of(root);
  std::vector<ParameterSetting> seen;
  EXPECT_TRUE(set_parameter(parameters, "practice.screening.threshold=0.3", mistakes, &seen));
  EXPECT_TRUE(set_parameter(parameters, "practice.is_open=false", mistakes, &seen));
  EXPECT_EQ(root.practice.screening.threshold.value(), 0.3);
  EXPECT_EQ(root.practice.is_open.value(), 0);
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen.front().source, "command line");
  EXPECT_TRUE(mistakes.is_empty());
}

TEST(SetParameter, SuggestsWholePaths) {
  Mistakes mistakes;
  example::Root root;
  const std::vector<Parameter> parameters = parameters_of(root);
  EXPECT_FALSE(set_parameter(parameters, "practice.screening.efort=1", mistakes));
  EXPECT_FALSE(set_parameter(parameters, "practise.screening.effort=1", mistakes));
  EXPECT_EQ(example::messages(mistakes),
            "practice.screening.efort: is not a known parameter or group. Did you mean "
            "`practice.screening.effort`?\n"
            "practise.screening.effort: is not a known parameter or group. Did you mean "
            "`practice.screening.effort`?\n");
}

TEST(SetParameter, ReportsWhatIsWrong) {
  Mistakes mistakes;
  example::Root root;
  const std::vector<Parameter> parameters = parameters_of(root);
  for (const char* text : {"turnover", "=3", "turnover=", "turnovr=1", "practice.screening=1",
                           "practice.screening.threshold=14", "practice.screening.reviewers=1.5",
                           "practice.is_open=2", "turnover=true", "weight=1"}) {
    EXPECT_FALSE(set_parameter(parameters, text, mistakes)) << text;
  }
  EXPECT_EQ(
      example::messages(mistakes),
      "--set: `turnover` is not PATH=VALUE\n"
      "--set: `=3` is not PATH=VALUE\n"
      "turnover: has no value; write PATH=VALUE\n"
      "turnovr: is not a known parameter or group. Did you mean `turnover`?\n"
      "practice.screening: is a group of parameters, not one value. Set its members: threshold, "
      "effort, reviewers\n"
      "practice.screening.threshold: 14 is outside [0, 1] (probability). Was a percentage meant? "
      "Write 0.14.\n"
      "practice.screening.reviewers: 1.5 is not a whole number (count)\n"
      "practice.is_open: `2` is neither true nor false\n"
      "turnover: is true; a number is needed (per year)\n"
      "weight: is not a known parameter or group. Did you mean `practice.weight`?\n");
}

TEST(FindParameter, FindsByTheWholePath) {
  example::Root root;
  const std::vector<Parameter> parameters = parameters_of(root);
  ASSERT_NE(find_parameter(parameters, "practice.weight"), nullptr);
  EXPECT_EQ(find_parameter(parameters, "practice"), nullptr);
  EXPECT_EQ(value_fault(*find_parameter(parameters, "turnover"), 2), "");
  EXPECT_EQ(value_fault(*find_parameter(parameters, "turnover"), 6),
            "6 is outside [0, 5] (per year)");
}

TEST(ReadParameters, RejectsAProgramThatDeclaresAPathTwice) {
  example::Root root;
  std::vector<Parameter> parameters = parameters_of(root);
  parameters.push_back(parameters.front());
  Mistakes mistakes;
  EXPECT_THROW(read_parameters(Node(), "", parameters, mistakes), std::invalid_argument);
}

}  // namespace
}  // namespace sightline::config
