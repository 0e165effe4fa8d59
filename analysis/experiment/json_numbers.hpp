// SPDX-License-Identifier: Apache-2.0
// Numbers as JSON, which knows no infinity.
#pragma once

#include <cmath>

#include <nlohmann/json.hpp>

#include <sightline/statistics/estimate.hpp>

namespace sightline::experiment {

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
