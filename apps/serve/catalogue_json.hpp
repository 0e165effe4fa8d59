// SPDX-License-Identifier: Apache-2.0
// What an analyst can choose from, as JSON.
#pragma once

#include <filesystem>
#include <string>

namespace sightline::apps::serve {

/// Baselines with the values in which they differ from the declared defaults; reforms with evidence
/// grade, source, cost and harm; parameters with unit, range, default, source and meaning;
/// outcomes. Throws InputError with the mistakes of the files.
[[nodiscard]] std::string catalogue_json(const std::filesystem::path& scenarios);

}  // namespace sightline::apps::serve
