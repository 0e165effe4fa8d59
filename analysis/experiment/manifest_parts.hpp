// SPDX-License-Identifier: Apache-2.0
// What the manifests of plain studies and of sweeps have in common.
#pragma once

#include <filesystem>
#include <vector>

#include <nlohmann/json.hpp>

#include <sightline/experiment/failure.hpp>
#include <sightline/experiment/result_files.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

/// Program, study, files read and the circumstances of the run. `replications`, `events` and
/// `digest` have their places and are null.
[[nodiscard]] nlohmann::ordered_json manifest_of(const scenario::Study& study,
                                                 const RunRecord& run);
[[nodiscard]] nlohmann::ordered_json failures_json(const std::vector<Failure>& failures);

/// Makes the folder `tables` and removes the manifest, which is written last: who finds a manifest
/// finds the results that belong to it. Throws RunError.
void begin_results(const std::filesystem::path& folder);

}  // namespace sightline::experiment
