// SPDX-License-Identifier: Apache-2.0
// `sightline serve`: the workbench, in a browser on this machine.
#pragma once

#include <cstdint>
#include <string>

namespace sightline::apps {

struct ServeArguments {
  std::uint16_t port = 8170;
  std::string scenarios;
  std::string results = "results";
  unsigned threads = 0;  ///< 0: one for each processor
  std::string command_line;
};

/// Serves until it is interrupted. Returns the exit code; throws InputError.
[[nodiscard]] int serve_command(const ServeArguments& arguments);

}  // namespace sightline::apps
