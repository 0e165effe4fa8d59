// SPDX-License-Identifier: Apache-2.0
#include "sim/model/state_fields.hpp"

#include <array>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace sightline::model {
namespace {

struct Inner {
  int a = 0;
  double b = 0.0;
};
struct Outer {
  const int* pointer = nullptr;
  std::vector<Inner> rows;
  std::array<Inner, 3> cells{};
  Inner one;
  Time at = Time::never();
  bool is_switched = false;
};

TEST(StateFields, AreCountedOfAnyKind) {
  static_assert(members_of<Inner>() == 2);
  static_assert(members_of<Outer>() == 6);
}

TEST(StateFields, ThatAreNotAllListedAreRefused) {
  EXPECT_NO_THROW(require_all_listed<Outer>("outer", 6));
  EXPECT_THROW(require_all_listed<Outer>("outer", 5), std::logic_error);
  // What a state refers to is not kept.
  constexpr std::size_t of_oversight = members_of<oversight::State>() - 1;
  EXPECT_NO_THROW(require_all_listed<oversight::State>("oversight", of_oversight));
  EXPECT_THROW(require_all_listed<oversight::State>("oversight", of_oversight + 1),
               std::logic_error);
}

}  // namespace
}  // namespace sightline::model
