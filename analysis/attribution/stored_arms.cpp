// SPDX-License-Identifier: Apache-2.0
#include "stored_arms.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sightline/core/error.hpp>

namespace sightline::attribution {
namespace {

using Json = nlohmann::ordered_json;

struct StoredArm {
  std::string name;
  std::vector<std::string> reforms;
  std::map<std::string, std::string> roll_outs;  ///< by reform: its dated changes, as text
};

/// What all arms of a game share: parameters, and changes that the baseline has under way.
using Ground = std::string;

/// The changes of a reform without what other reforms of the arm do to its roll-out.
std::string roll_out_of(Json change) {
  change.erase("catching_up");
  return change.dump();
}

InputError mistake(const std::string& file, std::string text) {
  return InputError(Mistake{file, 0, 0, "", std::move(text)});
}

std::map<Ground, std::vector<StoredArm>> grouped(const Json& configuration,
                                                 const std::string& file) {
  std::map<Ground, std::vector<StoredArm>> groups;
  for (const Json& stored : configuration.at("arms")) {
    StoredArm arm;
    arm.name = stored.at("name").get<std::string>();
    arm.reforms = stored.at("reforms").get<std::vector<std::string>>();
    std::string ground;
    for (const Json& change : stored.at("changes_of_practice")) {
      if (change.contains("reform")) {
        arm.roll_outs[change.at("reform").get<std::string>()] = roll_out_of(change);
      } else {
        ground += roll_out_of(change);
      }
    }
    if (arm.roll_outs.size() != arm.reforms.size()) {
      throw mistake(file,
                    fmt::format("does not say what the reforms of `{}` change: an earlier version "
                                "wrote it. Run the study again; what is there is kept",
                                arm.name));
    }
    for (const auto& [path, parameter] : stored.at("parameters").items())
      ground += path + parameter.at("value").dump();
    groups[ground].push_back(std::move(arm));
  }
  return groups;
}

/// The roll-out of `reform` that counts: that of the arm which makes it alone or, without one, the
/// only one there is.
std::string usual_roll_out(const std::vector<StoredArm>& arms, const std::string& reform,
                           const std::string& file) {
  std::set<std::string> alone;
  std::set<std::string> all;
  for (const StoredArm& arm : arms) {
    const auto found = arm.roll_outs.find(reform);
    if (found == arm.roll_outs.end()) continue;
    all.insert(found->second);
    if (arm.reforms.size() == 1) alone.insert(found->second);
  }
  const std::set<std::string>& usual = alone.empty() ? all : alone;
  if (usual.size() != 1) {
    throw mistake(file, fmt::format("arms roll {} out in {} ways, and no arm makes it alone in one "
                                    "way, so it cannot be told which packages belong together",
                                    reform, usual.size()));
  }
  return *usual.begin();
}

std::vector<std::string> reforms_of(const std::vector<StoredArm>& arms) {
  std::set<std::string> reforms;
  for (const StoredArm& arm : arms)
    reforms.insert(arm.reforms.begin(), arm.reforms.end());
  return {reforms.begin(), reforms.end()};
}

Package package_of(const StoredArm& arm, const std::vector<std::string>& reforms) {
  Package package = 0;
  for (const std::string& reform : arm.reforms) {
    const auto place = std::find(reforms.begin(), reforms.end(), reform) - reforms.begin();
    package |= Package{1} << static_cast<std::size_t>(place);
  }
  return package;
}

std::vector<Package> without(const std::vector<Package>& needed, const StoredGame& game) {
  std::vector<Package> lacking;
  for (const Package package : needed) {
    if (game.arms.count(package) == 0) lacking.push_back(package);
  }
  return lacking;
}

void find_lacking(StoredGame& game) {
  const bool has_orders = !game.orders.empty();
  if (game.reforms.size() <= most_exact) {
    game.lacking = without(packages_for_exact(game.reforms.size()), game);
    game.is_exact = game.lacking.empty();
    if (game.is_exact || !has_orders) return;
  }
  if (has_orders) game.lacking = without(packages_for_orders(game.orders), game);
}

/// The game of arms on one ground; without reforms if it has fewer than two.
StoredGame game_on(const std::vector<StoredArm>& arms, const Json& configuration,
                   const std::string& file) {
  StoredGame game;
  const bool has_packages = configuration.contains("packages");
  game.reforms = has_packages
                     ? configuration["packages"].at("reforms").get<std::vector<std::string>>()
                     : reforms_of(arms);
  if (has_packages) game.orders = configuration["packages"].at("orders").get<std::vector<Order>>();
  if (game.reforms.size() < 2 || game.reforms.size() > most_reforms) return {};
  std::map<std::string, std::string> usual;
  for (const std::string& reform : game.reforms)
    usual[reform] = usual_roll_out(arms, reform, file);
  for (const StoredArm& arm : arms) {
    const bool is_usual = std::all_of(arm.reforms.begin(), arm.reforms.end(), [&](const auto& id) {
      return usual.count(id) != 0 && usual.at(id) == arm.roll_outs.at(id);
    });
    if (is_usual) game.arms.emplace(package_of(arm, game.reforms), arm.name);
  }
  find_lacking(game);
  return game;
}

bool can_be_split(const StoredGame& game) {
  const bool has_way = game.reforms.size() <= most_exact || !game.orders.empty();
  return has_way && game.lacking.empty();
}

}  // namespace

StoredGame find_game(const Json& configuration, const std::string& file) {
  std::vector<StoredGame> games;
  for (const auto& [ground, arms] : grouped(configuration, file)) {
    if (reforms_of(arms).size() < 2) continue;
    StoredGame game = game_on(arms, configuration, file);
    if (game.reforms.size() >= 2) games.push_back(std::move(game));
  }
  if (games.empty()) {
    throw mistake(file,
                  "no arms make packages of two to 31 reforms on the same parameters; a study "
                  "says `packages: {reforms: [R01, R10], of: all-subsets}` to have them made");
  }
  if (std::count_if(games.begin(), games.end(), can_be_split) > 1) {
    throw mistake(file, "several groups of arms hold all packages, each with other parameters");
  }
  const auto is_better = [](const StoredGame& a, const StoredGame& b) {
    return can_be_split(a) != can_be_split(b) ? can_be_split(a) : a.arms.size() > b.arms.size();
  };
  return *std::min_element(games.begin(), games.end(), is_better);
}

}  // namespace sightline::attribution
