// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/output/file.hpp>

#include "form_example.hpp"
#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::apps::serve {
namespace {

using output::reason_of;
using output::ScratchFolder;
using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(StudyFiles, TellsTheMistakesOfValidate) {
  StudyForm form = example_form();
  form.arms[1].reforms = {"R100"};
  form.children = "7";
  form.settings["household.families.lone_parents"] = "0.2";
  EXPECT_THAT(reason_of<InputError>([&] { (void)check_study(form, folders_with("results")); }),
              AllOf(HasSubstr("studies/two-reforms.yaml:11:"), HasSubstr("arms[2].reforms[1]"),
                    HasSubstr("Did you mean `R10`?"), HasSubstr("population.children"),
                    HasSubstr("household.families.lone_parent`?")));
}

TEST(StudyFiles, PlacesAStudyThatTheCommandLineReadsAlike) {
  const ScratchFolder scratch;
  const Folders folders = folders_with(scratch.path() / "results");
  const PlacedStudy placed = place_study(example_form(), folders);
  EXPECT_EQ(placed.id, "two-reforms");
  EXPECT_EQ(placed.file, scratch.path() / "results/two-reforms/study.yaml");
  const scenario::Study again = scenario::read_study(placed.file);
  EXPECT_EQ(again.fingerprint, check_study(example_form(), folders).study.fingerprint);
}

TEST(StudyFiles, PlacesAStudyWhereTheFolderOfResultsIsALink) {
  const ScratchFolder scratch;
  std::filesystem::create_directories(scratch.path() / "here/scenarios");
  copy_scenarios(scratch.path() / "here/scenarios");
  std::filesystem::create_directories(scratch.path() / "large/disk/deep");
  std::filesystem::create_directory_symlink(scratch.path() / "large/disk/deep",
                                            scratch.path() / "here/results");
  const PlacedStudy placed = place_study(
      example_form(), {scratch.path() / "here/scenarios", scratch.path() / "here/results"});
  EXPECT_EQ(scenario::read_study(placed.file).name, "two-reforms");
  EXPECT_TRUE(std::filesystem::exists(scratch.path() / "large/disk/deep/two-reforms/study.yaml"));
}

TEST(StudyFiles, GoesOnWithTheSameStudyAndNumbersAnother) {
  const ScratchFolder scratch;
  const Folders folders = folders_with(scratch.path());
  StudyForm form = example_form();
  EXPECT_EQ(place_study(form, folders).id, "two-reforms");
  form.replications = "9";  // more of the same
  EXPECT_EQ(place_study(form, folders).id, "two-reforms");
  form.seed = "6";
  const PlacedStudy other = place_study(form, folders);
  EXPECT_EQ(other.id, "two-reforms-2");
  EXPECT_EQ(other.study.name, "two-reforms-2");
  EXPECT_EQ(other.study.seed, 6U);
}

TEST(StudyFiles, LeavesAFolderOfSomethingElseAlone) {
  const ScratchFolder scratch;
  output::ensure_writable_folder(scratch.path() / "two-reforms", "--results");
  output::write_text(scratch.path() / "two-reforms/letter.txt", "Dear");
  EXPECT_EQ(place_study(example_form(), folders_with(scratch.path())).id, "two-reforms-2");
}

TEST(StudyFiles, SavesOnceUnderAName) {
  const ScratchFolder scratch;
  copy_scenarios(scratch.path());
  const Folders folders{scratch.path(), scratch.path() / "results"};
  StudyForm form = example_form();
  const std::filesystem::path path = save_study(form, folders);
  EXPECT_EQ(path, scratch.path() / "studies/two-reforms.yaml");
  EXPECT_EQ(scenario::read_study(path).fingerprint, check_study(form, folders).study.fingerprint);
  EXPECT_EQ(save_study(form, folders), path);
  form.seed = "6";
  EXPECT_THAT(reason_of<InputError>([&] { (void)save_study(form, folders); }),
              HasSubstr("choose another name"));
}

}  // namespace
}  // namespace sightline::apps::serve
