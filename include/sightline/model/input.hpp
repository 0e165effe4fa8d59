// SPDX-License-Identifier: Apache-2.0
// All that a replication depends on, beside the study seed, its number and the pins.
#pragma once

#include <cstdint>
#include <vector>

#include <sightline/core/calendar.hpp>
#include <sightline/model/parameters.hpp>
#include <sightline/model/workforce/workforce.hpp>

namespace sightline::model {

/// Warm-up precedes measurement; both are simulated, only the second is measured.
struct Period {
  Date start{};
  std::int32_t warm_up_days = 0;
  std::int32_t measured_days = 0;

  friend bool operator==(const Period&, const Period&) = default;
  [[nodiscard]] Time measured_from() const { return start_of_day(warm_up_days); }
  [[nodiscard]] Time end() const { return start_of_day(warm_up_days + measured_days); }
};

struct Input {
  Parameters parameters;
  std::vector<workforce::PracticeReform> reforms;
  std::uint32_t children = 0;  ///< under 18 in the authority, at any time
  Period period;
};

/// Both start alike: parameters, children and period are the same.
[[nodiscard]] bool differ_in_reforms_only(const Input& a, const Input& b);

}  // namespace sightline::model
