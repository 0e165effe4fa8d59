// SPDX-License-Identifier: Apache-2.0
// What could have followed from one day of a case: the past as it happened, the family's script to
// the end, everything else left to chance and to reforms.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <sightline/replay/case_run.hpp>
#include <sightline/scenario/case_input.hpp>
#include <sightline/statistics/comparison.hpp>

namespace sightline::replay {

struct FuturesPlan {
  Date from{};                       ///< what is decided on this day is open
  std::uint32_t replications = 200;  ///< raised to a multiple of the parameter sets that are used
  std::uint32_t children = case_children;
  unsigned threads = 1;
};

/// One future: what held on the fatal date.
struct Future {
  bool is_protected = false;  ///< the hazard was cut by at least 80 %
  bool is_alive = true;
};

struct FuturesOfArm {
  std::string name;
  std::vector<Future> futures;  ///< by replication
  statistics::Estimate protected_share, alive_share;
  /// Minus the first arm, by replication.
  statistics::Estimate protected_difference, alive_difference;
};

struct Futures {
  Date from{}, fatal{};
  std::vector<FuturesOfArm> arms;
  std::uint32_t replications = 0;
  std::vector<std::size_t> sets;      ///< parameter sets used; replication r has sets[r mod n]
  std::vector<std::size_t> left_out;  ///< sets with which the past could not come about
};

/// Futures of a case with a family and a fatal date; throws std::invalid_argument for another, for
/// a day outside its period, and RunError if no parameter set lets the past come about. The past is
/// run once for each set. Arms share dice: the same luck meets each of them. With two or more sets
/// these are the sample, so that intervals hold the uncertainty of parameters; else replications
/// are.
[[nodiscard]] Futures futures_of(const scenario::Case& of, const scenario::CaseInputs& inputs,
                                 const FuturesPlan& plan);

[[nodiscard]] std::string futures_text(const Futures& futures);
[[nodiscard]] std::string futures_json(const Futures& futures);

}  // namespace sightline::replay
