// SPDX-License-Identifier: Apache-2.0
// Reads a baseline with all it extends.
#pragma once

#include <filesystem>

#include <sightline/scenario/baseline.hpp>

#include "files.hpp"

namespace sightline::scenario {

/// A baseline with the mistakes of its files told; what is wrong keeps its declared default.
[[nodiscard]] Baseline read_baseline(Files& files, const std::filesystem::path& path);

/// That which the key `baseline` of a file in `folder` names. Where there is none, a mistake and
/// the declared defaults, so that the rest of the file can still be checked.
[[nodiscard]] Baseline read_named_baseline(config::MapReader& reader,
                                           const std::filesystem::path& folder, Files& files);

}  // namespace sightline::scenario
