// SPDX-License-Identifier: Apache-2.0
// `sightline list`, `validate` and `schema`: what there is to choose from, and whether files are
// right.
#pragma once

#include <string>
#include <vector>

namespace sightline::apps {

struct ListArguments {
  std::string what;       ///< parameters, reforms, outcomes, roles or studies
  std::string scenarios;  ///< folder of reforms and studies
  std::string format = "table";
};

/// All return the exit code and throw InputError and RunError.
[[nodiscard]] int list_command(const ListArguments& arguments);
[[nodiscard]] int validate_command(const std::vector<std::string>& files);
[[nodiscard]] int schema_command();

/// The folder `scenarios` here, or else the one of the sources this program was built from.
[[nodiscard]] std::string usual_scenarios();

}  // namespace sightline::apps
