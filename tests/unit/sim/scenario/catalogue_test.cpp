// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/scenario/catalogue.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::scenario {
namespace {

namespace fs = std::filesystem;

const fs::path scenarios = fs::path(SIGHTLINE_SOURCE_DIR) / "scenarios";

TEST(Catalogue, EveryShippedFileIsValid) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(scenarios)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  EXPECT_GE(files.size(), 14U);
  EXPECT_EQ(validate_files(files).size(), files.size());
}

}  // namespace
}  // namespace sightline::scenario
