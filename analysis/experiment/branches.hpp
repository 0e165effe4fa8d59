// SPDX-License-Identifier: Apache-2.0
// Arms that begin alike are run once up to where they part. The numbers are those of whole runs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include <sightline/core/calendar.hpp>
#include <sightline/core/time.hpp>
#include <sightline/model/replication.hpp>

namespace sightline::experiment {

/// The moment up to which the arms are one run: before it no team adopts, on any dice, a reform
/// that only one of them has or has otherwise. Minute 0 if they differ from the start, never if in
/// nothing.
[[nodiscard]] Time parting_of(const model::Input& a, const model::Input& b);

/// Takes the result of the arm with this index.
using KeepResult = std::function<void(std::size_t arm, const model::ReplicationResult& result)>;

/// Runs a replication of every input and hands each result to `keep` once, in any order. Inputs
/// that part later than at the start share one run until then, which is copied where they part; so
/// at most as many runs as there are partings one after the other, and one, are in memory. Returns
/// the number of events handled, those of a shared run counted once. Throws ArmFailure for what a
/// run throws, with the first of the arms that it was run for.
std::uint64_t run_branches(const std::vector<const model::Input*>& inputs, const Calendar& calendar,
                           std::uint64_t seed, std::uint64_t replication, const KeepResult& keep);

}  // namespace sightline::experiment
