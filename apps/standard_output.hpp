// SPDX-License-Identifier: Apache-2.0
// Results go to stdout, everything else to stderr.
#pragma once

#include <string_view>

namespace sightline::apps {

/// Writes a result to stdout. Throws RunError if it does not get there whole.
void print_result(std::string_view text);

/// Writes to stderr. A message that does not get there is no reason to stop.
void say(std::string_view text);

}  // namespace sightline::apps
