// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/config/map_reader.hpp>

#include "example_parameters.hpp"
#include "texts.hpp"

namespace sightline::config {
namespace {

TEST(MapReader, ReadsEveryType) {
  Mistakes mistakes;
  MapReader reader(root_of("text: a b\nnumber: 1.5\nwhole: 3\nflag: true\nday: 2007-04-01\n"
                           "names: [a, b]\nkind: x\ninner: {k: v}\nlist: [{a: 1}, {a: 2}]\n"),
                   "", mistakes);
  EXPECT_EQ(reader.text("text"), "a b");
  EXPECT_EQ(reader.number("number"), 1.5);
  EXPECT_EQ(reader.whole("whole"), 3);
  EXPECT_TRUE(reader.boolean("flag"));
  EXPECT_EQ(reader.date("day"), parse_date("2007-04-01"));
  EXPECT_EQ(reader.texts("names").size(), 2U);
  EXPECT_EQ(reader.choice("kind", {"x", "y"}), "x");
  MapReader inner = reader.map("inner");
  EXPECT_EQ(inner.path_of("k"), "inner.k");
  EXPECT_EQ(inner.text("k"), "v");
  EXPECT_EQ(reader.items("list").size(), 2U);
  inner.finish();
  reader.finish();
  EXPECT_EQ(example::messages(mistakes), "");
}

TEST(MapReader, GivesFallbacksForWhatIsNotThere) {
  Mistakes mistakes;
  MapReader reader(root_of("a: 1"), "", mistakes);
  EXPECT_EQ(reader.text_or("b", "x"), "x");
  EXPECT_EQ(reader.number_or("c", 2.5), 2.5);
  EXPECT_EQ(reader.whole_or("d", 7), 7);
  EXPECT_TRUE(reader.boolean_or("e", true));
  EXPECT_EQ(reader.texts_or("f", {"y"}).front(), "y");
  EXPECT_TRUE(reader.items_or_none("g").empty());
  EXPECT_EQ(reader.choice_or("h", {"x"}, "x"), "x");
  EXPECT_EQ(reader.date_or("i", parse_date("2001-01-01")), parse_date("2001-01-01"));
  EXPECT_FALSE(reader.has("j"));
  EXPECT_FALSE(reader.map_or_none("k").is_mapping());
  EXPECT_TRUE(reader.has("a"));
  reader.finish();
  EXPECT_TRUE(mistakes.is_empty());
}

TEST(MapReader, ReportsEachMissingKeyOnceAtTheMapping) {
  Mistakes mistakes;
  MapReader reader(root_of("outer:\n  a: 1").find("outer"), "outer", mistakes);
  (void)reader.number("b");
  (void)reader.map("c").text("d");
  EXPECT_EQ(example::messages(mistakes),
            "x.yaml:2:3: outer.b: is missing; it is required\n"
            "x.yaml:2:3: outer.c: is missing; it is required\n");
}

TEST(MapReader, TakesNullOnlyWhereAllowed) {
  Mistakes mistakes;
  MapReader reader(root_of("a:\nb: ~\n"), "", mistakes);
  EXPECT_TRUE(reader.required("a", Null::allowed).is(NodeKind::null));
  EXPECT_EQ(reader.number_or("b", 3), 3);
  EXPECT_EQ(example::messages(mistakes), "x.yaml:2:1: b: has no value\n");
}

TEST(MapReader, IsSilentOverABrokenNode) {
  Mistakes mistakes;
  MapReader reader(Node::broken(), "", mistakes);
  EXPECT_EQ(reader.text("a"), "");
  EXPECT_EQ(reader.whole("b"), 0);
  EXPECT_TRUE(reader.map("c").items("d").empty());
  reader.finish();
  EXPECT_TRUE(mistakes.is_empty());
}

TEST(MapReader, PlacesOwnMistakesOfTheCaller) {
  Mistakes mistakes;
  MapReader reader(root_of("a: 1\nb: 2"), "", mistakes);
  reader.fail("b", "comes after `a`");
  reader.fail("c", "is needed here");
  EXPECT_EQ(example::messages(mistakes),
            "x.yaml:1:1: c: is needed here\nx.yaml:2:4: b: comes after `a`\n");
}

TEST(MapReader, ReportsAMappingThatIsNone) {
  Mistakes mistakes;
  MapReader reader(root_of("a: [1]").find("a"), "a", mistakes);
  EXPECT_FALSE(reader.is_mapping());
  EXPECT_EQ(example::messages(mistakes),
            "x.yaml:1:4: a: is a list; a mapping of keys (`key: value`) is needed\n");
}

}  // namespace
}  // namespace sightline::config
