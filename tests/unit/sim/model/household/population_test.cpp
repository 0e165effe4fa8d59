// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/population.hpp>

#include "small_world.hpp"

namespace sightline::model::household {
namespace {

using testing::plain_parameters;
using testing::SmallWorld;

constexpr std::uint32_t wanted = 20000;
// A family has at most four children, so the number of children under 18 has a standard deviation
// below sqrt(wanted x E[n^2] / E[n]) = 220; five of them are exceeded once in two million.
constexpr double five_sigma = 1100.0;

void make_families_in(SmallWorld& small) {
  make_families(small.world, small.world.homes, wanted, small.world.staff.areas);
}

double children_at(const State& homes, Time now) {
  return static_cast<double>(
      std::count_if(homes.children.begin(), homes.children.end(),
                    [&](const Child& child) { return is_a_child_now(child, now); }));
}

bool are_equal(const Family& a, const Family& b) {
  return a.first_child == b.first_child && a.first_adult == b.first_adult &&
         a.children == b.children && a.adults == b.adults && a.quintile == b.quintile &&
         a.strain == b.strain && a.deception == b.deception && a.concern_rate == b.concern_rate;
}

TEST(Population, HasAsManyChildrenAtTheStartInTheMiddleAndAtTheEnd) {
  SmallWorld small;
  make_families_in(small);
  for (const std::int32_t day : {0, 1000, 1999}) {
    EXPECT_NEAR(children_at(small.world.homes, start_of_day(day)), wanted, five_sigma) << day;
  }
}

TEST(Population, HasAllAgesInEqualNumbers) {
  SmallWorld small;
  make_families_in(small);
  std::array<double, 18> by_age{};
  for (const Child& child : small.world.homes.children) {
    if (is_a_child_now(child, Time())) ++by_age[static_cast<std::size_t>(age_years(child, Time()))];
  }
  // Nearly binomial with mean 1,111: standard deviation 34.
  for (const double number : by_age)
    EXPECT_NEAR(number, wanted / 18.0, 5.0 * 34.0);
}

TEST(Population, IsTheSameWhateverTheTeamsDo) {
  model::Parameters other = plain_parameters();
  other.practice.threshold.refer = LogOdds(3.0);
  other.practice.visit.interval = Days(7.0);
  other.workforce.staffing.police_officers = PerTenThousand(30.0);
  SmallWorld a;
  SmallWorld b(other);
  make_families_in(a);
  make_families_in(b);
  ASSERT_EQ(a.world.homes.families.size(), b.world.homes.families.size());
  for (std::uint32_t i = 0; i < a.world.homes.families.size(); ++i) {
    ASSERT_TRUE(are_equal(a.world.homes.families[FamilyId(i)], b.world.homes.families[FamilyId(i)]))
        << i;
  }
}

TEST(Population, KeepsOnlyFamiliesWithAChildInThePeriod) {
  SmallWorld small;
  make_families_in(small);
  for (const Family& family : small.world.homes.families) {
    bool has_childhood_in_period = false;
    for (std::uint32_t i = 0; i < family.children; ++i) {
      const Child& child = small.world.homes.children[ChildId(family.first_child.value() + i)];
      has_childhood_in_period = has_childhood_in_period || (child.born < small.world.end &&
                                                            eighteenth_birthday(child) > Time());
    }
    ASSERT_TRUE(has_childhood_in_period);
  }
}

TEST(Population, LinksChildrenAndAdultsToTheirFamily) {
  SmallWorld small;
  make_families_in(small);
  const State& homes = small.world.homes;
  std::uint32_t children = 0;
  std::uint32_t adults = 0;
  for (std::uint32_t f = 0; f < homes.families.size(); ++f) {
    const Family& family = homes.families[FamilyId(f)];
    ASSERT_EQ(family.first_child.value(), children);
    ASSERT_EQ(family.first_adult.value(), adults);
    for (std::uint32_t i = 0; i < family.children; ++i, ++children)
      ASSERT_EQ(homes.children[ChildId(children)].family, FamilyId(f));
    float peak = 0.0F;
    for (std::uint32_t i = 0; i < family.adults; ++i, ++adults)
      peak += homes.adults[AdultId(adults)].aggression;
    ASSERT_EQ(family.peak_aggression, peak);
  }
  EXPECT_EQ(children, homes.children.size());
  EXPECT_EQ(adults, homes.adults.size());
}

TEST(Population, SpacesBirthsByHalfToOneAndAHalfMeanGaps) {
  SmallWorld small;
  make_families_in(small);
  const State& homes = small.world.homes;
  const double gap = small.parameters.household.families.birth_gap.value() * days_per_year;
  for (const Family& family : homes.families) {
    for (std::uint32_t i = 1; i < family.children; ++i) {
      const ChildId younger(family.first_child.value() + i);
      const ChildId older(younger.value() - 1);
      const double days = (homes.children[younger].born - homes.children[older].born).days();
      ASSERT_GE(days, 0.5 * gap - 0.01);
      ASSERT_LE(days, 1.5 * gap + 0.01);
    }
  }
}

bool is_newcomer(const Adult& adult) {
  return adult.role == AdultRole::partner || adult.role == AdultRole::lodger;
}

TEST(Population, KeepsNewcomersOnlyIfTheyMayHarm) {
  SmallWorld some;
  make_families_in(some);
  const auto& adults = some.world.homes.adults;
  EXPECT_GT(std::count_if(adults.begin(), adults.end(), is_newcomer), 0);
  for (const Adult& adult : adults) {
    if (!is_newcomer(adult)) continue;
    ASSERT_GT(adult.aggression, 0.0F);
    ASSERT_FALSE(adult.is_known_to_social_care);
    ASSERT_LT(adult.in_home_from, adult.in_home_until);
  }

  model::Parameters harmless = plain_parameters();
  harmless.household.adults.aggressive_newcomer = Probability(0.0);
  SmallWorld none(harmless);
  make_families_in(none);
  EXPECT_EQ(
      std::count_if(none.world.homes.adults.begin(), none.world.homes.adults.end(), is_newcomer),
      0);
}

TEST(Population, HasMoreAggressionWhereDeprivationIsGreater) {
  model::Parameters parameters = plain_parameters();
  parameters.household.adults.aggressive_parent = Probability(0.2);
  parameters.household.adults.deprivation_gradient = Ratio(2.5);
  SmallWorld small(parameters);
  make_families_in(small);
  const State& homes = small.world.homes;
  std::array<double, 5> parents{};
  std::array<double, 5> aggressive{};
  for (const Family& family : homes.families) {
    for (std::uint32_t i = 0; i < family.adults; ++i) {
      const Adult& adult = homes.adults[AdultId(family.first_adult.value() + i)];
      if (is_newcomer(adult)) continue;
      ++parents[family.quintile];
      if (adult.aggression > 0.0F) ++aggressive[family.quintile];
    }
  }
  for (std::size_t q = 0; q < 5; ++q) {
    const double expected = 0.2 * std::pow(2.5, (static_cast<double>(q) - 2.0) / 4.0);
    const double sigma = std::sqrt(expected * (1.0 - expected) / parents[q]);
    EXPECT_NEAR(aggressive[q] / parents[q], expected, 5.0 * sigma) << q;
  }
}

TEST(Population, HasConcernsAtTheDeclaredRateAndGradient) {
  SmallWorld small;
  make_families_in(small);
  std::array<double, 5> sum{};
  std::array<double, 5> families{};
  for (const Family& family : small.world.homes.families) {
    ++families[family.quintile];
    sum[family.quintile] += static_cast<double>(family.concern_rate);
  }
  double mean = 0.0;
  for (std::size_t q = 0; q < 5; ++q)
    mean += sum[q] / families[q] / 5.0;
  // Coefficient of variation of frailty sqrt(5.2); about 4,500 families in each quintile.
  const double declared = small.parameters.household.other_concerns.rate.value();
  EXPECT_NEAR(mean / declared, 1.0, 5.0 * std::sqrt(5.2 * 1.4 / 22000.0));
  EXPECT_NEAR(sum[4] / families[4] / (sum[0] / families[0]), 5.1,
              5.1 * 5.0 * std::sqrt(2.0 * 5.2 / 4500.0));
}

TEST(Population, WithoutAggressionHasNoCandidateMoments) {
  model::Parameters peaceful = plain_parameters();
  peaceful.household.adults.aggressive_parent = Probability(0.0);
  peaceful.household.adults.aggressive_newcomer = Probability(0.0);
  SmallWorld small(peaceful);
  make_families_in(small);
  start_scripts(small.world, small.world.homes);
  EXPECT_TRUE(small.take_events(EventKind::harm_candidate).empty());
}

TEST(Population, StartsTheAccidentScriptOfEachChild) {
  SmallWorld small;
  make_families_in(small);
  start_scripts(small.world, small.world.homes);
  const auto accidents = small.take_events(EventKind::accident);
  // Nearly every child has an accident within the 5.5 years; nobody has two pending.
  std::vector<std::uint32_t> children;
  for (const engine::Event& event : accidents) {
    const Child& child = small.world.homes.children[ChildId(event.subject)];
    ASSERT_GE(event.at, child.born);
    ASSERT_LT(event.at, eighteenth_birthday(child));
    children.push_back(event.subject);
  }
  std::sort(children.begin(), children.end());
  EXPECT_EQ(std::adjacent_find(children.begin(), children.end()), children.end());
  EXPECT_GT(accidents.size(), wanted / 2);
}

}  // namespace
}  // namespace sightline::model::household
