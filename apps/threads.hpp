// SPDX-License-Identifier: Apache-2.0
// How many threads a command works on.
#pragma once

#include <algorithm>
#include <thread>

namespace sightline::apps {

/// As many as asked for; for 0, one for each processor.
[[nodiscard]] inline unsigned threads_for(unsigned asked) {
  return asked != 0 ? asked : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace sightline::apps
