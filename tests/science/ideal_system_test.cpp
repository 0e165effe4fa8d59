// SPDX-License-Identifier: Apache-2.0
// With every mechanism off, only what cannot be seen and what was already too late is missed.
#include "tests/science/support/ideal_system.hpp"

#include <iostream>

#include <gtest/gtest.h>

#include "replications.hpp"

namespace sightline::model::testing {
namespace {

using outcomes::Measure;
using outcomes::Stage;

/// More harm, and more of it serious and concealed, so that even an ideal system misses some: those
/// injured again within hours, and neglect that nobody has looked at closely for half a year.
Input harmful(Parameters parameters) {
  return input_of(with(std::move(parameters), {{"household.adults.aggressive_parent", 0.10},
                                               {"household.harm.rate", 3.0},
                                               {"household.harm.serious", 0.2},
                                               {"household.families.deception_shape", 0.3},
                                               {"evidence.concealment.routine", 0.6}}),
                  20'000, 365, 1461);
}

TEST(IdealSystem, MissesOnlyWhatCannotBeSeenOrWasTooLate) {
  constexpr std::uint64_t replications = 3;
  const auto ideal = run_all(harmful(with(Parameters{}, ideal_system())), replications);
  const auto usual = run_all(harmful(Parameters{}), replications);
  double missed = 0.0;
  double otherwise = 0.0;
  for (const ReplicationResult& result : ideal) {
    missed += total(result, Measure::missed);
    for (std::size_t s = 0; s < static_cast<std::size_t>(Stage::size_); ++s) {
      const auto stage = static_cast<Stage>(s);
      if (stage == Stage::never_seen || stage == Stage::right_decision_too_late) continue;
      otherwise += broke_at(result, stage);
    }
  }
  // Neglect that is low on the day when somebody looks is read as none, though it has been severe.
  EXPECT_LE(otherwise, pooled(ideal, Measure::missed_harmed_by_neglect));
  EXPECT_LE(otherwise, 0.2 * missed);
  EXPECT_GT(missed, 0.0);
  const double ideal_rate = missed / pooled(ideal, Measure::harmed);
  const double usual_rate = pooled(usual, Measure::missed) / pooled(usual, Measure::harmed);
  std::cout << "missed case rate: ideal system " << ideal_rate << ", default " << usual_rate
            << "\n";
  EXPECT_LT(ideal_rate, 0.02 * usual_rate);
}

}  // namespace
}  // namespace sightline::model::testing
