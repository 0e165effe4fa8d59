// SPDX-License-Identifier: Apache-2.0
// A finished stage on disk: FOLDER/waves/wave-1.csv, .., FOLDER/waves/candidates.csv. A file is
// whole or it is not there.
#pragma once

#include <filesystem>
#include <optional>

#include <sightline/calibration/history_match.hpp>
#include <sightline/scenario/calibration.hpp>

namespace sightline::calibration {

/// Stages count from 0; the one after all waves is that of the candidates.
[[nodiscard]] std::filesystem::path stage_path(const std::filesystem::path& folder,
                                               const scenario::Calibration& calibration,
                                               std::size_t stage);

/// One line for each point: the key of the calibration up to this stage, share and level (see
/// Stage), the values of the parameters, mean and standard error of every target and the greatest
/// implausibility. Throws RunError.
void write_stage(const std::filesystem::path& folder, const scenario::Calibration& calibration,
                 std::size_t number, const Stage& stage);

/// Nothing if there is no file. Throws InputError if it belongs to another calibration.
[[nodiscard]] std::optional<Stage> read_stage(const std::filesystem::path& folder,
                                              const scenario::Calibration& calibration,
                                              std::size_t number);

}  // namespace sightline::calibration
