// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/scenario/extra_reform.hpp>

#include "example_files.hpp"

namespace sightline::scenario {
namespace {

using ::testing::HasSubstr;

model::Input with(const Study& study, std::size_t arm, const std::string& id) {
  return with_reform(study, study.arms.at(arm), 0, id, example::data, "--twin");
}

TEST(ExtraReform, MakesTheInputOfAnArmThatHasIt) {
  const Study study = example::small_study();
  const model::Input input = with(study, 0, "T01");
  EXPECT_EQ(input.reforms, study.arms.at(1).input.reforms);
  EXPECT_TRUE(model::differ_in_reforms_only(input, study.arms.at(0).input));
}

TEST(ExtraReform, LeavesTheParametersOfTheArm) {
  const Study study = example::small_study();
  const model::Input input = with(study, 1, "T03");
  EXPECT_EQ(input.parameters.household.adults.aggressive_parent.value(), 0.03);
  EXPECT_EQ(input.reforms.size(), study.arms.at(1).input.reforms.size() + 1);
}

TEST(ExtraReform, IsRefusedWithTheNearestId) {
  const Study study = example::small_study();
  const std::string text = example::messages([&] { return with(study, 0, "T11"); });
  EXPECT_THAT(text, HasSubstr("--twin: `T11` is neither an arm of the study nor a reform of"));
  EXPECT_THAT(text, HasSubstr("Did you mean `T01`?"));
}

TEST(ExtraReform, IsRefusedTwiceOrInContradiction) {
  const Study study = example::small_study();
  EXPECT_THAT(example::messages([&] { return with(study, 1, "T01"); }),
              HasSubstr("arm first makes T01 already"));
  EXPECT_THAT(example::messages([&] { return with(study, 1, "T02"); }),
              HasSubstr("contradict each other"));
}

}  // namespace
}  // namespace sightline::scenario
