// SPDX-License-Identifier: Apache-2.0
// Ctrl-C and the signal by which batch systems end a job.
#pragma once

#include <atomic>

namespace sightline::apps {

/// From now on the first SIGINT or SIGTERM sets the flag that is returned and says so on stderr;
/// the second ends the program at once, with exit code 3. Files are whole at any moment.
[[nodiscard]] const std::atomic<bool>& watch_for_interruption();

}  // namespace sightline::apps
