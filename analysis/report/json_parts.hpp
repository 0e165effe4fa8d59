// SPDX-License-Identifier: Apache-2.0
// Numbers and estimates as the page reads them.
#pragma once

#include <cmath>

#include <sightline/statistics/estimate.hpp>

#include "finished_folder.hpp"

namespace sightline::report {

/// null where a number is infinite or not defined.
[[nodiscard]] inline Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

/// [mean, low, high].
[[nodiscard]] inline Json estimate(const statistics::Estimate& of) {
  return Json::array({number(of.mean), number(of.low), number(of.high)});
}

}  // namespace sightline::report
