// SPDX-License-Identifier: Apache-2.0
// `sightline sensitivity`: what drives the results of a sweep; `sightline discover`: under which
// conditions a reform fails.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace sightline::apps {

struct SensitivityArguments {
  std::string folder;
  std::vector<std::string> outcomes;  ///< empty: all that the study asks for
  std::string arm;                    ///< empty: all
  std::size_t resamples = 1000;
  double level = 0.95;
  std::string format = "table";
};

struct DiscoverArguments {
  std::string folder;
  std::string outcome;  ///< empty: the headline's
  std::string arm;      ///< empty: the second
  std::optional<double> at_least;
  std::optional<double> at_most;
  bool is_alone = false;  ///< the outcome in the arm, not its difference to the first
  double wanted_density = 0.8;
  double least_support = 0.05;
  std::string format = "table";
};

/// Return the exit code; throw InputError and RunError.
[[nodiscard]] int sensitivity_command(const SensitivityArguments& arguments);
[[nodiscard]] int discover_command(const DiscoverArguments& arguments);

}  // namespace sightline::apps
