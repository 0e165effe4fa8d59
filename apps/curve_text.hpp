// SPDX-License-Identifier: Apache-2.0
// An operating curve as text of 100 columns.
#pragma once

#include <string>

#include <sightline/experiment/operating_curve.hpp>

namespace sightline::apps {

[[nodiscard]] std::string to_text(const experiment::Sweep& sweep,
                                  const experiment::OperatingCurve& curve, bool is_bold);

}  // namespace sightline::apps
