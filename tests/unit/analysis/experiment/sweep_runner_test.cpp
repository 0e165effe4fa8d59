// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/core/dice.hpp>
#include <sightline/core/error.hpp>
#include <sightline/experiment/probe.hpp>
#include <sightline/experiment/runner.hpp>

#include "example_sweep.hpp"
#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::experiment {
namespace {

using output::ScratchFolder;

class SweepRunner : public testing::Test {
 protected:
  SweepOutcome run(std::uint32_t replications = 11, unsigned threads = 2) {
    study_.replications = replications;
    calls_ = 0;
    return run_sweep(Sweep(study_), options(threads));
  }
  [[nodiscard]] RunOptions options(unsigned threads) {
    return {.folder = scratch_.path(),
            .threads = threads,
            .cancelled = &cancelled_,
            .replicate = [this](const model::Input& input, const Calendar&, std::uint64_t,
                                std::uint64_t replication) {
              const int call = ++calls_;
              // Later calls too: the thread of the first may be held up before it cancels.
              if (cancel_at_ > 0 && call >= cancel_at_) cancelled_ = true;
              return replicate_(input, replication);
            }};
  }
  void clean() {
    std::filesystem::remove_all(scratch_.path() / "parts");
    std::filesystem::remove(scratch_.path() / "design.h5");
  }

  ScratchFolder scratch_;
  scenario::Study study_ = example_sweep_study();
  std::function<model::ReplicationResult(const model::Input&, std::uint64_t)> replicate_ =
      example_sweep_result;
  std::atomic<bool> cancelled_{false};
  std::atomic<int> calls_{0};
  int cancel_at_ = -1;
};

constexpr int all_calls = 6 * 2 * 11;  // points, arms, replications

TEST_F(SweepRunner, FindsTheDifferenceAtEveryPoint) {
  const SweepResult result = run().result;
  EXPECT_EQ(calls_, all_calls);
  ASSERT_EQ(result.points.size(), 6U);
  const std::size_t missed = outcome_index("missed_case_rate");
  EXPECT_EQ(result.asked, std::vector<std::size_t>{missed});
  for (std::size_t point = 0; point < 6; ++point) {
    const double visible = static_cast<double>(point / 2) / 2.0;
    const PointResult& at = result.points[point];
    EXPECT_EQ(at.count, 11U);
    EXPECT_NEAR(at.summary.comparisons[0].outcomes[missed].difference.mean, (4 * visible - 1) / 10,
                1e-12);
    EXPECT_EQ(at.sums[1][index(Measure::harmed)], 10);
    EXPECT_EQ(at.by_quintile[0][index(Measure::harmed) * 5], 4);
    EXPECT_NEAR(at.replications[1][10], 0.6 + (4 * visible - 1) / 10, 1e-12);
  }
}

TEST_F(SweepRunner, HasOneDigestForAnyNumberOfThreads) {
  const std::uint64_t digest = run(11, 1).result.digest;
  for (const unsigned threads : {2U, 8U}) {
    clean();
    EXPECT_EQ(run(11, threads).result.digest, digest) << threads;
  }
  EXPECT_TRUE(std::filesystem::exists(part_path(scratch_.path(), 1, 5)));
}

TEST_F(SweepRunner, GoesOnFromAnyMoment) {
  const std::uint64_t digest = run().result.digest;
  const Dice dice(31, 0);
  for (std::uint64_t trial = 0; trial < 5; ++trial) {
    clean();
    cancel_at_ = 1 + static_cast<int>(dice.trait({trial, 0, 0}) * (all_calls - 20));
    EXPECT_TRUE(run(11, trial % 2 == 0 ? 1 : 3).is_interrupted);
    cancelled_ = false;
    cancel_at_ = -1;
    const SweepOutcome outcome = run();
    EXPECT_LE(calls_, all_calls);
    EXPECT_EQ(outcome.result.digest, digest);
  }
}

TEST_F(SweepRunner, ExtendsReplicationsAndPoints) {
  (void)run(5);
  const std::uint64_t longer = run(11).result.digest;
  EXPECT_EQ(calls_, 6 * 2 * 6 + 1);
  clean();
  EXPECT_EQ(run(11).result.digest, longer);

  study_.variation->method = scenario::DesignMethod::sobol;
  study_.variation->points = 4;
  clean();
  (void)run(2);
  study_.variation->points = 8;
  const std::uint64_t more = run(2).result.digest;
  EXPECT_EQ(calls_, 4 * 2 * 2 + 1);
  clean();
  EXPECT_EQ(run(2).result.digest, more);
}

TEST_F(SweepRunner, LeavesFailedReplicationsOutAndTriesThemAgain) {
  const std::uint64_t digest = run().result.digest;
  clean();
  replicate_ = [](const model::Input& input, std::uint64_t replication) {
    if (input.parameters.household.harm.visible.value() == 0.5 && replication == 4) {
      throw std::runtime_error("half visible");
    }
    return example_sweep_result(input, replication);
  };
  const SweepOutcome outcome = run();
  ASSERT_EQ(outcome.failures.size(), 2U);
  EXPECT_EQ(outcome.failures[1], (Failure{3, 4, 3, "as-is", "half visible"}));
  EXPECT_EQ(outcome.result.points[2].count, 10U);
  EXPECT_EQ(outcome.result.points[4].count, 11U);
  replicate_ = example_sweep_result;
  EXPECT_EQ(run().result.digest, digest);
  EXPECT_EQ(calls_, 2 * 2 + 1);
}

TEST_F(SweepRunner, HasNothingForAPointWhereAllFail) {
  replicate_ = [](const model::Input& input, std::uint64_t replication) {
    if (input.parameters.household.harm.visible.value() == 1.0) throw std::runtime_error("all");
    return example_sweep_result(input, replication);
  };
  const SweepOutcome outcome = run(3);
  EXPECT_EQ(outcome.failures.size(), 6U);
  EXPECT_EQ(outcome.result.points[5].count, 0U);
  EXPECT_EQ(outcome.result.points[0].count, 3U);
}

TEST_F(SweepRunner, RejectsAnotherModel) {
  (void)run(2);
  replicate_ = [](const model::Input& input, std::uint64_t replication) {
    model::ReplicationResult result = example_sweep_result(input, replication);
    result.tallies.add(index(Measure::contacts), 0, 0);
    return result;
  };
  EXPECT_THROW((void)run(3), InputError);
}

TEST_F(SweepRunner, SharesUnitsAmongShards) {
  study_.replications = 11;
  const Sweep sweep(study_);
  std::uint64_t saved = 0;
  for (std::uint64_t number = 1; number <= 5; ++number) {
    RunOptions of_shard = options(2);
    of_shard.shard = {number, 5};
    const ShardOutcome outcome = run_shard(sweep, of_shard);
    EXPECT_FALSE(outcome.is_interrupted);
    saved += outcome.saved;
  }
  EXPECT_EQ(saved, 6U * 11U);
  EXPECT_EQ(calls_, all_calls + 0);
  const SweepResult result = collect(sweep, scratch_.path(), {});
  clean();
  EXPECT_EQ(run().result.digest, result.digest);
}

TEST_F(SweepRunner, SaysWhatIsMissing) {
  study_.replications = 11;
  const Sweep sweep(study_);
  (void)run();
  std::filesystem::remove(part_path(scratch_.path(), 1, 2));
  const std::string reason =
      output::reason_of<RunError>([&] { (void)collect(sweep, scratch_.path(), {}); });
  EXPECT_NE(reason.find("point-000002-block-000001.h5: replication 8"), std::string::npos)
      << reason;
}

TEST_F(SweepRunner, CountsTheWorkBefore) {
  study_.replications = 11;
  const Sweep sweep(study_);
  const WorkEstimate work = estimate_work(Workload(sweep), options(2));
  EXPECT_EQ(work.runs(), 6U * 2U * 11U);
  EXPECT_EQ(calls_, 4);
  EXPECT_GE(work.seconds, 0);
  // Parts of 6 points, two blocks each, hold at least their numbers once compressed.
  EXPECT_GT(work.bytes, 12 * 1000);
  EXPECT_FALSE(std::filesystem::exists(scratch_.path() / "parts"));
}

TEST_F(SweepRunner, CountsTheWorkAlsoWhereAReplicationFails) {
  const Sweep sweep(study_);
  replicate_ = [](const model::Input& input, std::uint64_t replication) {
    if (replication == 0) throw std::runtime_error("out of luck");
    return example_sweep_result(input, replication);
  };
  EXPECT_GT(estimate_work(Workload(sweep), options(2)).bytes, 0.0);
  replicate_ = [](const model::Input&, std::uint64_t) -> model::ReplicationResult {
    throw std::runtime_error("out of luck");
  };
  const std::string reason =
      output::reason_of<RunError>([&] { (void)estimate_work(Workload(sweep), options(2)); });
  EXPECT_NE(reason.find("out of luck"), std::string::npos) << reason;
}

}  // namespace
}  // namespace sightline::experiment
