// SPDX-License-Identifier: Apache-2.0
#include <fstream>

#include <gtest/gtest.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/merge.hpp>
#include <sightline/experiment/runner.hpp>
#include <sightline/output/file.hpp>

#include "example_sweep.hpp"
#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::experiment {
namespace {

using output::reason_of;

/// The example sweep, run in three shards.
class Merge : public testing::Test {
 protected:
  Merge() {
    study_.fingerprint = 0xABC;
    for (std::uint64_t number = 1; number <= 3; ++number)
      run(number, 3);
  }
  [[nodiscard]] std::filesystem::path folder(std::uint64_t number) const {
    return scratch_.path() / std::to_string(number);
  }
  void run(std::uint64_t number, std::uint64_t count) {
    const Sweep sweep(study_);
    const ShardOutcome outcome = run_shard(
        sweep, {.folder = folder(number), .replicate = replicate_, .shard = {number, count}});
    write_shard(folder(number), {.shard = {number, count},
                                 .study_file = "s.yaml",
                                 .overrides = {std::nullopt, 18446744073709551615ULL, {"a.b=1"}},
                                 .study = study_.name,
                                 .fingerprint = study_.fingerprint,
                                 .replications = study_.replications,
                                 .points = sweep.points(),
                                 .failures = outcome.failures});
  }
  [[nodiscard]] std::string reason(const std::vector<std::filesystem::path>& folders) const {
    return reason_of<InputError>([&] { (void)read_shards(folders); });
  }
  [[nodiscard]] std::filesystem::path out() const { return scratch_.path() / "out"; }

  output::ScratchFolder scratch_;
  scenario::Study study_ = example_sweep_study(11);
  Replicate replicate_ = example_sweep_replicate();
};

TEST_F(Merge, HasThePartsOfAnUnshardedRun) {
  const Sweep sweep(study_);
  const auto shards = read_shards({folder(2), folder(1), folder(3)});
  EXPECT_TRUE(merge_parts(out(), Workload(sweep), shards).empty());
  const SweepOutcome whole =
      run_sweep(sweep, {.folder = scratch_.path() / "whole", .replicate = replicate_});
  EXPECT_EQ(collect(sweep, out(), {}).digest, whole.result.digest);
  for (std::uint64_t point = 0; point < 6; ++point) {
    for (const std::uint64_t block : {0U, 1U}) {
      EXPECT_EQ(output::read_text(part_path(out(), block, point)),
                output::read_text(part_path(scratch_.path() / "whole", block, point)));
    }
  }
}

TEST_F(Merge, KnowsHowItsShardsWereRun) {
  const ShardRecord record = read_shards({folder(1), folder(2), folder(3)})[1];
  EXPECT_EQ(record.shard, (Shard{2, 3}));
  EXPECT_EQ(record.study_file, "s.yaml");
  EXPECT_EQ(record.overrides.seed, 18446744073709551615ULL);
  EXPECT_EQ(record.overrides.settings, std::vector<std::string>{"a.b=1"});
  EXPECT_EQ(record.fingerprint, 0xABCU);
  EXPECT_EQ(record.folder, folder(2));
}

TEST_F(Merge, TakesPathsThatAreNoUtf8) {
  std::filesystem::create_directories(out());
  write_shard(out(), {.shard = {1, 1}, .study_file = "caf\xe9.yaml"});
  EXPECT_EQ(read_shards({out()}).at(0).study_file, "caf\xef\xbf\xbd.yaml");
}

TEST_F(Merge, TellsGapsAndOverlaps) {
  EXPECT_EQ(reason({folder(2)}), "merge: shards 1 and 3 of 3 are missing");
  std::filesystem::copy(folder(1), folder(4), std::filesystem::copy_options::recursive);
  const std::string text = reason({folder(1), folder(2), folder(4)});
  EXPECT_NE(text.find("overlaps with"), std::string::npos) << text;
  EXPECT_NE(text.find("both are shard 1 of 3"), std::string::npos) << text;
  EXPECT_NE(text.find("shard 3 of 3 is missing"), std::string::npos) << text;
}

TEST_F(Merge, TellsShardsOfOtherStudiesAndUnfinishedOnes) {
  ++study_.fingerprint;
  std::filesystem::remove_all(folder(2));
  run(2, 3);
  EXPECT_NE(reason({folder(1), folder(2), folder(3)}).find("is of another study"),
            std::string::npos);
  std::filesystem::remove(folder(2) / "shard.json");
  EXPECT_NE(reason({folder(1), folder(2), folder(3)}).find("holds no finished shard"),
            std::string::npos);
  std::ofstream(folder(2) / "shard.json") << "{";
  EXPECT_NE(reason({folder(1), folder(2), folder(3)}).find("shard.json: "), std::string::npos);
}

TEST_F(Merge, TellsPartsThatAreMissing) {
  std::filesystem::remove(part_path(folder(2), 0, 1));
  const auto shards = read_shards({folder(1), folder(2), folder(3)});
  const std::string text =
      reason_of<InputError>([&] { (void)merge_parts(out(), Workload(Sweep(study_)), shards); });
  EXPECT_NE(text.find("point-000001-block-000000.h5 is missing, damaged or short of 8 "
                      "replications; run shard 2/3 again"),
            std::string::npos)
      << text;
  EXPECT_FALSE(std::filesystem::exists(out() / "parts"));
}

TEST_F(Merge, RefusesAStudyThatHasChanged) {
  const auto shards = read_shards({folder(1), folder(2), folder(3)});
  ++study_.fingerprint;
  EXPECT_THROW((void)merge_parts(out(), Workload(Sweep(study_)), shards), InputError);
}

TEST_F(Merge, BringsFailuresAlong) {
  replicate_ = [](const model::Input& input, const Calendar&, std::uint64_t,
                  std::uint64_t replication) {
    if (replication == 10) throw std::runtime_error("ten");
    return example_sweep_result(input, replication);
  };
  for (std::uint64_t number = 1; number <= 3; ++number) {
    std::filesystem::remove_all(folder(number));
    run(number, 3);
  }
  const Sweep sweep(study_);
  const auto failures =
      merge_parts(out(), Workload(sweep), read_shards({folder(1), folder(2), folder(3)}));
  ASSERT_EQ(failures.size(), 6U);
  EXPECT_EQ(failures[5].point, 5U);
  EXPECT_EQ(collect(sweep, out(), failures).points[5].count, 10U);
}

}  // namespace
}  // namespace sightline::experiment
