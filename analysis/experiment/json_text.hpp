// SPDX-License-Identifier: Apache-2.0
// What JSON does not know: infinity, and text that is no UTF-8.
#pragma once

#include <cmath>
#include <string>

#include <nlohmann/json.hpp>

#include <sightline/statistics/estimate.hpp>

namespace sightline::experiment {

/// The JSON as lines of text. Bytes of paths and of the command line that are no UTF-8 are
/// replaced.
[[nodiscard]] inline std::string text_of(const nlohmann::ordered_json& json, int indent = 2) {
  return json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

/// null for what is infinite or not defined.
[[nodiscard]] inline nlohmann::ordered_json number(double value) {
  return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

[[nodiscard]] inline nlohmann::ordered_json estimate_json(const statistics::Estimate& estimate) {
  return {{"mean", number(estimate.mean)},
          {"low", number(estimate.low)},
          {"high", number(estimate.high)}};
}

}  // namespace sightline::experiment
