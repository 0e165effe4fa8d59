// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <cmath>
#include <fstream>
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/part_file.hpp>
#include <sightline/experiment/runner.hpp>
#include <sightline/statistics/confidence_sequence.hpp>

#include "example_study.hpp"
#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::experiment {
namespace {

using output::reason_of;
using output::ScratchFolder;

/// Runs a study in a folder of its own and counts the calls of the stand-in.
class Runner : public testing::Test {
 protected:
  RunOutcome run(std::uint32_t replications, unsigned threads = 2) {
    scenario::Study study = study_;
    study.replications = replications;
    calls_ = 0;
    return run_study(study, {.folder = scratch_.path(),
                             .threads = threads,
                             .cancelled = &cancelled_,
                             .on_progress = on_progress_,
                             .replicate = [this](const model::Input& input, const Calendar&,
                                                 std::uint64_t, std::uint64_t replication) {
                               ++calls_;
                               return replicate_(input, replication);
                             }});
  }
  [[nodiscard]] std::filesystem::path part(std::uint64_t block) const {
    return part_path(scratch_.path(), block);
  }
  static std::uint64_t digest_of_first(std::uint64_t replications) {
    Sample sample(2);
    for (std::uint64_t i = 0; i < replications; ++i) {
      sample.add(example_record(i));
    }
    return sample.digest();
  }

  ScratchFolder scratch_;
  scenario::Study study_ = example_study();
  std::function<model::ReplicationResult(const model::Input&, std::uint64_t)> replicate_ =
      example_result;
  std::function<void(const Progress&)> on_progress_;
  std::atomic<bool> cancelled_{false};
  std::atomic<int> calls_{0};
};

TEST_F(Runner, HasOneDigestForAnyNumberOfThreads) {
  for (const unsigned threads : {1U, 2U, 8U}) {
    std::filesystem::remove_all(scratch_.path() / "parts");
    const RunOutcome outcome = run(24, threads);
    EXPECT_FALSE(outcome.is_interrupted);
    EXPECT_EQ(outcome.sample.replications(), 24U);
    EXPECT_EQ(outcome.sample.digest(), digest_of_first(24)) << threads;
  }
}

TEST_F(Runner, ExtendsWhatIsThere) {
  (void)run(8);
  EXPECT_EQ(calls_, 16);
  const auto first_part = std::filesystem::last_write_time(part(0));
  EXPECT_EQ(run(24).sample.digest(), digest_of_first(24));
  EXPECT_EQ(calls_, 32 + 1);  // one arm is run again to see that the model is the same
  EXPECT_EQ(std::filesystem::last_write_time(part(0)), first_part);
}

TEST_F(Runner, CompletesAShortBlock) {
  (void)run(20);
  EXPECT_EQ(read_part(scratch_.path(), study_, 2)->records.size(), 4U);
  EXPECT_EQ(run(60).sample.digest(), digest_of_first(60));
  EXPECT_EQ(calls_, 2 * 40 + 1);
  EXPECT_EQ(read_part(scratch_.path(), study_, 2)->records.size(), 8U);
}

TEST_F(Runner, UsesTheBeginningWhereMoreIsThere) {
  (void)run(24);
  EXPECT_EQ(run(20).sample.digest(), digest_of_first(20));
  EXPECT_EQ(calls_, 1);
  EXPECT_EQ(read_part(scratch_.path(), study_, 2)->records.size(), 8U);
}

TEST_F(Runner, RunsDeletedAndDamagedPartsAgain) {
  (void)run(24);
  std::filesystem::remove(part(0));
  std::filesystem::resize_file(part(2), 1000);
  EXPECT_EQ(run(24).sample.digest(), digest_of_first(24));
  EXPECT_EQ(calls_, 2 * 16 + 1);
}

TEST_F(Runner, IsNotDisturbedByWhatAKilledRunLeft) {
  (void)run(8);
  std::ofstream(part(1).string() + ".partial") << "half a file";
  EXPECT_EQ(run(16).sample.digest(), digest_of_first(16));
  EXPECT_FALSE(std::filesystem::exists(part(1).string() + ".partial"));
}

TEST_F(Runner, RejectsAFolderOfAnotherStudy) {
  (void)run(8);
  ++study_.fingerprint;
  const std::string reason = reason_of<InputError>([&] { (void)run(8); });
  EXPECT_NE(reason.find("another study"), std::string::npos) << reason;
}

TEST_F(Runner, RejectsAFolderOfAnotherModel) {
  (void)run(8);
  replicate_ = [](const model::Input& input, std::uint64_t replication) {
    model::ReplicationResult result = example_result(input, replication);
    result.tallies.add(index(Measure::contacts), 0, 0);
    return result;
  };
  const std::string reason = reason_of<InputError>([&] { (void)run(16); });
  EXPECT_NE(reason.find("other numbers"), std::string::npos) << reason;
}

TEST_F(Runner, GoesOnAfterAnInterruption) {
  replicate_ = [this](const model::Input& input, std::uint64_t replication) {
    if (calls_ == 2 * 11) cancelled_ = true;
    return example_result(input, replication);
  };
  const RunOutcome interrupted = run(24, 1);
  EXPECT_TRUE(interrupted.is_interrupted);
  EXPECT_EQ(interrupted.saved, 11U);  // one block, and the beginning of the next
  cancelled_ = false;
  replicate_ = example_result;
  EXPECT_EQ(run(24).sample.digest(), digest_of_first(24));
  EXPECT_EQ(calls_, 2 * 13 + 1);
}

TEST_F(Runner, ListsAFailureAndGoesOnWithoutIt) {
  replicate_ = [](const model::Input& input, std::uint64_t replication) {
    if (replication == 9 && input.children == second_children) throw std::runtime_error("nine");
    return example_result(input, replication);
  };
  const RunOutcome outcome = run(24);
  EXPECT_FALSE(outcome.is_interrupted);
  ASSERT_EQ(outcome.failures.size(), 1U);
  EXPECT_EQ(outcome.failures[0], (Failure{std::nullopt, 9, 3, "doctors-attend", "nine"}));
  EXPECT_EQ(outcome.sample.replications(), 23U);
  EXPECT_EQ(outcome.sample.numbers()[8], 8U);
  EXPECT_EQ(outcome.sample.numbers()[9], 10U);
  EXPECT_TRUE(std::filesystem::exists(scratch_.path() / "failures.csv"));
}

TEST_F(Runner, TriesAFailureAgain) {
  replicate_ = [](const model::Input& input, std::uint64_t replication) {
    if (replication % 8 == 2) throw std::runtime_error("two");
    return example_result(input, replication);
  };
  EXPECT_EQ(run(24).failures.size(), 3U);
  replicate_ = example_result;
  const RunOutcome outcome = run(24);
  EXPECT_TRUE(outcome.failures.empty());
  EXPECT_EQ(calls_, 2 * 3 + 1);
  EXPECT_EQ(outcome.sample.digest(), digest_of_first(24));
  EXPECT_FALSE(std::filesystem::exists(scratch_.path() / "failures.csv"));
}

TEST_F(Runner, HasNoResultsWhereEveryReplicationFails) {
  replicate_ = [](const model::Input&, std::uint64_t) -> model::ReplicationResult {
    throw std::runtime_error("always");
  };
  const std::string reason = reason_of<RunError>([&] { (void)run(9); });
  EXPECT_NE(reason.find("every replication failed"), std::string::npos) << reason;
  EXPECT_NE(reason.find("always"), std::string::npos) << reason;
  EXPECT_TRUE(std::filesystem::exists(scratch_.path() / "failures.csv"));
}

TEST_F(Runner, SaysWhereItCannotWrite) {
  std::ofstream(scratch_.path() / "parts") << "a file where a folder should be";
  EXPECT_THROW((void)run(8), RunError);
}

TEST_F(Runner, ReportsHowFarItIs) {
  (void)run(8);
  std::vector<Progress> reports;
  on_progress_ = [&](const Progress& progress) { reports.push_back(progress); };
  (void)run(16, 1);
  ASSERT_EQ(reports.size(), 9U);
  EXPECT_EQ(reports.front().done, 8U);
  EXPECT_EQ(reports.front().found, 8U);
  EXPECT_EQ(reports.back().done, 16U);
  EXPECT_EQ(reports.back().target, 16U);
  // The difference is -1 of 10 harmed children in every replication.
  ASSERT_TRUE(reports.back().half_width);
  EXPECT_NEAR(*reports.back().half_width, 0.0, 1e-12);
}

/// The second arm misses 0 or 2 children less in turn: differences with standard deviation near 1.
class Precision : public Runner {
 protected:
  Precision() {
    replicate_ = [](const model::Input& input, std::uint64_t replication) {
      model::ReplicationResult result = example_result(input, replication);
      if (input.children == second_children) {
        result.tallies.add(index(Measure::missed), 0, 0, replication % 4 < 2 ? 1.0 : -1.0);
      }
      return result;
    };
    study_.precision = {"missed_cases", "doctors-attend", "as-is", 0.3, 200};
  }
  /// Standard error of n differences, n a multiple of 4: s / sqrt(n) with s^2 = n / (n - 1).
  static double half_width(std::size_t n) {
    const double error = 1.0 / std::sqrt(static_cast<double>(n) - 1.0);
    return statistics::sequence_half_width({-1.0, 0.0, 0.0, error, n});
  }
};

TEST_F(Precision, StopsAtTheFirstLookThatIsPreciseEnough) {
  EXPECT_GT(half_width(96), 0.3);
  EXPECT_LT(half_width(112), 0.3);
  const Sample sample = run(1).sample;
  EXPECT_EQ(sample.replications(), 112U);
  const Reached reached = precision_reached(study_, sample);
  EXPECT_NEAR(reached.half_width, half_width(112), 1e-12);
}

TEST_F(Precision, StopsAtTheSameNumberForAnyThreadsAndAfterResuming) {
  const std::uint64_t digest = run(1, 1).sample.digest();
  std::filesystem::remove(part(3));
  const RunOutcome again = run(1, 8);
  EXPECT_EQ(again.sample.replications(), 112U);
  EXPECT_EQ(again.sample.digest(), digest);
}

TEST_F(Precision, RunsAtLeastTheNumberOfTheStudy) {
  EXPECT_EQ(run(120).sample.replications(), 128U);  // the next look after 120
}

TEST_F(Precision, RunsAtMostTheNumberAllowed) {
  study_.precision->half_width = 1e-6;
  study_.precision->most_replications = 41;
  EXPECT_EQ(run(1).sample.replications(), 41U);
}

TEST(HeadlineOf, IsThePrecisionTargetOrTheMissedCaseRate) {
  scenario::Study study = example_study();
  EXPECT_EQ(headline_of(study)->outcome->name, "missed_case_rate");
  study.precision = {"deaths", "as-is", "doctors-attend", 1, 10};
  EXPECT_EQ(headline_of(study)->outcome->name, "deaths");
  EXPECT_EQ(headline_of(study)->arm, 0U);
  EXPECT_EQ(headline_of(study)->against, 1U);
  study.precision->arm = "nobody";
  EXPECT_THROW((void)headline_of(study), std::invalid_argument);
  study.precision.reset();
  study.arms.pop_back();
  EXPECT_FALSE(headline_of(study));
}

}  // namespace
}  // namespace sightline::experiment
