// SPDX-License-Identifier: Apache-2.0
// What the rounds say, one row for each number.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rounds.hpp"
#include "summary.hpp"

namespace sightline::bench {

struct Row {
  std::string key;      ///< stable, for JSON
  std::string meaning;  ///< as printed
  int decimals = 0;
  Summary value;
  std::optional<Summary> share_of_limit;  ///< taken inside each round
  Target target;
  Verdict verdict = Verdict::none;
};

/// `is_loaded`: others used the machine. That can only slow a timing down, so an absolute speed
/// that falls short is then not shown rather than not met; ratios stand as they are.
[[nodiscard]] std::vector<Row> rows_of(const std::vector<Round>& rounds, double resident_bytes,
                                       bool is_loaded);

}  // namespace sightline::bench
