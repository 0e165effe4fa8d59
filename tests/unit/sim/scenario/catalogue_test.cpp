// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <gtest/gtest.h>

#include <sightline/scenario/catalogue.hpp>
#include <sightline/scenario/study.hpp>

#include "example_files.hpp"

namespace sightline::scenario {
namespace {

namespace fs = std::filesystem;

const fs::path scenarios = example::root / "scenarios";

std::vector<fs::path> yaml_files_under(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST(Catalogue, EveryShippedFileIsValid) {
  const std::vector<fs::path> files = yaml_files_under(scenarios);
  EXPECT_GE(files.size(), 14U);
  EXPECT_EQ(example::messages([&] { return validate_files(files); }), "");
}

// One file for each mistake; what is said of it is part of the interface.
TEST(Catalogue, TellsWhatIsWrongWithAFile) {
  for (const char* const folder : {"bad_studies", "bad_baseline", "bad_reforms", "bad_calibration",
                                   "bad_cases", "bad_files"}) {
    for (const fs::path& path : yaml_files_under(example::data / folder)) {
      fs::path expected = path;
      expected.replace_extension(".expected.txt");
      EXPECT_EQ(example::messages([&] { return validate_file(path); }), example::text_of(expected))
          << path;
    }
  }
}

TEST(Catalogue, TellsTheMistakesOfSeveralFilesOnce) {
  const std::vector<fs::path> files{example::data / "bad_studies/too-long.yaml",
                                    example::data / "bad_studies/several-files.yaml",
                                    example::data / "bad_reforms/B06-roll-out.yaml"};
  // The mistakes of the reform stand among those of the study that uses it.
  EXPECT_EQ(example::messages([&] { return validate_files(files); }),
            example::text_of(example::data / "bad_studies/several-files.expected.txt") +
                example::text_of(example::data / "bad_studies/too-long.expected.txt"));
}

TEST(Catalogue, TellsOfAMissingFile) {
  EXPECT_EQ(example::messages([] { return validate_file(example::data / "studies/smal.yaml"); }),
            "studies/smal.yaml: there is no such file. Did you mean `studies/small.yaml`?\n");
}

TEST(Catalogue, SaysWhatAFileIs) {
  const FileSummary study = validate_file(example::data / "studies/small.yaml");
  EXPECT_EQ(name_of(study.kind), "study");
  EXPECT_EQ(study.name, "small");
  EXPECT_EQ(study.title, "q");
  const FileSummary baseline = validate_file(example::data / "baseline/test.yaml");
  EXPECT_EQ(name_of(baseline.kind), "baseline");
  EXPECT_EQ(baseline.title, "A baseline for tests");
  const FileSummary reform = validate_file(example::data / "reforms/T01-attend.yaml");
  EXPECT_EQ(name_of(reform.kind), "reform");
  EXPECT_EQ(reform.name, "T01");
}

TEST(Catalogue, ListsParametersWithTheirDeclaration) {
  const std::vector<ParameterEntry> parameters = list_parameters();
  const auto found = std::find_if(
      parameters.begin(), parameters.end(),
      [](const ParameterEntry& entry) { return entry.path == "practice.caseload.cap"; });
  ASSERT_NE(found, parameters.end());
  EXPECT_EQ(found->unit, "count");
  EXPECT_EQ(found->low, 1);
  EXPECT_TRUE(found->is_whole);
  EXPECT_EQ(found->value, model::workforce::Practice().caseload.cap.value());
  EXPECT_FALSE(found->source.empty());
  EXPECT_FALSE(found->meaning.empty());
}

TEST(Catalogue, EveryParameterIsDeclaredInFull) {
  for (const ParameterEntry& entry : list_parameters()) {
    EXPECT_FALSE(entry.source.empty()) << entry.path;
    EXPECT_FALSE(entry.meaning.empty()) << entry.path;
    EXPECT_LE(entry.low, entry.value) << entry.path;
    EXPECT_GE(entry.high, entry.value) << entry.path;
  }
}

TEST(Catalogue, ListsRoles) {
  const std::vector<RoleEntry> roles = list_roles();
  ASSERT_EQ(roles.size(), model::agency_count);
  EXPECT_EQ(roles.front().name, "social_care");
  EXPECT_TRUE(roles.front().knows_children);
  EXPECT_FALSE(roles.back().knows_children);
}

TEST(Catalogue, ListsTheFilesOfAFolder) {
  const std::vector<Reform> reforms = list_reforms(example::data);
  ASSERT_EQ(reforms.size(), 7U);
  EXPECT_EQ(reforms[0].id, "N00");
  EXPECT_EQ(reforms[1].changes.size(), 3U);
  const std::vector<Baseline> baselines = list_baselines(example::data);
  ASSERT_EQ(baselines.size(), 2U);
  EXPECT_EQ(baselines[0].name, "test-two");
  EXPECT_EQ(baselines[0].extends, "test");
  const std::vector<StudyEntry> studies = list_studies(example::data);
  ASSERT_EQ(studies.size(), 6U);
  EXPECT_EQ(studies[2].name, "small");
  EXPECT_EQ(studies[2].baseline, "test");
  EXPECT_EQ(studies[2].arms, (std::vector<std::string>{"baseline", "first", "rolled-out"}));
}

TEST(Catalogue, ListsNothingInAFolderThatIsNotThere) {
  EXPECT_TRUE(list_reforms(example::data / "none").empty());
}

}  // namespace
}  // namespace sightline::scenario
