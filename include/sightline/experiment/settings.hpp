// SPDX-License-Identifier: Apache-2.0
// The parameters that an arm runs with, each with where its value comes from.
#pragma once

#include <string>
#include <vector>

#include <sightline/config/parameters.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::experiment {

/// Every parameter of an arm in the order of declaration, with the value at the start of the run
/// and the provenance of the last setting of its path; the declared source where nothing set it.
[[nodiscard]] std::vector<config::ParameterSetting> settings_of(const scenario::Arm& arm);

/// All arms with their parameters, sources and dated changes, as JSON.
[[nodiscard]] std::string configuration_json(const scenario::Study& study);

/// How many parameters rest on what.
struct SourceCount {
  std::size_t all = 0;
  std::size_t assumed = 0;     ///< the source begins with "assumption"
  std::size_t calibrated = 0;  ///< the source begins with "calibrated"
};
[[nodiscard]] SourceCount count_sources(const scenario::Arm& arm);

}  // namespace sightline::experiment
