// SPDX-License-Identifier: Apache-2.0
// The runner with the model itself, in a very small place.
#include <gtest/gtest.h>

#include <sightline/experiment/runner.hpp>

#include "example_study.hpp"
#include "tests/support/replications.hpp"
#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::experiment {
namespace {

scenario::Study small_study() {
  scenario::Study study = example_study(10);
  study.children = 2000;
  study.period.warm_up_days = 60;
  study.period.measured_days = 120;
  for (scenario::Arm& arm : study.arms) {
    arm.input.children = study.children;
    arm.input.period = study.period;
  }
  for (const Parameter& parameter : parameters_of(study.arms[1].input.parameters)) {
    if (parameter.path == "practice.threshold.refer") *parameter.value -= 1.0;
  }
  return study;
}

TEST(ModelRuns, HaveOneDigestHoweverTheyAreRun) {
  const scenario::Study study = small_study();
  std::vector<std::uint64_t> digests;
  for (const unsigned threads : {1U, 2U, 8U}) {
    const output::ScratchFolder scratch;
    const RunOptions options = {.folder = scratch.path(), .threads = threads};
    scenario::Study beginning = study;
    beginning.replications = 3;
    if (threads == 2) (void)run_study(beginning, options);
    digests.push_back(run_study(study, options).sample.digest());
  }
  EXPECT_EQ(digests[1], digests[0]);
  EXPECT_EQ(digests[2], digests[0]);
}

TEST(ModelRuns, ArmsThatAreEqualDifferInNothing) {
  scenario::Study study = small_study();
  study.arms[1].input = study.arms[0].input;
  study.replications = 2;
  const output::ScratchFolder scratch;
  const Sample sample = run_study(study, {.folder = scratch.path(), .threads = 2}).sample;
  EXPECT_EQ(sample.arms()[0].sums, sample.arms()[1].sums);
  EXPECT_EQ(sample.arms()[1].rescued, (std::vector<double>{0, 0}));
  EXPECT_EQ(sample.arms()[1].newly_missed, (std::vector<double>{0, 0}));
}

/// Three arms that are one run until day 120, with an ensemble of two parameter sets.
scenario::Study branching_study() {
  scenario::Study study = small_study();
  study.arms[1].input = study.arms[0].input;
  study.arms.push_back(study.arms[1]);
  study.arms[2].name = "visits";
  const auto reform = [](std::uint64_t key, const char* path, double value) {
    model::workforce::PracticeReform made;
    made.key = key;
    made.from = start_of_day(120);
    made.changes = {model::testing::set_practice(path, value)};
    return made;
  };
  study.arms[1].input.reforms = {reform(1, "threshold.refer", -4.0)};
  study.arms[2].input.reforms = {reform(2, "visit.interval", 7.0)};
  study.arms[2].input.reforms.back().full_after = days(30);
  study.arms[2].input.reforms.back().compliance = Probability(0.6);
  study.sets.resize(2);
  for (scenario::Arm& arm : study.arms) {
    arm.set_inputs.assign(2, arm.input);
    arm.set_inputs[1].parameters.household.other_concerns.rate = PerYear(0.5);
  }
  return study;
}

TEST(ModelRuns, OfArmsWithACommonBeginningHaveTheDigestOfWholeRuns) {
  const scenario::Study study = branching_study();
  const output::ScratchFolder scratch;
  const auto digest_of = [&](const char* folder, unsigned threads, std::uint32_t found,
                             const Replicate& replicate) {
    const RunOptions options = {
        .folder = scratch.path() / folder, .threads = threads, .replicate = replicate};
    scenario::Study beginning = study;
    beginning.replications = found;
    if (found > 0) (void)run_study(beginning, options);
    return run_study(study, options).sample.digest();
  };
  const Replicate arm_by_arm = whole_runs();
  const std::uint64_t expected = digest_of("whole", 2, 0, arm_by_arm);
  EXPECT_EQ(digest_of("one", 1, 0, {}), expected);
  EXPECT_EQ(digest_of("two", 2, 0, {}), expected);
  EXPECT_EQ(digest_of("resumed", 2, 3, {}), expected);
  EXPECT_EQ(digest_of("resumed-whole", 1, 9, arm_by_arm), expected);
  // The arms do differ.
  const Sample sample = run_study(study, {.folder = scratch.path() / "one", .threads = 1}).sample;
  EXPECT_NE(sample.arms()[0].sums, sample.arms()[1].sums);
  EXPECT_NE(sample.arms()[0].sums, sample.arms()[2].sums);
}

}  // namespace
}  // namespace sightline::experiment
