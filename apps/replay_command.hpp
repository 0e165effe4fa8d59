// SPDX-License-Identifier: Apache-2.0
// `sightline replay`: a case as it happened, and what one role knew of it.
#pragma once

#include <string>

namespace sightline::apps {

struct ReplayArguments {
  std::string file = "two-bruises";  ///< a path, or the name of a shipped case
  std::string scenarios;
  std::string role;   ///< empty: the whole chronology
  std::string until;  ///< a day
  std::string format = "text";
};

int replay_command(const ReplayArguments& arguments);

}  // namespace sightline::apps
