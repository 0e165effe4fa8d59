// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/attribution/finished_study.hpp>
#include <sightline/core/error.hpp>
#include <sightline/output/data_file.hpp>
#include <sightline/output/file.hpp>

#include "package_study.hpp"

namespace sightline::attribution {
namespace {

using ::testing::HasSubstr;

const model::outcomes::Outcome& rate() {
  return *model::outcomes::find_outcome("missed_case_rate");
}

FinishedStudy finished(const scenario::Study& study) {
  const output::ScratchFolder scratch;
  example::finish(study, scratch.path());
  return read_finished_study(scratch.path());
}

std::string mistake_of(const scenario::Study& study) {
  try {
    static_cast<void>(finished(study));
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(FinishedStudy, TakesPackagesFromWhatIsStoredNotFromPosition) {
  const FinishedStudy study = finished(example::shuffled_study());
  EXPECT_EQ(study.reforms, (example::Names{"A", "B"}));
  EXPECT_TRUE(study.is_exact);
  EXPECT_EQ(study.arms.at(0), "z");
  EXPECT_EQ(study.arms.at(1), "w");
  EXPECT_EQ(study.arms.at(2), "y");
  EXPECT_EQ(study.arms.at(3), "x");
  EXPECT_EQ(study.replications, 4U);
  EXPECT_EQ(study.sums.at("w")[static_cast<std::size_t>(example::Measure::missed)][2], 34.0);
}

// Means: harmed 103; missed 38.5, less 4, 6 and 12. A: half of 4 + (12 - 6) = 5; B: 7.
TEST(FinishedStudy, SplitsAnOutcomeAndAddsUpInEveryReplication) {
  const Split split = split_of(finished(example::shuffled_study()), rate());
  EXPECT_NEAR(split.shares[0].estimate.mean, -5.0 / 103.0, 1e-14);
  EXPECT_NEAR(split.shares[1].estimate.mean, -7.0 / 103.0, 1e-14);
  EXPECT_NEAR(split.interactions[0].estimate.mean, -2.0 / 103.0, 1e-14);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(split.shares[0].by_observation[i] + split.shares[1].by_observation[i],
                split.total_by_observation[i], 1e-15);
  }
}

TEST(FinishedStudy, TotalIsThePairedDifferenceOfTheComparison) {
  const scenario::Study study = example::shuffled_study();
  const statistics::PairedComparison paired =
      experiment::compare(example::sample_of(study), 0, 2, rate());
  const Split split = split_of(finished(study), rate());
  EXPECT_NEAR(split.total.mean, paired.difference.mean, 1e-14);
  EXPECT_NEAR(split.total.low, paired.difference.low, 1e-14);
  EXPECT_NEAR(split.total.high, paired.difference.high, 1e-14);
}

TEST(FinishedStudy, TakesParameterSetsForObservations) {
  scenario::Study study = example::shuffled_study();
  study.sets.resize(2);
  for (scenario::Arm& arm : study.arms)
    arm.set_inputs.assign(2, arm.input);
  const FinishedStudy read = finished(study);
  EXPECT_EQ(read.sets, 2U);
  EXPECT_EQ(split_of(read, rate()).total.n, 2U);
}

TEST(FinishedStudy, DealsParameterSetsByTheNumbersOfReplications) {
  scenario::Study study = example::shuffled_study();
  study.sets.resize(2);
  for (scenario::Arm& arm : study.arms)
    arm.set_inputs.assign(2, arm.input);
  const std::vector<std::uint64_t> numbers{0, 2, 3, 5};  // 1 and 4 failed
  const output::ScratchFolder scratch;
  example::finish(study, scratch.path(), numbers);
  const FinishedStudy read = read_finished_study(scratch.path());
  EXPECT_EQ(read.set_of_replication, (std::vector<std::size_t>{0, 0, 1, 1}));
  const statistics::PairedComparison paired =
      experiment::compare(example::sample_of(study, numbers), 0, 2, rate());
  EXPECT_NEAR(split_of(read, rate()).total.low, paired.difference.low, 1e-14);
  EXPECT_NE(split_of(read, rate()).total.low, split_of(finished(study), rate()).total.low);
}

TEST(FinishedStudy, RefusesASweep) {
  const output::ScratchFolder scratch;
  example::finish(example::shuffled_study(), scratch.path());
  const std::filesystem::path path = scratch.path() / "results.h5";
  output::DataFile file = output::read(path);
  file.axes.push_back({"design_point", std::vector<std::int64_t>{0, 1}, "", ""});
  output::write(path, file);
  try {
    static_cast<void>(read_finished_study(scratch.path()));
    FAIL() << "a sweep was read";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("results.h5: holds a sweep; effects are split in a study "
                                        "without `vary`"));
  }
}

TEST(FinishedStudy, LeavesOutArmsThatRollAReformOutOtherwise) {
  scenario::Study study = example::shuffled_study();
  study.arms.push_back(example::arm({"A", "B"}, "half"));
  study.arms.back().input.reforms[1] = example::reform(1, 0.5);
  EXPECT_EQ(finished(study).arms.at(3), "x");
}

TEST(FinishedStudy, LeavesOutArmsOnOtherParameters) {
  scenario::Study study = example::shuffled_study();
  study.arms.insert(study.arms.begin(), example::arm({}, "other"));
  study.arms[0].input.parameters.household.adults.aggressive_parent = Probability(0.5);
  EXPECT_EQ(finished(study).arms.at(0), "z");
}

TEST(FinishedStudy, NamesThePackagesThatLack) {
  scenario::Study study = example::shuffled_study();
  study.arms.push_back(example::arm({"C"}, "c"));
  EXPECT_THAT(mistake_of(study),
              HasSubstr("results.h5: lacks 3 of the packages that a split among A, B, C needs: "
                        "A+C, B+C, A+B+C; `packages: {reforms: [A, B, C], of: all-subsets}`"));
}

TEST(FinishedStudy, SplitsByOrdersWhereNotAllPackagesWereRun) {
  const example::Names all{"A", "B", "C"};
  scenario::Study study = example::study(
      {example::arm({}, "none"), example::arm({"A"}, "A"), example::arm({"A", "B"}, "A+B"),
       example::arm({"C"}, "C"), example::arm({"B", "C"}, "B+C"), example::arm(all, "all")});
  study.packages =
      scenario::Packages{all, scenario::PackageKind::permutations, {{0, 1, 2}, {2, 1, 0}}};
  const FinishedStudy read = finished(study);
  EXPECT_FALSE(read.is_exact);
  const Split split = split_of(read, rate());
  EXPECT_EQ(split.orders, 2U);
  EXPECT_NEAR(split.shares[0].estimate.mean, -5.0 / 103.0, 1e-14);
  EXPECT_NEAR(split.shares[2].estimate.mean, 0.0, 1e-14);
  study.arms.erase(study.arms.begin() + 1);
  EXPECT_THAT(mistake_of(study), HasSubstr("lacks 1 of the packages"));
}

TEST(FinishedStudy, RefusesFoldersWithoutPackages) {
  EXPECT_THAT(mistake_of(example::study({example::arm({}, "a"), example::arm({"A"}, "b")})),
              HasSubstr("no arms make packages of two"));
  const output::ScratchFolder scratch;
  EXPECT_THROW(static_cast<void>(read_finished_study(scratch.path())), InputError);
  output::write_text(scratch.path() / "results.h5", "nonsense");
  EXPECT_THROW(static_cast<void>(read_finished_study(scratch.path())), RunError);
}

TEST(FinishedStudy, SaysThatAnOutcomeIsNotDefined) {
  const auto* outcome = model::outcomes::find_outcome("false_plan_rate");
  EXPECT_TRUE(game_of(finished(example::shuffled_study()), *outcome).worth.empty());
}

}  // namespace
}  // namespace sightline::attribution
