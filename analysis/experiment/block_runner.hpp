// SPDX-License-Identifier: Apache-2.0
// Brings the block files of a folder up to a number of replications.
#pragma once

#include <cstdint>
#include <mutex>
#include <vector>

#include <sightline/core/calendar.hpp>
#include <sightline/experiment/part_file.hpp>
#include <sightline/experiment/runner.hpp>
#include <sightline/experiment/workload.hpp>

#include "live_difference.hpp"

namespace sightline::experiment {

class BlockRunner {
 public:
  BlockRunner(const Workload& workload, const RunOptions& options);

  /// Runs what is missing of the replications before `target` at every point; false if it was
  /// cancelled before all were tried. What is finished is then saved.
  bool run_until(std::uint64_t target);
  /// Replications in block files.
  [[nodiscard]] std::uint64_t saved() const { return saved_; }
  /// What could not be run, by point and replication.
  [[nodiscard]] std::vector<Failure> failures() const;

 private:
  enum class State : std::uint8_t { wanted, found, done, failed };
  /// A block that lacks replications.
  struct Unfinished {
    Block block;               ///< with a place for each replication wanted
    std::vector<State> state;  ///< by place
    std::uint64_t left = 0;
  };
  struct Task {
    std::size_t unfinished = 0;
    std::uint64_t place = 0;
  };

  void plan_block(std::uint64_t point, std::uint64_t number, std::uint64_t wanted);
  void require_same_model(const Block& found, const scenario::Study& study);
  void run(const Task& task);
  /// Tells of a replication that is there or has failed; the lock is held once tasks run.
  void take(std::uint64_t replication, const ReplicationRecord& record);
  void fail(Unfinished& unfinished, const Task& task, const ArmFailure& failure);
  void save(Unfinished& unfinished);
  void report();

  const Workload& workload_;
  const RunOptions& options_;
  Calendar calendar_;
  bool is_model_checked_ = false;
  std::vector<Unfinished> unfinished_;
  std::vector<Task> tasks_;
  std::mutex mutex_;           ///< guards all below, and the writing of files
  std::uint64_t planned_ = 0;  ///< replications looked at by earlier calls
  std::uint64_t saved_ = 0;
  std::vector<Failure> failures_;
  Progress progress_;
  LiveDifference difference_;
};

}  // namespace sightline::experiment
