// SPDX-License-Identifier: Apache-2.0
// Reads an ensemble named by a study.
#pragma once

#include <filesystem>

#include <sightline/scenario/ensemble.hpp>

#include "files.hpp"

namespace sightline::scenario {

/// An ensemble with the mistakes of its file told; sets with mistakes are incomplete.
[[nodiscard]] Ensemble read_ensemble(Files& files, const std::filesystem::path& path);

}  // namespace sightline::scenario
