// SPDX-License-Identifier: Apache-2.0
// How much of a study its arms have in common, and for how long.
#pragma once

#include <sightline/core/time.hpp>
#include <sightline/experiment/workload.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

/// The moment up to which all arms are one run. Minute 0 if some differ from the start, never if
/// all are equal. The same for every replication.
[[nodiscard]] Time common_until(const scenario::Study& study);

/// Share of the child-years of all arms, 0..1, that need not be run because another arm's run
/// stands for them; over all points of a sweep.
[[nodiscard]] double share_saved(const Workload& workload);

}  // namespace sightline::experiment
