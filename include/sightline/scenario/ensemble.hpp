// SPDX-License-Identifier: Apache-2.0
// An ensemble: parameter sets that all fit what is known, so that a study can tell what it does
// not know about parameters from chance.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <sightline/config/parameters.hpp>

namespace sightline::scenario {

/// Parameters that fit together; every set of an ensemble gives the same paths in the same order.
using ParameterSet = std::vector<config::ParameterSetting>;

struct Ensemble {
  std::string name;
  std::string title;
  std::string calibration;  ///< name of the calibration that made it; empty if none did
  std::string baseline;     ///< name of the baseline that was calibrated
  std::string made_by;      ///< the command
  std::string digest;       ///< of the numbers it was chosen by
  std::vector<ParameterSet> sets;
  std::string file;
};

/// Reads an ensemble file: `ensemble, title, calibration, baseline, made_by, seed, digest,
/// sets: [{PATH: value, ..}, ..]`. Throws InputError with every mistake.
[[nodiscard]] Ensemble read_ensemble(const std::filesystem::path& path);

}  // namespace sightline::scenario
