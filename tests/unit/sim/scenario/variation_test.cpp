// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/scenario/study.hpp>

#include "example_files.hpp"
#include "sim/scenario/fingerprint.hpp"

namespace sightline::scenario {
namespace {

Study varied_study(const Overrides& overrides = {}) {
  return read_study(example::data / "studies/varied.yaml", overrides);
}

/// Values in the order of the file: parent, cap, visible, compliance of T01, switch of T03.
std::vector<double> values(double parent, double compliance, double made) {
  return {parent, 12, 0.4, compliance, made};
}

double parent_of(const Study& study, std::size_t arm) {
  return study.arms.at(arm).input.parameters.household.adults.aggressive_parent.value();
}

/// The reform of that id among those of an arm, nullptr if it is not made.
const model::workforce::PracticeReform* reform_of(const Study& plain, const Study& study,
                                                  std::size_t arm, const std::string& id) {
  const auto varied =
      std::find_if(study.variation->varied.begin(), study.variation->varied.end(),
                   [&](const Varied& candidate) { return candidate.name == "reform." + id; });
  const std::size_t changes = varied->reform->changes.size();
  for (const model::workforce::PracticeReform& reform : plain.arms.at(arm).input.reforms) {
    if (reform.changes.size() == changes &&
        reform.changes.front().field == varied->reform->changes.front().change.field) {
      return &reform;
    }
  }
  return nullptr;
}

TEST(Varied, MapsThePlaceInTheCubeToValues) {
  Varied varied;
  varied.low = 2;
  varied.high = 32;
  EXPECT_EQ(varied.value_at(0), 2);
  EXPECT_EQ(varied.value_at(0.5), 17);
  EXPECT_EQ(varied.value_at(1), 32);
  varied.scale = Scale::logarithmic;
  EXPECT_EQ(varied.value_at(0), 2);
  EXPECT_DOUBLE_EQ(varied.value_at(0.25), 4);
  EXPECT_DOUBLE_EQ(varied.value_at(0.5), 8);
  EXPECT_EQ(varied.value_at(1), 32);
}

TEST(Varied, GivesWholeNumbersEqualShares) {
  Varied varied;
  varied.low = 3;
  varied.high = 6;
  varied.is_whole = true;
  for (int i = 0; i < 400; ++i) {
    EXPECT_EQ(varied.value_at((i + 0.5) / 400), 3 + i / 100);
  }
  EXPECT_EQ(varied.value_at(0), 3);
  EXPECT_EQ(varied.value_at(1), 6);
  for (int level = 0; level < 4; ++level) {  // a grid of four levels meets each number once
    EXPECT_EQ(varied.value_at(level / 3.0), 3 + level);
  }
}

TEST(ReadVariation, TakesRangesFromDeclarationsUnlessStated) {
  const Study study = varied_study();
  ASSERT_TRUE(study.variation);
  const Variation& variation = *study.variation;
  EXPECT_EQ(variation.method, DesignMethod::saltelli);
  EXPECT_EQ(variation.points, 4U);
  EXPECT_EQ(variation.seed, 9U);
  EXPECT_FALSE(variation.has_common_dice);
  ASSERT_EQ(variation.varied.size(), 5U);
  EXPECT_EQ(variation.varied[0].low, 0.005);
  EXPECT_EQ(variation.varied[0].scale, Scale::logarithmic);
  EXPECT_EQ(variation.varied[2].low, 0);  // probability
  EXPECT_EQ(variation.varied[2].high, 1);
  EXPECT_EQ(variation.varied[3].low, 0.2);
  EXPECT_EQ(variation.varied[3].high, 1);
  EXPECT_FALSE(variation.varied[3].is_whole);
  EXPECT_EQ(variation.varied[4].unit, "switch");
  EXPECT_TRUE(variation.varied[4].is_whole);
}

TEST(ReadVariation, SaysInTheTablesWhatTheDesignGives) {
  const Study study = varied_study();
  EXPECT_EQ(study.arms[0].settings.back().path, "household.harm.visible");
  EXPECT_EQ(study.arms[0].settings.back().source, "varied by the design from 0 to 1");
}

TEST(ReadVariation, RejectsAParameterOfTheCommandLine) {
  Overrides overrides;
  overrides.settings = {"household.harm.visible=0.5"};
  EXPECT_EQ(example::messages([&] { return varied_study(overrides); }),
            "studies/varied.yaml:23:7: vary.parameters[3]: `household.harm.visible` is set on the "
            "command line too; a study that varies it takes no `--set` of it\n");
}

TEST(StudyAt, LeavesAnArmItsOwnSettings) {
  const Study study = varied_study();
  const Study plain = study_at(study, 0, values(0.02, 0.5, 0));
  EXPECT_EQ(parent_of(plain, 0), 0.02);
  EXPECT_EQ(parent_of(plain, 1), 0.03);
  for (const Arm& arm : plain.arms) {
    EXPECT_EQ(arm.input.parameters.practice.caseload.cap.value(), 12);
    EXPECT_EQ(arm.input.parameters.household.harm.visible.value(), 0.4);
  }
  EXPECT_FALSE(plain.variation);
  EXPECT_EQ(plain.replications, 3U);
}

TEST(StudyAt, ReachesOnlyTheArmsThatAreNamed) {
  const Study study = varied_study();
  const Study plain = study_at(study, 0, values(0.02, 0.3, 0));
  EXPECT_EQ(reform_of(plain, study, 0, "T01"), nullptr);
  ASSERT_NE(reform_of(plain, study, 1, "T01"), nullptr);
  EXPECT_EQ(reform_of(plain, study, 1, "T01")->compliance.value(), 0.3);
  EXPECT_EQ(plain.arms[1].input.reforms.size(), study.arms[1].input.reforms.size());
}

TEST(StudyAt, MakesAReformAsItsFileSaysOrNotAtAll) {
  const Study study = varied_study();
  const Study without = study_at(study, 0, values(0.02, 0.3, 0));
  const Study with = study_at(study, 0, values(0.02, 0.3, 1));
  for (const std::size_t arm : {0U, 1U}) {
    EXPECT_EQ(reform_of(without, study, arm, "T03"), nullptr);
    ASSERT_NE(reform_of(with, study, arm, "T03"), nullptr);
    EXPECT_EQ(reform_of(with, study, arm, "T03")->compliance.value(), 0.25);
  }
  // Before the arm's own: what both change, the arm's own changes last.
  EXPECT_EQ(with.arms[1].input.reforms.back().key, study.arms[1].input.reforms.back().key);
}

TEST(StudyAt, ThrowsTheDiceTheStudyAsksFor) {
  Study study = varied_study();
  EXPECT_NE(study_at(study, 0, values(0.02, 0.3, 0)).seed, study.seed);
  EXPECT_NE(study_at(study, 0, values(0.02, 0.3, 0)).seed,
            study_at(study, 1, values(0.02, 0.3, 0)).seed);
  study.variation->has_common_dice = true;
  EXPECT_EQ(study_at(study, 1, values(0.02, 0.3, 0)).seed, study.seed);
}

TEST(StudyAt, HasTheFingerprintOfItsInputs) {
  Study study = varied_study();
  study.variation->has_common_dice = true;
  const auto fingerprint = [&](double parent, double made) {
    return study_at(study, 0, values(parent, 0.3, made)).fingerprint;
  };
  EXPECT_EQ(fingerprint(0.02, 0), study_at(study, 7, values(0.02, 0.3, 0)).fingerprint);
  EXPECT_NE(fingerprint(0.02, 0), fingerprint(0.021, 0));
  EXPECT_NE(fingerprint(0.02, 0), fingerprint(0.02, 1));
}

TEST(StudyAt, RefusesOtherNumbersOfValues) {
  const Study study = varied_study();
  EXPECT_THROW((void)study_at(study, 0, std::vector<double>{1}), std::invalid_argument);
  const Study plain = read_study(example::data / "studies/small.yaml");
  EXPECT_THROW((void)study_at(plain, 0, std::vector<double>()), std::invalid_argument);
}

TEST(Fingerprint, CoversTheDesign) {
  const Study study = varied_study();
  EXPECT_NE(study.fingerprint, study_at(study, 0, values(0.02, 0.5, 0)).fingerprint);
}

TEST(Fingerprint, CoversTheAgenciesOfAVariedReform) {
  Study study = varied_study();
  const std::uint64_t before = fingerprint_of(study);
  study.variation->varied[4].reform->changes.at(0).change.agencies.add(model::Agency::community);
  EXPECT_NE(fingerprint_of(study), before);
}

TEST(ReadVariation, AllowsReformsThatSetTheSameForOtherAgencies) {
  const Study study = read_study(example::data / "studies/varied-agencies.yaml");
  EXPECT_EQ(study.variation->varied.at(0).name, "reform.T06");
  EXPECT_EQ(study_at(study, 0, std::vector<double>{1}).arms.at(1).input.reforms.size(), 3U);
}

TEST(StudyAt, MakesPackages) {
  const Study study = read_study(example::data / "with_packages/varied.yaml");
  ASSERT_EQ(study.arms.size(), 4U);
  const Study plain = study_at(study, 0, std::vector<double>{0.02});
  for (std::size_t arm = 0; arm < 4; ++arm) {
    EXPECT_EQ(plain.arms[arm].name, study.arms[arm].name);
    EXPECT_EQ(parent_of(plain, arm), 0.02);
    EXPECT_EQ(plain.arms[arm].input.reforms.size(), study.arms[arm].input.reforms.size());
  }
  EXPECT_EQ(plain.arms[3].name, "T01+T03");
}

TEST(MistakesAt, TellsValuesThatContradictEachOther) {
  Study study = varied_study();
  EXPECT_TRUE(mistakes_at(study, values(0.02, 0.3, 0)).empty());
  study.variation->varied[2].name = "household.families.one_child";
  const std::vector<Mistake> mistakes = mistakes_at(study, std::vector<double>{0.02, 12, 1, 1, 0});
  ASSERT_FALSE(mistakes.empty());
  EXPECT_EQ(mistakes[0].key, "household.families");
}

}  // namespace
}  // namespace sightline::scenario
