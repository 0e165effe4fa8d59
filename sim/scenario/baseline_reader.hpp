// SPDX-License-Identifier: Apache-2.0
// Reads a baseline with all it extends.
#pragma once

#include <filesystem>

#include <sightline/scenario/baseline.hpp>

#include "files.hpp"

namespace sightline::scenario {

/// A baseline with the mistakes of its files told; what is wrong keeps its declared default.
[[nodiscard]] Baseline read_baseline(Files& files, const std::filesystem::path& path);

}  // namespace sightline::scenario
