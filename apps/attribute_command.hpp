// SPDX-License-Identifier: Apache-2.0
// `sightline attribute`: which reform of a package did it.
#pragma once

#include <string>

namespace sightline::apps {

struct AttributeArguments {
  std::string folder;
  std::string outcome = "missed_case_rate";
  std::string format = "table";
};

/// Returns the exit code; throws InputError and RunError.
[[nodiscard]] int attribute_command(const AttributeArguments& arguments);

}  // namespace sightline::apps
