// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/core/error.hpp>
#include <sightline/replay/opened_study.hpp>

namespace sightline::replay {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

template <class Call>
std::string mistake_of(Call&& call) {
  try {
    call();
  } catch (const InputError& error) {
    return error.what();
  }
  return "no mistake";
}

TEST(OpenedStudy, KnowsTheSettingsOfACommandLine) {
  EXPECT_THAT(settings_of_command_line("sightline run x.yaml --set a.b=1 -n 3 --set=c.d=2"),
              ElementsAre("a.b=1", "c.d=2"));
  EXPECT_TRUE(settings_of_command_line("sightline run x.yaml --seed 3").empty());
}

TEST(OpenedStudy, RefusesAFolderWithoutResults) {
  const auto folder = std::filesystem::temp_directory_path() / "sightline-no-such-study";
  EXPECT_THAT(mistake_of([&] { static_cast<void>(open_study(folder)); }),
              HasSubstr("manifest.json: there is no such file"));
}

TEST(OpenedStudy, FindsArmsByName) {
  scenario::Study study;
  study.name = "study";
  study.arms.resize(2);
  study.arms[0].name = "baseline";
  study.arms[1].name = "paediatricians-attend";
  EXPECT_EQ(arm_named(study, "", "--arm"), 0U);
  EXPECT_EQ(arm_named(study, "paediatricians-attend", "--arm"), 1U);
  EXPECT_THAT(
      mistake_of([&] { static_cast<void>(arm_named(study, "paediatrician-attends", "--arm")); }),
      HasSubstr("Did you mean `paediatricians-attend`?"));
}

TEST(OpenedStudy, SaysWhichReplicationsThereAre) {
  OpenedStudy study;
  study.folder = "results/x";
  study.replications = {0, 1, 2, 5};
  EXPECT_NO_THROW(require_replication(study, 5));
  EXPECT_THAT(mistake_of([&] { require_replication(study, 9); }),
              HasSubstr("holds no replication 9; it holds 0 to 5"));
}

}  // namespace
}  // namespace sightline::replay
