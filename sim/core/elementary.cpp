// SPDX-License-Identifier: Apache-2.0

#include <sightline/core/elementary.hpp>
#include <sightline/core/extremes.hpp>

namespace sightline::detail {

double log_of_special(double x) {
  if (x == 0.0) {
    return -infinity;
  }
  if (x == infinity || x != x) {
    return x;
  }
  if (x < 0.0) {
    return not_a_number;
  }
  // Subnormal: 54 binary places make it normal.
  return deterministic_log(x * 0x1.0p54) - 54.0 * ln2_low - 54.0 * ln2_high;
}

}  // namespace sightline::detail
