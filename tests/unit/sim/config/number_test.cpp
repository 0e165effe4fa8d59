// SPDX-License-Identifier: Apache-2.0

#include <gtest/gtest.h>

#include <sightline/config/value.hpp>
#include <sightline/core/extremes.hpp>

#include "texts.hpp"

namespace sightline::config {
namespace {

TEST(Number, ReadsDecimalNumbers) {
  Mistakes mistakes;
  EXPECT_EQ(number_of(node_of("0.14"), "k", mistakes), 0.14);
  EXPECT_EQ(number_of(node_of("-3"), "k", mistakes), -3.0);
  EXPECT_EQ(number_of(node_of("+1.5e-3"), "k", mistakes), 0.0015);
  EXPECT_EQ(number_of(node_of("1E6"), "k", mistakes), 1e6);
  EXPECT_EQ(number_of(node_of(".5"), "k", mistakes), 0.5);
  EXPECT_EQ(number_of(node_of("0"), "k", mistakes), 0.0);
  EXPECT_TRUE(mistakes.is_empty());
}

TEST(Number, RejectsWhatIsNotOne) {
  for (const char* text : {"nan", ".inf", "-.INF", "0x10", "0b1", "0o7", "010", "-01", "on", "1e",
                           "1.2.3", ".", "e5", "1e5000", "1 2", "--1", "\"1\"", "1d"}) {
    const Node node = node_of(text);
    EXPECT_NE(fault_of([&](Mistakes& m) { return number_of(node, "k", m); }), "") << text;
  }
}

TEST(Number, ChecksItsRange) {
  const Node node = node_of("14");
  EXPECT_EQ(fault_of([&](Mistakes& m) { return number_of(node, "k", m, {.low = 0, .high = 1}); }),
            "14 is outside [0, 1]");
  EXPECT_EQ(fault_of([&](Mistakes& m) { return number_of(node, "k", m, {.low = 15}); }),
            "14 is below 15");
  EXPECT_EQ(fault_of([&](Mistakes& m) { return number_of(node, "k", m, {.high = 13}); }),
            "14 is above 13");
}

TEST(Number, RangeFaultNamesUnitAndWhatIsNotFinite) {
  EXPECT_EQ(range_fault(1, {.low = 1, .high = 1}, "days"), "");
  EXPECT_EQ(range_fault(2, {.low = 1, .high = 1}, "days"), "2 is outside [1, 1] (days)");
  EXPECT_EQ(range_fault(not_a_number, {}, ""), "nan is not a finite number");
}

}  // namespace
}  // namespace sightline::config
