// SPDX-License-Identifier: Apache-2.0
#include "analysis/replay/lines.hpp"

#include <gtest/gtest.h>

namespace sightline::replay {
namespace {

TEST(WrappedLines, BreakAtSpacesAndIndentWhatFollows) {
  const std::string word(48, 'a');
  EXPECT_EQ(wrapped_lines(word + " " + word + " " + word, 4),
            word + " " + word + "\n    " + word + "\n");
}

TEST(WrappedLines, CountWhatStandsBeforeTheFirst) {
  const std::string word(48, 'a');
  EXPECT_EQ(wrapped_lines(word + " " + word, 2, 30), word + "\n  " + word + "\n");
  EXPECT_EQ(wrapped_lines(""), "\n");
}

}  // namespace
}  // namespace sightline::replay
