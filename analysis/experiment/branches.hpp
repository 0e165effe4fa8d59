// SPDX-License-Identifier: Apache-2.0
// Arms that begin alike are run once up to where they part. The numbers are those of whole runs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include <sightline/core/calendar.hpp>
#include <sightline/core/time.hpp>
#include <sightline/experiment/trunks.hpp>
#include <sightline/model/replication.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

/// The moment up to which the arms are one run: before it no team adopts, on any dice, a reform
/// that only one of them has or has otherwise. Minute 0 if they differ from the start, never if in
/// nothing.
[[nodiscard]] Time parting_of(const model::Input& a, const model::Input& b);

/// Minutes run to run all of `inputs`, as a share of those of whole runs, 0..1.
[[nodiscard]] double share_run(const std::vector<const model::Input*>& inputs);

/// Takes the result of the arm with this index.
using KeepResult = std::function<void(std::size_t arm, const model::ReplicationResult& result)>;

/// The inputs of all arms of a replication.
[[nodiscard]] std::vector<const model::Input*> inputs_of(const scenario::Study& study,
                                                         std::uint64_t replication);

/// Runs a replication of every input and hands each result to `keep` once, in any order. Inputs
/// that part later than at the start share one run until then, which is copied where they part; so
/// at most as many runs as there are partings one after the other, and one, are in memory. Returns
/// the number of events handled, those of a shared run counted once. Where `trunks` are given and
/// the inputs do not part at the start, the run begins from there. Throws ArmFailure for what runs
/// throw: of the first arm of which the run does, as if each had been run whole; and InputError and
/// RunError for a trunk that cannot be begun from.
std::uint64_t run_branches(const std::vector<const model::Input*>& inputs, const Calendar& calendar,
                           std::uint64_t seed, std::uint64_t replication, const KeepResult& keep,
                           const Trunks* trunks = nullptr);

}  // namespace sightline::experiment
