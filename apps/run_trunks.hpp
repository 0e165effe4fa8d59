// SPDX-License-Identifier: Apache-2.0
// What `sightline run` does about years that arms have in common: says how many, keeps or reads
// trunks.
#pragma once

#include <cstdint>
#include <memory>

#include <sightline/experiment/trunks.hpp>
#include <sightline/experiment/workload.hpp>

#include "run_command.hpp"
#include "run_session.hpp"

namespace sightline::apps {

/// Says and notes what branching saves, nothing where it saves nothing.
void note_branching(const RunArguments& arguments, const experiment::Workload& workload,
                    RunSession& session);

/// Lets the replications of the session begin from trunks where the arguments say so; null if they
/// do not. Throws InputError for a study or folder that has none.
[[nodiscard]] std::shared_ptr<const experiment::Trunks> use_trunks(const RunArguments& arguments,
                                                                   const scenario::Study& study,
                                                                   RunSession& session);

/// Keeps the trunks of replications that were found in the folder too, where trunks are kept.
void keep_all_trunks(const RunArguments& arguments, const experiment::Trunks* trunks,
                     const scenario::Study& study, std::uint64_t replications,
                     const RunSession& session);

}  // namespace sightline::apps
