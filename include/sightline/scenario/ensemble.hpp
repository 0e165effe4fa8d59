// SPDX-License-Identifier: Apache-2.0
// An ensemble: parameter sets that all fit what is known, so that a study can tell what it does
// not know about parameters from chance.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <sightline/config/parameters.hpp>

namespace sightline::scenario {

/// Parameters that fit together; every set of an ensemble gives the same paths in the same order.
using ParameterSet = std::vector<config::ParameterSetting>;

/// Column and cell of one line of a table.
using TableRow = std::vector<std::pair<std::string, std::variant<double, std::string>>>;

/// What the calibration that made an ensemble found, rounded for readers; empty if it is not told.
struct CalibrationFindings {
  std::vector<TableRow> targets;     ///< how the sets meet each, in its unit
  std::vector<TableRow> parameters;  ///< what the targets could tell of each
};

struct Ensemble {
  std::string name;
  std::string title;
  std::string calibration;  ///< name of the calibration that made it; empty if none did
  std::string baseline;     ///< name of the baseline that was calibrated
  std::string made_by;      ///< the command
  std::string digest;       ///< of the numbers it was chosen by
  CalibrationFindings findings;
  std::vector<ParameterSet> sets;
  std::string file;
};

/// Reads an ensemble file: `ensemble, title, calibration, baseline, made_by, seed, digest,
/// targets: [{..}, ..], parameters: [{..}, ..], sets: [{PATH: value, ..}, ..]`; the names of the
/// columns of the two tables are in the file that `sightline calibrate` writes, and both may lack.
/// Throws InputError with every mistake.
[[nodiscard]] Ensemble read_ensemble(const std::filesystem::path& path);

}  // namespace sightline::scenario
