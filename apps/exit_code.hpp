// SPDX-License-Identifier: Apache-2.0
// What the program says to the shell.
#pragma once

namespace sightline::apps {

inline constexpr int exit_done = 0;
inline constexpr int exit_failed = 1;
inline constexpr int exit_bad_input = 2;
inline constexpr int exit_interrupted = 3;

}  // namespace sightline::apps
