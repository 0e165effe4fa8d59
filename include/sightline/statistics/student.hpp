// SPDX-License-Identifier: Apache-2.0
// Two-sided critical values of the Student and normal distributions.
#pragma once

#include <cstddef>

namespace sightline::statistics {

/// t with P(|T| <= t) = level. Throws std::invalid_argument unless level is in (0, 1) and
/// degrees_of_freedom >= 1.
[[nodiscard]] double student_critical_value(std::size_t degrees_of_freedom, double level);
/// z with P(|Z| <= z) = level. Throws std::invalid_argument unless level is in (0, 1).
[[nodiscard]] double normal_critical_value(double level);

}  // namespace sightline::statistics
