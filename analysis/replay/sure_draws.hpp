// SPDX-License-Identifier: Apache-2.0
// Draws that settle a question whatever the odds were.
#pragma once

namespace sightline::replay {

inline constexpr double surely = 1e-9;
inline constexpr double hardly = 1.0 - 1e-9;

[[nodiscard]] constexpr double yes_or_no(bool holds) {
  return holds ? surely : hardly;
}

}  // namespace sightline::replay
