// SPDX-License-Identifier: Apache-2.0
// The two moves of PRIM.
#pragma once

#include <vector>

#include "region.hpp"

namespace sightline::sensitivity {

/// The regions from the whole space inwards, each with one piece less than the one before.
[[nodiscard]] std::vector<Region> peel(const Field& field, const PrimPlan& plan);

/// The region with pieces put back while its density does not fall.
[[nodiscard]] Region paste(const Field& field, Region region, const PrimPlan& plan);

}  // namespace sightline::sensitivity
