// SPDX-License-Identifier: Apache-2.0
// Text compared with what a file recorded.
#pragma once

#include <string>

namespace sightline::model::testing {

/// Expects `text` to be what tests/golden/`name`/expected.txt holds. With SIGHTLINE_UPDATE_GOLDEN=1
/// in the environment (scripts/update-golden sets it) the file is written instead.
void expect_recorded(const std::string& name, const std::string& text);

}  // namespace sightline::model::testing
