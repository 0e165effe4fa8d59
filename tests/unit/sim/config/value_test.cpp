// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

#include <sightline/config/value.hpp>

#include "example_parameters.hpp"
#include "texts.hpp"

namespace sightline::config {
namespace {

TEST(Whole, IsExactForEvery64BitInteger) {
  Mistakes mistakes;
  EXPECT_EQ(whole_of(node_of("9223372036854775807"), "k", mistakes),
            std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(whole_of(node_of("-9223372036854775808"), "k", mistakes),
            std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(whole_of(node_of("+7"), "k", mistakes), 7);
  EXPECT_EQ(whole_of(node_of("1e6"), "k", mistakes), 1'000'000);
  EXPECT_TRUE(mistakes.is_empty());
}

TEST(Whole, RejectsFractionsAndOverflow) {
  const Node fraction = node_of("2.5");
  EXPECT_EQ(fault_of([&](Mistakes& m) { return whole_of(fraction, "k", m); }),
            "`2.5` is not a whole number");
  const Node large = node_of("9223372036854775808");
  EXPECT_EQ(fault_of([&](Mistakes& m) { return whole_of(large, "k", m); }),
            "`9223372036854775808` is too large for a whole number");
}

TEST(Boolean, IsOnlyTrueOrFalse) {
  Mistakes mistakes;
  EXPECT_EQ(boolean_of(node_of("true"), "k", mistakes), true);
  EXPECT_EQ(boolean_of(node_of("false"), "k", mistakes), false);
  for (const char* text : {"yes", "on", "True", "1", "\"true\""}) {
    const Node node = node_of(text);
    EXPECT_NE(fault_of([&](Mistakes& m) { return boolean_of(node, "k", m); }), "") << text;
  }
}

TEST(DateValue, IsIso8601) {
  Mistakes mistakes;
  EXPECT_EQ(date_of(node_of("2007-04-01"), "k", mistakes), parse_date("2007-04-01"));
  const Node node = node_of("2007-02-30");
  EXPECT_EQ(fault_of([&](Mistakes& m) { return date_of(node, "k", m); }),
            "`2007-02-30` is not a date; write YYYY-MM-DD, for example 2007-04-01");
}

TEST(Choice, NamesTheNearest) {
  Mistakes mistakes;
  EXPECT_EQ(choice_of(node_of("lhs"), "k", {"grid", "lhs"}, mistakes), "lhs");
  const Node node = node_of("gird");
  EXPECT_EQ(fault_of([&](Mistakes& m) {
              return choice_of(node, "k", {"grid", "sobol"}, m);
            }),
            "`gird` is not one of: grid, sobol. Did you mean `grid`?");
}

TEST(Texts, ReportMembersThatAreNoText) {
  Mistakes mistakes;
  EXPECT_EQ(texts_of(node_of("[a, 'b', 3]"), "k", mistakes),
            (std::vector<std::string>{"a", "b", "3"}));
  (void)texts_of(node_of("[a, [b], ~]"), "k", mistakes);
  EXPECT_EQ(example::messages(mistakes),
            "x.yaml:1:8: k[2]: is a list; text is needed\n"
            "x.yaml:1:13: k[3]: is nothing; text is needed\n");
}

TEST(Value, AbsentAndBrokenNodesAreSilent) {
  Mistakes mistakes;
  for (const Node& node : {Node(), Node::broken()}) {
    EXPECT_FALSE(text_of(node, "k", mistakes));
    EXPECT_FALSE(number_of(node, "k", mistakes));
    EXPECT_FALSE(items_of(node, "k", mistakes));
  }
  EXPECT_TRUE(mistakes.is_empty());
}

}  // namespace
}  // namespace sightline::config
