// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <string>
#include <type_traits>

#include <gtest/gtest.h>

#include <sightline/core/id.hpp>

namespace sightline {
namespace {

struct ChildTag;
struct FamilyTag;
using ChildId = Id<ChildTag>;
using FamilyId = Id<FamilyTag>;

static_assert(!std::is_convertible_v<ChildId, FamilyId>);
static_assert(!std::is_constructible_v<ChildId, FamilyId>);
static_assert(!std::is_convertible_v<int, ChildId>);
static_assert(sizeof(ChildId) == 4);

TEST(Id, IsInvalidByDefault) {
  EXPECT_FALSE(ChildId().is_valid());
  EXPECT_TRUE(ChildId(0).is_valid());
}

TEST(Id, KeepsItsValueAndOrder) {
  EXPECT_EQ(ChildId(std::size_t{7}).value(), 7U);
  EXPECT_EQ(ChildId(7), ChildId(7U));
  EXPECT_LT(ChildId(6), ChildId(7));
}

TEST(Table, GivesIdsInOrderOfAdding) {
  Table<ChildId, std::string> table;
  EXPECT_TRUE(table.is_empty());
  table.reserve(2);
  const ChildId first = table.add("a");
  const ChildId second = table.add("b");
  table[second] += "c";
  EXPECT_EQ(first, ChildId(0));
  EXPECT_EQ(table[second], "bc");
  EXPECT_EQ(table.size(), 2U);
  EXPECT_GE(table.capacity_bytes(), 2 * sizeof(std::string));
}

TEST(Table, IteratesOverItsRows) {
  Table<ChildId, int> table;
  table.add(1);
  table.add(2);
  int sum = 0;
  for (int& row : table) {
    row *= 10;
  }
  const auto& view = table;
  for (const int row : view) {
    sum += row;
  }
  EXPECT_EQ(sum, 30);
}

}  // namespace
}  // namespace sightline
