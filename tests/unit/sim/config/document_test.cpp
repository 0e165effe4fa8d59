// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/config/document.hpp>

#include "example_parameters.hpp"

namespace sightline::config {
namespace {

using testing::HasSubstr;

std::string folder() {
  return std::string(SIGHTLINE_SOURCE_DIR) + "/tests/unit/sim/config/bad";
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string faults_of(const std::string& text) {
  Mistakes mistakes;
  (void)Document::read_text(text, "x.yaml", mistakes);
  return example::messages(mistakes);
}

TEST(Document, TellsOfAMissingFileWithTheNearestName) {
  Mistakes mistakes;
  const Document document = Document::read_file(folder() + "/unknwn_key.yaml", mistakes);
  EXPECT_TRUE(document.root().is(NodeKind::broken));
  EXPECT_EQ(example::messages(mistakes),
            folder() + "/unknwn_key.yaml: there is no such file. Did you mean `" + folder() +
                "/unknown_key.yaml`?\n");
}

TEST(Document, TellsOfAFolder) {
  Mistakes mistakes;
  (void)Document::read_file(folder(), mistakes);
  EXPECT_THAT(example::messages(mistakes), HasSubstr("is a folder; a file is needed"));
}

TEST(Document, RejectsAnEndlessFile) {
  Mistakes mistakes;
  (void)Document::read_file("/dev/zero", mistakes);
  EXPECT_THAT(example::messages(mistakes), HasSubstr("is larger than 1000000 bytes"));
}

TEST(Document, RejectsWhatPassesALimit) {
  EXPECT_THAT(faults_of(std::string(Document::max_bytes + 1, ' ')), HasSubstr("is larger than"));
  std::string many = "[";
  for (std::size_t i = 0; i < Document::max_nodes; ++i)
    many += "1,";
  EXPECT_THAT(faults_of(many + "1]"), HasSubstr("has more than 10000 values"));
  EXPECT_THAT(faults_of(std::string(5000, '[')), HasSubstr("nested more than 64 levels"));
  std::string deep;
  for (int i = 0; i < 80; ++i)
    deep += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  EXPECT_THAT(faults_of(deep), HasSubstr("nested more than 64 levels"));
}

TEST(Document, DoesNotWalkAnAliasBomb) {
  std::string bomb = "a0: &a0 x\n";
  for (int i = 1; i < 40; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before + ", " + before +
            "]\n";
  }
  EXPECT_THAT(faults_of(bomb), HasSubstr("x.yaml:40:12: a39[1]: aliases"));
}

TEST(Document, RejectsWhatIsNoText) {
  EXPECT_EQ(faults_of("a: 1\nb: \xff\n"), "x.yaml:2:4: byte 0xff is not UTF-8 text\n");
  EXPECT_EQ(faults_of("a: 1\n\x04"
                      "b: 2\n"),
            "x.yaml:2:1: control character 0x04 is not allowed\n");
  EXPECT_THAT(faults_of(std::string("\xFF\xFE"
                                    "a\0:\0",
                                    6)),
              HasSubstr("is not UTF-8 text"));
}

TEST(Document, SurvivesEveryTruncationOfAFile) {
  const std::string whole =
      content_of(folder() + "/several.yaml") + content_of(folder() + "/anchor.yaml");
  for (std::size_t length = 0; length < whole.size(); ++length) {
    Mistakes mistakes;
    const Document document = Document::read_text(whole.substr(0, length), "x.yaml", mistakes);
    EXPECT_FALSE(document.root().is(NodeKind::absent));
  }
}

/// Each file in bad/ is one mistake; the expected messages stand beside it.
TEST(Document, BadFilesGiveTheExpectedMessages) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder())) {
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  ASSERT_GE(paths.size(), 20U);
  for (const auto& path : paths) {
    Mistakes mistakes;
    example::Root root;
    const std::string name = "bad/" + path.filename().string();
    (void)example::read(Document::read_text(content_of(path), name, mistakes), root, mistakes);
    std::filesystem::path expected = path;
    expected.replace_extension(".expected.txt");
    EXPECT_EQ(example::messages(mistakes), content_of(expected)) << path;
    EXPECT_THROW(mistakes.throw_if_any(), InputError);
  }
}

}  // namespace
}  // namespace sightline::config
