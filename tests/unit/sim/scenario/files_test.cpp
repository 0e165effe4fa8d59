// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/files.hpp"

#include <gtest/gtest.h>

#include "example_files.hpp"

namespace sightline::scenario {
namespace {

namespace fs = std::filesystem;

/// A reference to `text` from a study in the data folder.
Reference reference_to(const std::string& text, const std::string& folder) {
  config::Mistakes none;
  const config::Document document =
      config::Document::read_text("x: " + text + "\n", "s.yaml", none);
  return {document.root().find("x"), "x", example::data / folder, example::data / "studies"};
}

TEST(Files, ReadsAFileOnceAndKeepsItsText) {
  config::Mistakes mistakes;
  Files files(mistakes);
  const fs::path path = example::data / "bad_studies/duplicate-key.yaml";
  static_cast<void>(files.root_of(path));
  static_cast<void>(files.root_of(path));
  EXPECT_EQ(mistakes.size(), 1U);
  ASSERT_EQ(files.texts().size(), 1U);
  EXPECT_EQ(files.texts().begin()->first, path.string());
  EXPECT_NE(files.texts().begin()->second.find("study: duplicate-key"), std::string::npos);
}

TEST(FindReform, FindsByIdAndByPath) {
  config::Mistakes mistakes;
  const fs::path expected = example::data / "reforms/T01-attend.yaml";
  EXPECT_EQ(find_reform(reference_to("T01", "reforms"), mistakes), expected);
  EXPECT_EQ(find_reform(reference_to("../reforms/T01-attend.yaml", "none"), mistakes), expected);
  EXPECT_TRUE(mistakes.is_empty());
}

TEST(FindReform, SaysThatAFolderIsEmpty) {
  config::Mistakes mistakes;
  EXPECT_EQ(find_reform(reference_to("T01", "none"), mistakes), std::nullopt);
  EXPECT_EQ(example::messages([&] {
              mistakes.throw_if_any();
              return 0;
            }),
            "s.yaml:1:4: x: `T01` is not a known reform. There are none in none\n");
}

TEST(FindBaseline, LeavesItsFolderOnlyByPath) {
  config::Mistakes mistakes;
  const fs::path expected = example::data / "baseline/test.yaml";
  EXPECT_EQ(find_baseline(reference_to("test", "baseline"), mistakes), expected);
  EXPECT_EQ(find_baseline(reference_to("../baseline/test.yaml", "none"), mistakes), expected);
  EXPECT_TRUE(mistakes.is_empty());
  EXPECT_EQ(find_baseline(reference_to("../baseline/test", "baseline"), mistakes), std::nullopt);
  EXPECT_EQ(mistakes.size(), 1U);
}

TEST(ReformIdOf, EndsAtTheFirstHyphen) {
  EXPECT_EQ(reform_id_of("a/R01-doctors-attend.yaml"), "R01");
  EXPECT_EQ(reform_id_of("R01.yaml"), "R01");
}

}  // namespace
}  // namespace sightline::scenario
