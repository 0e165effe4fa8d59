// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include <nlohmann/json.hpp>

namespace sightline::output {

/// null for what is infinite or not defined: JSON knows neither.
[[nodiscard]] inline nlohmann::ordered_json json_number(double number) {
  return std::isfinite(number) ? nlohmann::ordered_json(number) : nlohmann::ordered_json(nullptr);
}

}  // namespace sightline::output
