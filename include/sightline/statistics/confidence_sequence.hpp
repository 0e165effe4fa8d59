// SPDX-License-Identifier: Apache-2.0
// An interval that may be looked at after every observation, and stopped at, and still holds.
#pragma once

#include <sightline/statistics/estimate.hpp>

namespace sightline::statistics {

/// Observations at which a confidence sequence is narrowest beside an ordinary interval. A
/// constant: a choice that depended on the data, or on how long one means to go on, would spoil the
/// coverage when a study is extended.
inline constexpr double sequence_focus = 100.0;

/// Half-width of the asymptotic confidence sequence of a mean (Waudby-Smith, Arbour, Sinha, Kennedy
/// and Ramdas 2024, Annals of Statistics 52:2613, the normal mixture), from the standard error s of
/// n observations:
///
///   s sqrt(n) sqrt(2 (n r^2 + 1) / (n^2 r^2) log(sqrt(n r^2 + 1) / alpha)),  alpha = 1 - level,
///   r^2 = (-2 log(alpha) + log(-2 log(alpha) + 1)) / sequence_focus
///
/// times t(n - 1) / z, as the standard error of few observations is itself uncertain. With
/// probability `level`, for large first n, the true mean lies inside at all n from the first look
/// on; an ordinary interval holds at one n fixed beforehand only. It is about 1.5 times as wide.
/// +infinity for n < 2 or an estimate that is not defined; 0 for a standard error of 0. Throws
/// std::invalid_argument for a level outside (0, 1).
[[nodiscard]] double sequence_half_width(const Estimate& estimate, double level = usual_level);

}  // namespace sightline::statistics
