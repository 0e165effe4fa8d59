// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/config/document.hpp>
#include <sightline/config/mistakes.hpp>

namespace sightline::config {
namespace {

TEST(Mistakes, ThrowsNothingWhenEmpty) {
  const Mistakes mistakes;
  EXPECT_TRUE(mistakes.is_empty());
  EXPECT_NO_THROW(mistakes.throw_if_any());
}

TEST(Mistakes, ThrowsAllSortedByFileLineAndColumn) {
  Mistakes mistakes;
  mistakes.add(Mistake{"b.yaml", 1, 1, "k", "one"});
  mistakes.add(Mistake{"a.yaml", 10, 1, "k", "two"});
  mistakes.add(Mistake{"a.yaml", 9, 5, "k", "three"});
  mistakes.add(Mistake{"a.yaml", 9, 5, "k", "four"});
  mistakes.add(Mistake{"", 0, 0, "k", "five"});
  try {
    mistakes.throw_if_any();
    FAIL();
  } catch (const InputError& error) {
    std::string order;
    for (const Mistake& mistake : error.mistakes())
      order += mistake.text + " ";
    EXPECT_EQ(order, "five three four two one ");
  }
}

TEST(Mistakes, PlacesOneAtTheValueOrTheKey) {
  Mistakes mistakes;
  const Document document = Document::read_text("\na:  1", "x.yaml", mistakes);
  const Entry& entry = document.root().entries().front();
  mistakes.add(entry.value, "a", "value");
  mistakes.add(entry, "a", "key");
  EXPECT_EQ(to_string(mistakes.sorted().at(0)), "x.yaml:2:1: a: key");
  EXPECT_EQ(to_string(mistakes.sorted().at(1)), "x.yaml:2:5: a: value");
}

}  // namespace
}  // namespace sightline::config
