// SPDX-License-Identifier: Apache-2.0
// A reform added to what an arm does already, for asking after one case.
#pragma once

#include <filesystem>
#include <string>

#include <sightline/scenario/study.hpp>

namespace sightline::scenario {

/// The input of replication `replication` of the arm, with reform `id` of `scenarios`/reforms
/// added, as its file rolls it out. Throws InputError, naming `option`, if there is no such reform
/// (with the nearest id), if the arm makes it already or contradicts it, or if it starts outside
/// the period.
[[nodiscard]] model::Input with_reform(const Study& study, const Arm& arm,
                                       std::uint64_t replication, const std::string& id,
                                       const std::filesystem::path& scenarios,
                                       const std::string& option);

}  // namespace sightline::scenario
