// SPDX-License-Identifier: Apache-2.0
// `sightline run`: runs, resumes or extends a study.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sightline::apps {

struct RunArguments {
  std::string study;
  std::optional<std::uint32_t> replications;
  std::optional<std::uint64_t> seed;
  unsigned threads = 0;  ///< 0: one for each processor
  std::string out;       ///< empty: results/<study>
  std::vector<std::string> settings;
  std::string format = "table";
  bool is_quiet = false;
  std::string command_line;
};

/// Returns the exit code; throws InputError and RunError.
[[nodiscard]] int run_command(const RunArguments& arguments);

}  // namespace sightline::apps
