// SPDX-License-Identifier: Apache-2.0
#include <type_traits>

#include <gtest/gtest.h>

#include <sightline/core/quantity.hpp>

namespace sightline {
namespace {

template <class A, class B>
concept Addable = requires(A a, B b) {
  a + b;
};

static_assert(Addable<Days, Days>);
static_assert(!Addable<Days, WorkingDays>);
static_assert(!Addable<Probability, PerYear>);
static_assert(!std::is_convertible_v<double, Probability>);
static_assert(!std::is_convertible_v<Probability, double>);
static_assert(!std::is_constructible_v<Probability, Share>);
static_assert(sizeof(Pounds) == sizeof(double));

TEST(Quantity, ComputesWithinItsUnit) {
  EXPECT_EQ(Days(1.5) + Days(2.0), Days(3.5));
  EXPECT_EQ(Days(1.5) - Days(2.0), Days(-0.5));
  EXPECT_EQ(2.0 * Pounds(3.0), Pounds(6.0));
  EXPECT_LT(LogOdds(-1.0), LogOdds());
  EXPECT_DOUBLE_EQ(PerYear(0.25).value(), 0.25);
}

}  // namespace
}  // namespace sightline
