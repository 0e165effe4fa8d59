// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/config/document.hpp>

#include "texts.hpp"

namespace sightline::config {
namespace {

TEST(TreeBuilder, KnowsTheKindAndPlaceOfEveryValue) {
  const Node root = root_of("a: 1\nb:\n  - x\n  - 'y z'\nc: {d: }\n");
  ASSERT_TRUE(root.is(NodeKind::mapping));
  EXPECT_EQ(root.find("a").text(), "1");
  EXPECT_EQ(root.find("a").line(), 1);
  EXPECT_EQ(root.find("a").column(), 4);
  const Node b = root.find("b");
  ASSERT_TRUE(b.is(NodeKind::sequence));
  EXPECT_FALSE(b.items().at(0).is_quoted());
  EXPECT_TRUE(b.items().at(1).is_quoted());
  EXPECT_EQ(b.items().at(1).line(), 4);
  const Node d = root.find("c").find("d");
  EXPECT_TRUE(d.is(NodeKind::null));
  EXPECT_EQ(d.line(), 5);
  EXPECT_EQ(d.column(), 5);
  EXPECT_EQ(root.entries().at(2).key, "c");
  EXPECT_EQ(root.entries().at(2).line, 5);
  EXPECT_EQ(root.file(), "x.yaml");
  EXPECT_TRUE(root.find("nothing").is(NodeKind::absent));
}

TEST(TreeBuilder, CountsColumnsInCharacters) {
  // Two characters of two bytes each come before the value.
  EXPECT_EQ(root_of("\u00e9\u00e9: 1\n").find("\u00e9\u00e9").column(), 5);
}

TEST(TreeBuilder, KeepsPlacesWithWindowsLineEndsAndByteOrderMark) {
  const Node root = root_of(
      "\xEF\xBB\xBF"
      "a: 1\r\nb: 2\r\n");
  EXPECT_EQ(root.find("a").column(), 4);
  EXPECT_EQ(root.find("b").text(), "2");
  EXPECT_EQ(root.find("b").line(), 2);
}

}  // namespace
}  // namespace sightline::config
