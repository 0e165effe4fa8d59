// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/scenario/study.hpp>

#include "example_files.hpp"

namespace sightline::scenario {
namespace {

TEST(Arms, SetOnlyTheirOwnParameters) {
  const Study study = example::small_study();
  const auto value = [&](std::size_t arm) {
    return study.arms.at(arm).input.parameters.household.adults.aggressive_parent.value();
  };
  EXPECT_EQ(value(0), 0.01);
  EXPECT_EQ(value(1), 0.03);
  EXPECT_EQ(value(2), 0.01);
  EXPECT_EQ(study.arms[1].settings.size(), study.arms[0].settings.size() + 1);
  EXPECT_EQ(study.arms[1].settings.back().value, 0.03);
}

TEST(Arms, LeaveTheParametersToTheReformUntilItsDate) {
  const Study study = example::small_study();
  const auto attendance = [&](std::size_t arm) {
    return study.arms.at(arm)
        .input.parameters.practice.conference.attendance[model::Agency::paediatrics];
  };
  EXPECT_EQ(attendance(0), attendance(1));
}

TEST(Arms, RollOutFromTheStartOfMeasurement) {
  const Study study = example::small_study();
  const model::workforce::PracticeReform& reform = study.arms.at(1).input.reforms.at(1);
  EXPECT_EQ(reform.from, study.period.measured_from());
  EXPECT_EQ(reform.from, start_of_day(365));
  EXPECT_EQ(reform.full_after, Duration());
  EXPECT_EQ(reform.compliance.value(), 1);
  EXPECT_EQ(reform.changes.size(), 3U);
}

TEST(Arms, RollOutFromADate) {
  const Study study = example::small_study();
  const model::workforce::PracticeReform& dated = study.arms.at(2).input.reforms.at(1);
  EXPECT_EQ(dated.from, start_of_day(456));  // 2005-04-01 to 2006-07-01
  EXPECT_EQ(dated.full_after, days(90));
  EXPECT_EQ(dated.compliance.value(), 0.25);
}

TEST(Arms, ChangeTheRollOutOfAReform) {
  const Study study = example::small_study();
  const model::workforce::PracticeReform& changed = study.arms.at(2).input.reforms.at(2);
  EXPECT_EQ(changed.from, start_of_day(275));  // 2005-04-01 to 2006-01-01
  EXPECT_EQ(changed.full_after, hours(90 * 24 + 12));
  EXPECT_EQ(changed.compliance.value(), 0.5);
  EXPECT_EQ(changed.key, study.arms.at(1).input.reforms.at(1).key);
}

TEST(Arms, MayDifferInAReformThatChangesNothing) {
  const Study study = read_study(example::data / "studies/null-change.yaml");
  ASSERT_EQ(study.arms.at(1).input.reforms.size(), 2U);  // the baseline has one under way
  const model::workforce::PracticeChange& change =
      study.arms[1].input.reforms.back().changes.front();
  EXPECT_EQ(change.operation, model::workforce::PracticeChange::Operation::scale);
  EXPECT_EQ(change.value, 1);
}

TEST(Arms, AllowTwoReformsThatSetTheSame) {
  const Study study = read_study(example::data / "studies/precise.yaml");
  EXPECT_EQ(study.arms.at(1).reforms, (std::vector<std::string>{"T01", "T04"}));
}

TEST(Arms, AllowTwoReformsThatSetTheSameOtherwiseForOtherAgencies) {
  const Study study = read_study(example::data / "studies/two-agencies.yaml");
  EXPECT_EQ(study.arms.at(1).reforms, (std::vector<std::string>{"T05", "T06"}));
}

}  // namespace
}  // namespace sightline::scenario
