// SPDX-License-Identifier: Apache-2.0
// Wilson's interval of a share of a number of trials that need not be whole.
#pragma once

#include <sightline/statistics/estimate.hpp>

namespace sightline::statistics {

/// As wilson_interval(), e.g. for an effective number of trials. `n` of the estimate is that number
/// cut to a whole one. Throws std::invalid_argument for a share outside [0, 1] or trials <= 0.
[[nodiscard]] Estimate wilson_interval_of(double share, double trials, double level);

}  // namespace sightline::statistics
