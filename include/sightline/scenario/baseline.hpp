// SPDX-License-Identifier: Apache-2.0
// A baseline: all parameters of a time and place, each with its source.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sightline/config/parameters.hpp>
#include <sightline/model/parameters.hpp>
#include <sightline/scenario/reform.hpp>

namespace sightline::scenario {

struct Baseline {
  std::string name;
  std::string title;
  std::string extends;  ///< name of the baseline it changes; empty for one that gives everything
  std::string place;
  std::string period;  ///< in words
  model::Parameters parameters;
  /// Every value set, the extended baseline first; the last one of a path holds.
  std::vector<config::ParameterSetting> settings;
  /// Reforms of earlier years that are under way, adopted in part (M21); every arm has them.
  std::vector<Reform> reforms;
  std::string file;
};

/// Reads a baseline and all it extends. Throws InputError with every mistake.
[[nodiscard]] Baseline read_baseline(const std::filesystem::path& path);

/// The text of scenarios/baseline/england-2008.yaml: every parameter with its declared default.
[[nodiscard]] std::string baseline_template();

/// The text of docs/parameters.md: every parameter with unit, range, default, source and meaning.
[[nodiscard]] std::string parameters_reference();

}  // namespace sightline::scenario
