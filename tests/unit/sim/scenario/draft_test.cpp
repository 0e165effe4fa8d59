// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/core/error.hpp>
#include <sightline/scenario/draft.hpp>

#include "example_files.hpp"

namespace sightline::scenario {
namespace {

using ::testing::HasSubstr;

const std::filesystem::path studies =
    std::filesystem::path(SIGHTLINE_SOURCE_DIR) / "scenarios" / "studies";

TEST(Draft, IsTheStudyThatTheFileWouldBe) {
  const auto path = studies / "paediatricians-at-conferences.yaml";
  const Study draft = read_draft(example::text_of(path), studies / "not-there.yaml");
  EXPECT_EQ(draft.fingerprint, read_study(path).fingerprint);
  EXPECT_EQ(draft.arms.size(), 4U);
}

TEST(Draft, IsNamedInItsMistakes) {
  try {
    (void)read_draft("study: a b\n", studies / "not-there.yaml");
    FAIL() << "no mistake";
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("not-there.yaml:1:8: study: `a b` is not a name"));
  }
}

}  // namespace
}  // namespace sightline::scenario
