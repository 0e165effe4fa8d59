// SPDX-License-Identifier: Apache-2.0
// The default parameters against England, 2005-08.
#include <cmath>
#include <cstdio>

#include <gtest/gtest.h>

#include "replications.hpp"

namespace sightline::model::testing {
namespace {

struct Target {
  std::string_view outcome;
  double england;  ///< per 10,000 children and year, evidence 3.1-3.3
};

TEST(Funnel, DefaultParametersAreWithinAQuarterOfEngland) {
  constexpr std::uint64_t replications = 6;
  constexpr double band = 0.25;
  const auto results = run_all(input_of(Parameters{}, 20'000, 730, 1096), replications);
  for (const Target& target :
       {Target{"referrals_per_10k", 500}, Target{"assessments_per_10k", 276},
        Target{"enquiries_per_10k", 67}, Target{"conferences_per_10k", 35},
        Target{"plans_started_per_10k", 29}, Target{"plans_open_per_10k", 25},
        Target{"rereferral_share", 0.23}}) {
    const outcomes::Outcome* outcome = outcomes::find_outcome(target.outcome);
    ASSERT_NE(outcome, nullptr) << target.outcome;
    const double simulated = outcome->scale * pooled(results, outcome->numerator) /
                             pooled(results, outcome->denominator);
    std::printf("%-24.*s England %7.2f, simulated %7.2f (%+.0f %%)\n",
                static_cast<int>(target.outcome.size()), target.outcome.data(), target.england,
                simulated, 100.0 * (simulated / target.england - 1.0));
    EXPECT_LE(std::abs(simulated / target.england - 1.0), band) << target.outcome;
  }
}

}  // namespace
}  // namespace sightline::model::testing
