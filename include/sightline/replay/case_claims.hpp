// SPDX-License-Identifier: Apache-2.0
// What others claim of a case, and what the model gives for it: competing readings side by side.
#pragma once

#include <string>
#include <vector>

#include <sightline/replay/case_futures.hpp>

namespace sightline::replay {

/// A parameter whose value goes with what the claim says.
struct Unknown {
  std::string path;
  double correlation = 0.0;  ///< of ranks over parameter sets, -1 to 1 (Spearman)
};

struct ClaimFinding {
  std::string claim;          ///< id
  bool is_told = false;       ///< false: the model does not represent what it says
  statistics::Estimate gain;  ///< of the share that the claim speaks of, over no reform
  double support = 0.0;       ///< share of parameter sets whose gain is what it claims, or more
  std::size_t sets = 0;
  std::vector<Unknown> unknowns;  ///< those that go with the gain most, most first
};

/// Each claim of the case, by futures from its decision. `plan.from` is not used. Throws as
/// read_case_inputs() and futures_of().
[[nodiscard]] std::vector<ClaimFinding> weigh_claims(const scenario::Case& of,
                                                     const std::filesystem::path& scenarios,
                                                     const std::string& ensemble,
                                                     const FuturesPlan& plan);

[[nodiscard]] std::string claims_text(const scenario::Case& of,
                                      const std::vector<ClaimFinding>& findings);

/// Spearman's correlation of two samples of one length, ties at their mean rank; 0 where one of
/// them is constant.
[[nodiscard]] double rank_correlation(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace sightline::replay
