// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include <sightline/core/extremes.hpp>

namespace sightline::sensitivity {

/// What is infinite stands in CSV like what is not defined: as nothing.
[[nodiscard]] inline double csv_cell(double number) {
  return std::isfinite(number) ? number : not_a_number;
}

}  // namespace sightline::sensitivity
