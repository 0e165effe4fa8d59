// SPDX-License-Identifier: Apache-2.0
#include <map>

#include <gtest/gtest.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/shard.hpp>

#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::experiment {
namespace {

using output::reason_of;

Shard shard_of(const std::string& text, const std::map<std::string, std::string>& variables = {}) {
  return parse_shard(text, [&](const std::string& name) {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  });
}

TEST(ParseShard, ReadsKOfN) {
  EXPECT_EQ(shard_of("1/4"), (Shard{1, 4}));
  EXPECT_EQ(shard_of("4/4"), (Shard{4, 4}));
  EXPECT_EQ(folder_name({3, 8}), "shard-003-of-008");
}

TEST(ParseShard, RejectsWhatIsNoShard) {
  for (const char* const text : {"", "3", "0/4", "5/4", "1/0", "-1/4", "1/4/2", "a/b", "1/ 4"}) {
    EXPECT_THROW((void)shard_of(text), InputError) << text;
  }
  EXPECT_EQ(reason_of<InputError>([] { (void)shard_of("5/4"); }),
            "--shard: `5/4` is shard 5 of 4; shards are 1/N to N/N, N at most 1000000");
}

TEST(ParseShard, TakesTheTaskOfASlurmArray) {
  EXPECT_EQ(shard_of("auto", {{"SLURM_ARRAY_TASK_ID", "7"},
                              {"SLURM_ARRAY_TASK_MIN", "5"},
                              {"SLURM_ARRAY_TASK_COUNT", "4"},
                              {"SLURM_PROCID", "0"},
                              {"SLURM_NTASKS", "1"}}),
            (Shard{3, 4}));
  EXPECT_EQ(shard_of("auto", {{"SLURM_ARRAY_TASK_ID", "4"},
                              {"SLURM_ARRAY_TASK_MIN", "0"},
                              {"SLURM_ARRAY_TASK_STEP", "2"},
                              {"SLURM_ARRAY_TASK_COUNT", "3"}}),
            (Shard{3, 3}));
}

TEST(ParseShard, TakesTheRankOfAnMpi) {
  EXPECT_EQ(shard_of("auto", {{"OMPI_COMM_WORLD_RANK", "1"},
                              {"OMPI_COMM_WORLD_SIZE", "2"},
                              {"SLURM_PROCID", "0"},
                              {"SLURM_NTASKS", "1"}}),
            (Shard{2, 2}));
  EXPECT_EQ(shard_of("auto", {{"PMI_RANK", "0"}, {"PMI_SIZE", "3"}}), (Shard{1, 3}));
  EXPECT_EQ(shard_of("auto", {{"SLURM_PROCID", "2"}, {"SLURM_NTASKS", "3"}}), (Shard{3, 3}));
}

TEST(ParseShard, SaysWhatTheEnvironmentLacks) {
  EXPECT_NE(reason_of<InputError>([] { (void)shard_of("auto"); }).find("give K/N"),
            std::string::npos);
  EXPECT_NE(reason_of<InputError>([] {
              (void)shard_of("auto", {{"SLURM_ARRAY_TASK_ID", "1"}});
            }).find("SLURM_ARRAY_TASK_COUNT is not"),
            std::string::npos);
  EXPECT_THROW((void)shard_of("auto", {{"PMI_RANK", "x"}, {"PMI_SIZE", "3"}}), InputError);
  EXPECT_THROW((void)shard_of("auto", {{"PMI_RANK", "3"}, {"PMI_SIZE", "3"}}), InputError);
}

TEST(Shard, RunsEveryCountthUnit) {
  const Shard shard{2, 3};
  EXPECT_FALSE(shard.runs(0));
  EXPECT_TRUE(shard.runs(1));
  EXPECT_TRUE(shard.runs(4));
}

}  // namespace
}  // namespace sightline::experiment
