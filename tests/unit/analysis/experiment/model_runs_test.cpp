// SPDX-License-Identifier: Apache-2.0
// The runner with the model itself, in a very small place.
#include <gtest/gtest.h>

#include <sightline/experiment/runner.hpp>

#include "example_study.hpp"
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

}  // namespace
}  // namespace sightline::experiment
