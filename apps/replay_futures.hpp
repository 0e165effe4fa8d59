// SPDX-License-Identifier: Apache-2.0
// `sightline replay CASE --futures N` and `--readings`: what may follow from a day of the case.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <sightline/replay/possible_cases.hpp>
#include <sightline/scenario/case.hpp>

namespace sightline::apps {

inline constexpr std::size_t most_futures = 100'000;
inline constexpr std::size_t usual_futures = 200;

struct FuturesArguments {
  std::size_t futures = 0;           ///< 0: not asked for, or the usual number
  bool has_readings = false;         ///< --readings: claims rather than arms
  std::string from;                  ///< a decision or a day; empty: the first decision
  std::vector<std::string> reforms;  ///< "R01", "R01+R06"
  std::vector<std::string> decided;  ///< "D01=attend"
  bool has_options = false;          ///< every option of the decision is an arm
  std::string ensemble = "england-2008-ensemble";  ///< "none": the parameters of the baseline
  std::size_t sets = replay::usual_sets;           ///< at most
  std::size_t pasts = 1;                           ///< tried for each of them
  unsigned threads = 0;                            ///< 0: one for each processor
  bool is_quiet = false;

  [[nodiscard]] bool are_asked_for() const { return futures > 0 || has_readings; }
};
/// Name of the ensemble; empty for `none`.
[[nodiscard]] std::string ensemble_of(const FuturesArguments& arguments);

/// What the other options of `replay` say too.
struct ReplayedCase {
  scenario::Case of;
  std::string scenarios;
  std::uint32_t children = 0;
  std::string format;
};

int futures_command(const ReplayedCase& replayed, const FuturesArguments& arguments);
int readings_command(const ReplayedCase& replayed, const FuturesArguments& arguments);

}  // namespace sightline::apps
