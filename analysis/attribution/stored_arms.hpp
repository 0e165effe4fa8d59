// SPDX-License-Identifier: Apache-2.0
// The arms that a results file describes, and which of them make one game.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <sightline/attribution/game.hpp>

namespace sightline::attribution {

/// Arms that differ in reforms only.
struct StoredGame {
  std::vector<std::string> reforms;
  std::vector<Order> orders;
  std::map<Package, std::string> arms;  ///< of those packages that were run, the arm's name
  std::vector<Package> lacking;         ///< packages that a split needs and no arm runs
  bool is_exact = false;                ///< if nothing lacks: by all packages, not by orders
};

/// Of the groups of arms that differ in reforms only, the one that lacks nothing or, without any,
/// the largest. `configuration` is what experiment::configuration_json wrote. Throws InputError,
/// naming `file`, if there is none of two reforms or more, or if several lack nothing.
[[nodiscard]] StoredGame find_game(const nlohmann::ordered_json& configuration,
                                   const std::string& file);

}  // namespace sightline::attribution
