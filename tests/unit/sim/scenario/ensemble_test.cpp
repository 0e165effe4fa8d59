// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/scenario/ensemble.hpp>
#include <sightline/scenario/study.hpp>

#include "example_files.hpp"

namespace sightline::scenario {
namespace {

Study study_with_ensemble(const Overrides& overrides = {}) {
  return read_study(example::data / "with_ensemble/study.yaml", overrides);
}

double aggressive(const model::Input& input) {
  return input.parameters.household.adults.aggressive_parent.value();
}

TEST(ReadEnsemble, ReadsItsSets) {
  const Ensemble ensemble = read_ensemble(example::data / "calibration/pair.yaml");
  EXPECT_EQ(ensemble.name, "pair");
  ASSERT_EQ(ensemble.sets.size(), 2U);
  ASSERT_EQ(ensemble.sets[1].size(), 2U);
  EXPECT_EQ(ensemble.sets[1][0].path, "household.adults.aggressive_parent");
  EXPECT_EQ(ensemble.sets[1][0].value, 0.02);
  EXPECT_EQ(ensemble.sets[1][0].source, "calibrated: set 2 of pair");
}

TEST(StudyWithEnsemble, TakesTurnsWithTheSetsInEveryArm) {
  const Study study = study_with_ensemble();
  EXPECT_EQ(study.ensemble, "pair");
  EXPECT_EQ(study.sets.size(), 2U);
  for (const Arm& arm : study.arms) {
    ASSERT_EQ(arm.set_inputs.size(), 2U);
    EXPECT_EQ(input_of(arm, 4).parameters.practice.threshold.plan.value(), -1.0);
    EXPECT_EQ(input_of(arm, 5).parameters.practice.threshold.plan.value(), -2.0);
    EXPECT_EQ(input_of(arm, 5).reforms.size(), arm.reforms.size() + 1);  // one of the baseline
    EXPECT_EQ(input_of(arm, 5).children, study.children);
  }
}

TEST(StudyWithEnsemble, LetsArmsAndTheCommandLineWinOverSets) {
  const Study study = study_with_ensemble();
  EXPECT_EQ(aggressive(input_of(study.arms[0], 1)), 0.02);
  EXPECT_EQ(aggressive(input_of(study.arms[1], 1)), 0.03);  // the arm's own
  Overrides overrides;
  overrides.settings = {"household.adults.aggressive_parent=0.04"};
  const Study told = study_with_ensemble(overrides);
  EXPECT_EQ(aggressive(input_of(told.arms[0], 0)), 0.04);
  EXPECT_EQ(aggressive(input_of(told.arms[1], 1)), 0.04);
}

TEST(StudyWithEnsemble, HasAFingerprintOfItsOwn) {
  const Study with = study_with_ensemble();
  const Study without = read_study(example::data / "studies/small.yaml");
  EXPECT_NE(with.fingerprint, without.fingerprint);
  EXPECT_TRUE(without.sets.empty());
  EXPECT_EQ(&input_of(without.arms[0], 3), &without.arms[0].input);
}

}  // namespace
}  // namespace sightline::scenario
