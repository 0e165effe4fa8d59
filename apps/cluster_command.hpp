// SPDX-License-Identifier: Apache-2.0
// `sightline cluster`: writes the scripts that run a study on a cluster.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "run_command.hpp"

namespace sightline::apps {

struct ClusterArguments {
  RunArguments run;  ///< study, replications, seed, settings, out; threads: of each shard
  bool is_slurm = false;
  std::optional<std::uint64_t> shards;
  double time_factor = 2.0;
  std::string partition, account;
};

/// Returns the exit code; throws InputError and RunError.
[[nodiscard]] int cluster_command(const ClusterArguments& arguments);

}  // namespace sightline::apps
