// SPDX-License-Identifier: Apache-2.0
// The single replications of a finished study, one after the other, from its part files.
#pragma once

#include <functional>

#include <sightline/experiment/record.hpp>

#include "finished_folder.hpp"

namespace sightline::report {

/// Hands each replication of which the results are made to `take`, in order; one block is in memory
/// at a time. False, with some of them perhaps taken, if one is not there any more.
[[nodiscard]] bool for_each_replication(
    const FinishedFolder& finished,
    const std::function<void(std::uint64_t number, const experiment::ReplicationRecord&)>& take);

}  // namespace sightline::report
