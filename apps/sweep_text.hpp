// SPDX-License-Identifier: Apache-2.0
// The result of a sweep as text of 100 columns.
#pragma once

#include <string>

#include <sightline/experiment/sweep_files.hpp>

namespace sightline::apps {

[[nodiscard]] std::string to_text(const experiment::Sweep& sweep,
                                  const experiment::SweepOutcome& outcome, bool is_bold);

}  // namespace sightline::apps
