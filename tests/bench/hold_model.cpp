// SPDX-License-Identifier: Apache-2.0
#include "hold_model.hpp"

#include <sightline/core/dice.hpp>
#include <sightline/core/distributions.hpp>

#include "workload.hpp"

namespace sightline::bench {

std::vector<Duration> hold_delays() {
  constexpr double mean_days = 30.0;
  constexpr std::uint64_t purpose = 911;
  const Dice dice(study_seed, 1);
  std::vector<Duration> delays;
  delays.reserve(hold_delay_count);
  for (std::size_t i = 0; i < hold_delay_count; ++i)
    delays.push_back(duration_of_days(exponential(dice.trait({i, purpose, 0}), 1.0 / mean_days)));
  return delays;
}

}  // namespace sightline::bench
