// SPDX-License-Identifier: Apache-2.0
// The files that are written from the declarations. Refresh them with
//   SIGHTLINE_WRITE_GENERATED=1 unit_scenario --gtest_filter=GeneratedFiles.*
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include <sightline/config/parameters.hpp>
#include <sightline/scenario/baseline.hpp>

namespace sightline::scenario {
namespace {

namespace fs = std::filesystem;

const fs::path root = SIGHTLINE_SOURCE_DIR;
const fs::path baseline_file = root / "scenarios/baseline/england-2008.yaml";

void expect_file_is(const fs::path& path, const std::string& text) {
  if (std::getenv("SIGHTLINE_WRITE_GENERATED") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
  }
  std::ostringstream found;
  found << std::ifstream(path, std::ios::binary).rdbuf();
  EXPECT_TRUE(found.str() == text)
      << path << " is out of date. Refresh it: SIGHTLINE_WRITE_GENERATED=1 unit_scenario "
      << "--gtest_filter=GeneratedFiles.*";
}

TEST(GeneratedFiles, BaselineIsTheTemplate) {
  expect_file_is(baseline_file, baseline_template());
}

TEST(GeneratedFiles, ReferenceOfParametersIsUpToDate) {
  expect_file_is(root / "docs/parameters.md", parameters_reference());
}

TEST(GeneratedFiles, BaselineGivesExactlyTheDeclaredDefaults) {
  Baseline baseline = read_baseline(baseline_file);
  model::Parameters defaults;
  const std::vector<Parameter> expected = parameters_of(defaults);
  const std::vector<Parameter> found = parameters_of(baseline.parameters);
  ASSERT_EQ(baseline.settings.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(*found[i].value, *expected[i].value) << expected[i].path;
    EXPECT_EQ(baseline.settings[i].path, expected[i].path);
    EXPECT_EQ(baseline.settings[i].source, expected[i].source) << expected[i].path;
  }
}

}  // namespace
}  // namespace sightline::scenario
