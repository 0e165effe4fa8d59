// SPDX-License-Identifier: Apache-2.0
// What this program is, for the records of a run.
#pragma once

#include <string_view>

namespace sightline::experiment {

[[nodiscard]] std::string_view version();   ///< e.g. "0.1.0"
[[nodiscard]] std::string_view compiler();  ///< e.g. "g++ 12.2.0"

}  // namespace sightline::experiment
