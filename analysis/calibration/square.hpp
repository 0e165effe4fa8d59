// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace sightline::calibration {

[[nodiscard]] constexpr double square_of(double number) {
  return number * number;
}

}  // namespace sightline::calibration
