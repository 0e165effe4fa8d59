// SPDX-License-Identifier: Apache-2.0
// A report as a table for people and as JSON for programs.
#pragma once

#include <string>
#include <vector>

#include "decisions.hpp"
#include "machine.hpp"
#include "rounds.hpp"
#include "rows.hpp"

namespace sightline::bench {

struct Report {
  Machine machine;
  Plan plan;
  Census census;
  double load_before = 0.0;      ///< load average of the last minute before the start
  double cores_of_others = 0.0;  ///< kept busy by others during the rounds
  std::vector<Row> rows;
};

/// Whether others used so much of the machine that absolute figures mean little.
[[nodiscard]] bool is_loaded(double load_before, double cores_of_others);

[[nodiscard]] std::string to_table(const Report& report);
[[nodiscard]] std::string to_json(const Report& report);

}  // namespace sightline::bench
