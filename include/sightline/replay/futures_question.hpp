// SPDX-License-Identifier: Apache-2.0
// What somebody asks of the futures of a case, in words, made into arms.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sightline/replay/futures.hpp>
#include <sightline/scenario/case.hpp>
#include <sightline/scenario/case_input.hpp>

namespace sightline::replay {

struct FuturesQuestion {
  std::string from;                  ///< "D01" or "2007-01-15"; empty: the first decision
  std::vector<std::string> reforms;  ///< packages, "R01" or "R01+R06"
  std::vector<std::string> decided;  ///< "D01=attend"
  bool has_options = false;          ///< each option of the decision `from`
  std::string ensemble;              ///< empty: without
};

struct AskedFutures {
  Date from{};
  scenario::CaseInputs inputs;
  std::vector<FutureArm> arms;               ///< the first is as it may go on by itself
  std::vector<std::string> not_represented;  ///< "D05=seek_legal_advice: why"
};

/// Throws InputError with every mistake: a case without family or fatal date, a day outside it, an
/// unknown decision, option, reform or ensemble with the nearest name, reforms that contradict each
/// other, a decision before the day, an arm that is there twice.
[[nodiscard]] AskedFutures asked_futures(const scenario::Case& of, const FuturesQuestion& question,
                                         const std::filesystem::path& scenarios);

}  // namespace sightline::replay
