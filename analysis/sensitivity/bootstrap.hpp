// SPDX-License-Identifier: Apache-2.0
// Intervals by resampling (Efron 1979, Ann. Stat. 7:1).
#pragma once

#include <functional>
#include <span>
#include <vector>

#include <sightline/sensitivity/outputs.hpp>

namespace sightline::sensitivity {

/// Several estimates from the units with these numbers, which may repeat. Always as many.
using Statistic = std::function<std::vector<double>(std::span<const std::size_t> picked)>;

/// The estimates of `statistic` from units 0 to n - 1, each with its percentile interval. Throws
/// std::invalid_argument for a resampling that outputs.hpp excludes.
[[nodiscard]] std::vector<statistics::Estimate> bootstrap(std::size_t n, const Statistic& statistic,
                                                          const Resampling& resampling);

}  // namespace sightline::sensitivity
