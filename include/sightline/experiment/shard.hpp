// SPDX-License-Identifier: Apache-2.0
// One of several processes that share the work of a study, and which one this is.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace sightline::experiment {

/// Shard `number` of `count`, from 1. It runs every count-th unit: a unit is a block of
/// replications at a design point; a plain study has one point. Units count through all points of
/// block 0, then those of block 1, and so on.
struct Shard {
  std::uint64_t number = 1;
  std::uint64_t count = 1;

  [[nodiscard]] bool runs(std::uint64_t unit) const { return unit % count == number - 1; }
  friend bool operator==(const Shard&, const Shard&) = default;
};

/// "3/8", or for "auto" what the environment of a batch system says: the task of a Slurm array
/// (SLURM_ARRAY_TASK_ID, _COUNT, _MIN, _STEP), the rank of Open MPI (OMPI_COMM_WORLD_RANK, _SIZE),
/// of PMI (PMI_RANK, PMI_SIZE) or of srun (SLURM_PROCID, SLURM_NTASKS); the first of these that is
/// set. `environment` gives the text of a variable, nothing if it is not set. Throws InputError,
/// key --shard, for anything else.
using Environment = std::function<std::optional<std::string>(const std::string&)>;
[[nodiscard]] Shard parse_shard(std::string_view text, const Environment& environment);

/// "shard-003-of-008": the folder of a shard inside that of the study.
[[nodiscard]] std::string folder_name(const Shard& shard);

}  // namespace sightline::experiment
