// SPDX-License-Identifier: Apache-2.0
// Reads one of the things that a design varies: a parameter, or a reform.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include <sightline/config/map_reader.hpp>
#include <sightline/scenario/baseline.hpp>
#include <sightline/scenario/study.hpp>

#include "arms.hpp"

namespace sightline::scenario {

/// How many levels a grid may ask for.
inline constexpr config::Range levels_range{2, 10'000};

/// What `vary` says before and beside the thing that is read.
struct DesignSoFar {
  std::optional<DesignMethod> method;  ///< none where the file gives none that there is
  std::uint32_t usual_levels = 0;      ///< of a grid, where a thing gives none; 0: none either
  std::span<const Varied> earlier;     ///< what is varied too, as far as it has been read
};

/// Reads `{path, low, high, scale, levels, arms}` or `{reform, as, low, high, levels, arms, from,
/// full_after, compliance}`. The arms must be read before; `arms` read them.
[[nodiscard]] Varied read_varied(config::MapReader item, const Baseline& baseline, ArmsReader& arms,
                                 const Study& study, const DesignSoFar& design);

}  // namespace sightline::scenario
