// SPDX-License-Identifier: Apache-2.0
// `sightline replay`: a case as it happened, what one role knew of it, and what could have
// followed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sightline::apps {

struct ReplayArguments {
  std::string file = "two-bruises";  ///< a path, or the name of a shipped case
  std::string scenarios;
  std::string role;   ///< empty: the whole chronology
  std::string until;  ///< a day
  std::uint32_t futures = 0;
  std::uint32_t claims = 0;  ///< futures for each claim
  std::vector<std::string> reforms;
  std::string from;                                ///< a decision or a day; empty: the first
  std::string ensemble = "england-2008-ensemble";  ///< or `none`
  std::uint32_t children = 18'000;
  unsigned threads = 0;
  bool is_told_only = false;
  std::string format = "text";
};

int replay_command(const ReplayArguments& arguments);

}  // namespace sightline::apps
