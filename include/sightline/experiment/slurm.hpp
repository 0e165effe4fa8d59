// SPDX-License-Identifier: Apache-2.0
// The scripts that run a study as a Slurm array and merge its shards.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sightline::experiment {

/// What is asked of the cluster. Paths are absolute, for the scripts run elsewhere.
struct ClusterPlan {
  std::string name;               ///< of the study
  std::filesystem::path program;  ///< sightline itself
  std::filesystem::path study;
  std::filesystem::path out;          ///< of the results; a file system that all nodes share
  std::vector<std::string> settings;  ///< further arguments of `run`, e.g. "-n", "200"
  std::uint64_t shards = 1;
  unsigned threads = 1;            ///< of each shard
  double shard_seconds = 0.0;      ///< that a shard is expected to take
  double shard_bytes = 0.0;        ///< of memory
  double time_factor = 2.0;        ///< of the expected time that is asked for, >= 1
  std::string partition, account;  ///< empty: the cluster's usual
};

struct SlurmScripts {
  std::string array;   ///< one task for each shard
  std::string merge;   ///< puts them together
  std::string submit;  ///< hands in both, the second to follow on the first
};

/// The scripts; they lie in one folder, and may be handed in again: what is there is kept. Shell
/// words are quoted, so that paths may hold anything but NUL.
[[nodiscard]] SlurmScripts slurm_scripts(const ClusterPlan& plan);

/// So many shards that none is expected to take longer than half an hour, at most one for each unit
/// of work and 1,000, which is the usual MaxArraySize; `seconds` are those of the whole study on
/// the threads of one shard.
[[nodiscard]] std::uint64_t usual_shards(double seconds, std::uint64_t units);

/// Minutes and memory asked for: at least five minutes and 512 MB.
[[nodiscard]] std::uint64_t minutes_asked_for(const ClusterPlan& plan);
[[nodiscard]] std::uint64_t megabytes_asked_for(const ClusterPlan& plan);

/// Writes array.sh, merge.sh and submit.sh into `folder`, for the owner to execute. Throws
/// RunError.
void write_scripts(const std::filesystem::path& folder, const SlurmScripts& scripts);

}  // namespace sightline::experiment
