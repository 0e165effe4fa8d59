// SPDX-License-Identifier: Apache-2.0
// Harm by thinning against the closed form: given its hazard, a child's injuries are Poisson.
#include <cmath>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/core/time.hpp>
#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/population.hpp>

#include "small_world.hpp"
#include "tests/science/support/error_bounds.hpp"

namespace sightline::model::testing {
namespace {

constexpr std::int32_t four_years = 1461;
constexpr std::size_t families = 4000;
constexpr double rate_per_year = 2.0;

Parameters harmful_parameters() {
  Parameters p = plain_parameters();
  p.household.harm.rate = PerYear(rate_per_year);
  p.household.harm.fatal = Probability(0.0);  // the dead are no longer at risk
  // Escalation makes the hazard depend on what happened: it is off in the closed form.
  p.household.response.escalation_per_incident = Ratio(0.0);
  return p;
}

/// Injuries as (child, index in the script of candidates).
using Injuries = std::set<std::pair<std::uint32_t, std::uint16_t>>;

Injuries live(SmallWorld& small) {
  pathway::World& world = small.world;
  for (std::uint32_t i = 0; i < world.homes.children.size(); ++i) {
    const household::Child& child = world.homes.children[ChildId(i)];
    if (child.born >= world.end || household::eighteenth_birthday(child) <= Time()) continue;
    household::schedule_next_candidate(world, world.homes, ChildId(i),
                                       std::max(Time(), child.born));
  }
  Injuries injuries;
  engine::Event event;
  while (world.events.pop(event)) {
    world.now = event.at;
    const InjuryId id = household::harm_candidate(world, world.homes, ChildId(event.subject));
    if (id.is_valid()) injuries.emplace(event.subject, world.homes.injuries[id].script_index);
  }
  return injuries;
}

/// Children of six, whose vulnerability is 1 all the time. Someone who isn't there any more raises
/// the rate of candidates fourfold, but not the hazard.
Injuries live_at_constant_hazard(double restraint) {
  SmallWorld small(harmful_parameters(), four_years);
  for (std::size_t i = 0; i < families; ++i) {
    const ChildId child = small.add_child({.ages = {6.0}, .aggression = 1.0});
    small.world.homes.adults[small.add_hidden_adult(3.0)].in_home_until = Time::long_ago();
    small.world.homes.children[child].restraint = static_cast<float>(restraint);
  }
  return live(small);
}

std::vector<double> count_by_child(const Injuries& injuries) {
  std::vector<double> counts(families, 0.0);
  for (const auto& injury : injuries)
    counts[injury.first] += 1.0;
  return counts;
}

TEST(Thinning, ConstantHazardGivesPoissonCounts) {
  for (const double restraint : {0.0, 0.5}) {
    const double mean = rate_per_year * (four_years / days_per_year) * (1.0 - restraint);
    double sum = 0.0;
    double dispersion = 0.0;
    for (const double n : count_by_child(live_at_constant_hazard(restraint))) {
      sum += n;
      dispersion += (n - mean) * (n - mean) / mean;
    }
    expect_poisson(sum, mean * families, "injuries");
    // (N - m)^2 / m has mean 1 and variance 2 + 1 / m for a Poisson N of mean m.
    EXPECT_LT(std::abs(dispersion - families),
              critical_z() * std::sqrt(families * (2.0 + 1.0 / mean)))
        << "index of dispersion " << dispersion / families;
  }
}

TEST(Thinning, ProtectionOnlyTakesInjuriesAway) {
  const Injuries unprotected = live_at_constant_hazard(0.0);
  const Injuries restrained = live_at_constant_hazard(0.5);
  for (const auto& injury : restrained)
    EXPECT_EQ(unprotected.count(injury), 1U) << injury.first << ", " << injury.second;
  expect_share(restrained.size(), unprotected.size(), 0.5, "share left of injuries");
  EXPECT_TRUE(live_at_constant_hazard(1.0).empty());
}

TEST(Thinning, ChangingHazardGivesItsIntegral) {
  Parameters p = harmful_parameters();
  p.household.adults.aggressive_newcomer = Probability(1.0);
  p.household.adults.aggressive_parent = Probability(0.05);
  p.household.adults.partner_arrives = PerYear(0.5);
  p.household.families.lone_parent = Share(0.5);
  SmallWorld small(p, four_years);
  pathway::World& world = small.world;
  household::make_families(world, world.homes, 3000, 1);
  double integral =
      0.0;  // by the middle of each day: arrivals and births fall on either side of it
  for (const household::Child& child : world.homes.children) {
    for (std::int32_t day = 0; day < four_years; ++day) {
      const Time noon = start_of_day(day) + hours(12);
      if (!household::is_a_child_now(child, noon)) continue;
      integral += household::unprotected_hazard_per_year(world.homes, child, noon) / days_per_year;
    }
  }
  const double observed = static_cast<double>(live(small).size());
  ASSERT_GT(observed, 1000.0);
  expect_poisson(observed, integral, "injuries of families with newcomers");
}

}  // namespace
}  // namespace sightline::model::testing
