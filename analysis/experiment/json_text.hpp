// SPDX-License-Identifier: Apache-2.0
// JSON as text, and estimates in it.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include <sightline/output/json_number.hpp>
#include <sightline/statistics/estimate.hpp>

namespace sightline::experiment {

/// The JSON as lines of text. Bytes of paths and of the command line that are no UTF-8 are
/// replaced.
[[nodiscard]] inline std::string text_of(const nlohmann::ordered_json& json, int indent = 2) {
  return json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

[[nodiscard]] inline nlohmann::ordered_json estimate_json(const statistics::Estimate& estimate) {
  return {{"mean", output::json_number(estimate.mean)},
          {"low", output::json_number(estimate.low)},
          {"high", output::json_number(estimate.high)}};
}

}  // namespace sightline::experiment
