// SPDX-License-Identifier: Apache-2.0
#include "apps/serve/token.hpp"

#include <set>

#include <gtest/gtest.h>

namespace sightline::apps::serve {
namespace {

TEST(Token, IsAnotherEachTime) {
  std::set<std::string> tokens;
  for (int i = 0; i < 100; ++i)
    tokens.insert(make_token());
  EXPECT_EQ(tokens.size(), 100U);
  for (const std::string& token : tokens) {
    EXPECT_EQ(token.size(), 32U);
    EXPECT_EQ(token.find_first_not_of("0123456789abcdef"), std::string::npos);
  }
}

TEST(Token, IsTheSameOnlyWhole) {
  EXPECT_TRUE(is_same_secret("abc", "abc"));
  EXPECT_FALSE(is_same_secret("abc", "abd"));
  EXPECT_FALSE(is_same_secret("abc", "ab"));
  EXPECT_FALSE(is_same_secret("", "a"));
}

}  // namespace
}  // namespace sightline::apps::serve
