// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/config/document.hpp>

namespace sightline::config {
namespace {

TEST(Node, IsAbsentByDefaultAndEmpty) {
  const Node node;
  EXPECT_TRUE(node.is(NodeKind::absent));
  EXPECT_TRUE(Node::broken().is(NodeKind::broken));
  EXPECT_EQ(node.text(), "");
  EXPECT_EQ(node.file(), "");
  EXPECT_EQ(node.line(), 0);
  EXPECT_TRUE(node.entries().empty());
  EXPECT_TRUE(node.items().empty());
  EXPECT_TRUE(node.find("a").is(NodeKind::absent));
}

TEST(Node, OutlivesTheDocument) {
  Node kept;
  {
    Mistakes mistakes;
    kept = Document::read_text("a: {b: c}", "x.yaml", mistakes).root().find("a");
  }
  EXPECT_EQ(kept.find("b").text(), "c");
}

}  // namespace
}  // namespace sightline::config
