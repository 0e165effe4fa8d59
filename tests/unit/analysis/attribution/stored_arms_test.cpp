// SPDX-License-Identifier: Apache-2.0
#include "analysis/attribution/stored_arms.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/settings.hpp>

#include "package_study.hpp"

namespace sightline::attribution {
namespace {

using ::testing::HasSubstr;

nlohmann::ordered_json configuration(const scenario::Study& study) {
  return nlohmann::ordered_json::parse(experiment::configuration_json(study));
}

std::string mistake_in(const nlohmann::ordered_json& stored) {
  try {
    static_cast<void>(find_game(stored, "r.h5"));
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(FindGame, SaysWhatLacks) {
  scenario::Study study = example::shuffled_study();
  study.arms.erase(study.arms.begin());
  const StoredGame game = find_game(configuration(study), "r.h5");
  EXPECT_FALSE(game.is_exact);
  EXPECT_EQ(game.lacking, (std::vector<Package>{3}));
}

TEST(FindGame, CannotTellRollOutsApartThatNoArmMakesAlone) {
  scenario::Study study =
      example::study({example::arm({}, "n"), example::arm({"A"}, "a"),
                      example::arm({"A", "B"}, "all"), example::arm({"A", "B"}, "half")});
  study.arms[3].input.reforms[1] = example::reform(1, 0.5);
  EXPECT_THAT(mistake_in(configuration(study)), HasSubstr("r.h5: arms roll B out in 2 ways"));
}

TEST(FindGame, CannotChooseBetweenTwoWholeGames) {
  scenario::Study study = example::shuffled_study();
  for (std::size_t i = 0; i < 4; ++i) {
    study.arms.push_back(study.arms[i]);
    study.arms.back().name += "2";
    study.arms.back().input.parameters.household.adults.aggressive_parent = Probability(0.5);
  }
  EXPECT_THAT(mistake_in(configuration(study)), HasSubstr("several groups of arms"));
}

TEST(FindGame, RefusesWhatAnEarlierVersionWrote) {
  auto stored = configuration(example::shuffled_study());
  stored["arms"][0]["changes_of_practice"][0].erase("reform");
  EXPECT_THAT(mistake_in(stored), HasSubstr("an earlier version wrote it"));
}

}  // namespace
}  // namespace sightline::attribution
