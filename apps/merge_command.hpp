// SPDX-License-Identifier: Apache-2.0
// `sightline merge`: puts the shards of a study together.
#pragma once

#include <string>
#include <vector>

namespace sightline::apps {

struct MergeArguments {
  std::string out;
  std::vector<std::string> shards;  ///< folders
  std::string study;                ///< empty: the file that the shards name
  std::string format = "table";
  bool is_quiet = false;
  std::string command_line;
};

/// Returns the exit code; throws InputError and RunError.
[[nodiscard]] int merge_command(const MergeArguments& arguments);

}  // namespace sightline::apps
