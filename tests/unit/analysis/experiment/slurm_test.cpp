// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/experiment/slurm.hpp>
#include <sightline/output/file.hpp>

#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::experiment {
namespace {

using testing::HasSubstr;
using testing::Not;

ClusterPlan plan() {
  return {.name = "a study/of 2",
          .program = "/opt/sight line/sightline",
          .study = "/home/o'neil/study.yaml",
          .out = "/scratch/my results",
          .settings = {"-n", "200"},
          .shards = 12,
          .threads = 4,
          .shard_seconds = 1000,
          .shard_bytes = 2e9};
}

TEST(Slurm, ArrayAsksForTheResourcesOfAShard) {
  const std::string array = slurm_scripts(plan()).array;
  EXPECT_THAT(array, HasSubstr("#SBATCH --array=1-12\n"));
  EXPECT_THAT(array, HasSubstr("#SBATCH --cpus-per-task=4\n"));
  EXPECT_THAT(array, HasSubstr("#SBATCH --mem=3000M\n"));
  EXPECT_THAT(array, HasSubstr("#SBATCH --time=34\n"));
  EXPECT_THAT(array, HasSubstr("#SBATCH --job-name=sightline-a_study_of_2-shard\n"));
  EXPECT_THAT(array, Not(HasSubstr("--partition")));
  EXPECT_THAT(array, HasSubstr("--shard auto --threads 4 --quiet '-n' '200'\n"));
}

TEST(Slurm, PathsAreWordsOfTheShellWhateverTheyHold) {
  const SlurmScripts scripts = slurm_scripts(plan());
  EXPECT_THAT(scripts.array,
              HasSubstr("exec '/opt/sight line/sightline' run "
                        "'/home/o'\\''neil/study.yaml' --out '/scratch/my results'"));
  EXPECT_THAT(scripts.merge, HasSubstr("merge '/scratch/my results' "
                                       "'/scratch/my results'/shard-*-of-012\n"));
}

TEST(Slurm, PartitionAndAccountAreThoseOfBothJobs) {
  ClusterPlan of_whom = plan();
  of_whom.partition = "long";
  of_whom.account = "p123";
  const SlurmScripts scripts = slurm_scripts(of_whom);
  for (const std::string& script : {scripts.array, scripts.merge}) {
    EXPECT_THAT(script, HasSubstr("#SBATCH --partition=long\n#SBATCH --account=p123\n"));
  }
}

TEST(Slurm, AsksForSomethingWhateverTheProbeSays) {
  ClusterPlan tiny = plan();
  tiny.shard_seconds = 0.01;
  tiny.shard_bytes = 1e6;
  EXPECT_EQ(minutes_asked_for(tiny), 5U);
  EXPECT_EQ(megabytes_asked_for(tiny), 512U);
}

TEST(Slurm, ShardsAreAsManyAsHalfHours) {
  EXPECT_EQ(usual_shards(10, 100), 1U);
  EXPECT_EQ(usual_shards(1801, 100), 2U);
  EXPECT_EQ(usual_shards(36000, 100), 20U);
  EXPECT_EQ(usual_shards(36000, 7), 7U) << "one for each unit at most";
  EXPECT_EQ(usual_shards(1e12, 1'000'000), 1000U);
}

TEST(Slurm, ScriptsCanBeExecuted) {
  const output::ScratchFolder scratch;
  write_scripts(scratch.path(), slurm_scripts(plan()));
  for (const char* const name : {"array.sh", "merge.sh", "submit.sh"}) {
    const auto permissions = std::filesystem::status(scratch.path() / name).permissions();
    EXPECT_NE(permissions & std::filesystem::perms::owner_exec, std::filesystem::perms::none);
    EXPECT_THAT(output::read_text(scratch.path() / name), testing::StartsWith("#!/bin/bash\n"));
  }
}

}  // namespace
}  // namespace sightline::experiment
