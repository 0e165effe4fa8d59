// SPDX-License-Identifier: Apache-2.0
// Numbers and estimates as the page reads them.
#pragma once

#include <cmath>

#include <sightline/output/json_number.hpp>
#include <sightline/statistics/estimate.hpp>

#include "finished_folder.hpp"

namespace sightline::report {

/// [mean, low, high].
[[nodiscard]] inline Json estimate(const statistics::Estimate& of) {
  return Json::array(
      {output::json_number(of.mean), output::json_number(of.low), output::json_number(of.high)});
}

}  // namespace sightline::report
