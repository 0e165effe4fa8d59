// SPDX-License-Identifier: Apache-2.0
#include "analysis/experiment/block_runner.hpp"

#include <gtest/gtest.h>

#include "example_study.hpp"
#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::experiment {
namespace {

TEST(BlockRunner, GoesOnFromOneTargetToTheNext) {
  const output::ScratchFolder scratch;
  std::filesystem::create_directory(scratch.path() / "parts");
  const scenario::Study study = example_study();
  const RunOptions options = {
      .folder = scratch.path(), .threads = 2, .replicate = example_replicate()};
  const Workload workload(study);
  BlockRunner runner(workload, options);
  EXPECT_TRUE(runner.run_until(16));
  EXPECT_EQ(runner.saved(), 16U);
  EXPECT_TRUE(std::filesystem::exists(part_path(scratch.path(), 1)));
  EXPECT_FALSE(std::filesystem::exists(part_path(scratch.path(), 2)));
  EXPECT_TRUE(runner.run_until(20));
  EXPECT_EQ(runner.saved(), 20U);
  EXPECT_EQ(read_part(scratch.path(), study, 2)->records.size(), 4U);
}

}  // namespace
}  // namespace sightline::experiment
