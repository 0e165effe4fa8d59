// SPDX-License-Identifier: Apache-2.0
// Where and with what a report was made, and whether anybody else was using the machine.
#pragma once

#include <string>

namespace sightline::bench {

struct Machine {
  std::string date;  ///< UTC
  std::string processor;
  unsigned cores = 0;
  std::string compiler;
  std::string flags;
  std::string commit;  ///< "unknown" without git
};

[[nodiscard]] Machine this_machine();

/// CPU time used on the whole machine and by this process, in seconds.
struct Usage {
  double wall = 0.0;
  double everybody = 0.0;
  double own = 0.0;
};

[[nodiscard]] Usage usage_now();
/// Cores that others kept busy between two moments.
[[nodiscard]] double cores_of_others(const Usage& from, const Usage& to);
/// Load average of the last minute; negative if the system does not tell.
[[nodiscard]] double load_average();

}  // namespace sightline::bench
