// SPDX-License-Identifier: Apache-2.0
// The workbench: a web application for one person on one machine.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "job_run.hpp"

namespace sightline::apps::serve {

struct ServerSettings {
  RunSettings run;
  std::uint16_t port = 0;  ///< 0: any that is free
  /// Told once the server listens: where it is to be opened.
  std::function<void(const std::string& address)> on_open;
  /// Told when it was asked to end and waits for a study.
  std::function<void()> on_closing;
};

/// Serves until SIGINT or SIGTERM, then lets the replications under way be finished; a second
/// signal ends the program at once, with exit code 3. Throws InputError for a port or folder that
/// cannot be used.
void serve(const ServerSettings& settings);

}  // namespace sightline::apps::serve
