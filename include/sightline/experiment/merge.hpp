// SPDX-License-Identifier: Apache-2.0
// Puts the shards of a study together.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sightline/experiment/failure.hpp>
#include <sightline/experiment/shard.hpp>
#include <sightline/experiment/workload.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

/// What a finished shard says of itself: shard.json in its folder.
struct ShardRecord {
  Shard shard;
  std::string study_file;  ///< as it was given
  scenario::Overrides overrides;
  std::string study;
  std::uint64_t fingerprint = 0;
  std::uint64_t replications = 0;
  std::uint64_t points = 1;
  std::vector<Failure> failures;
  std::filesystem::path folder;  ///< where it was read from; not stored
};

/// Throws RunError.
void write_shard(const std::filesystem::path& folder, const ShardRecord& record);

/// Reads the records of all folders and checks that they are all shards of one study, each once.
/// Throws InputError with every mistake: folders that hold no finished shard, other studies,
/// overlaps, gaps.
[[nodiscard]] std::vector<ShardRecord> read_shards(
    const std::vector<std::filesystem::path>& folders);

/// Copies the parts of all shards to `folder`. Throws InputError if the study is not theirs, if
/// `folder` holds another one, or if replications are missing that no shard lists as failed, and
/// RunError if a file cannot be read or written. Returns what failed, by point and replication.
[[nodiscard]] std::vector<Failure> merge_parts(const std::filesystem::path& folder,
                                               const Workload& workload,
                                               const std::vector<ShardRecord>& shards);

}  // namespace sightline::experiment
