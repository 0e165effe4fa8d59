// SPDX-License-Identifier: Apache-2.0
// A shipped case in a small authority, and sessions of it.
#pragma once

#include <filesystem>
#include <string>

#include <sightline/replay/case_run.hpp>
#include <sightline/replay/training.hpp>
#include <sightline/scenario/case_input.hpp>

#include "shipped_scenarios.hpp"

namespace sightline::replay::example {

inline constexpr std::uint32_t small_authority = 1500;

struct TrainingCase {
  explicit TrainingCase(const std::string& name = "two-bruises",
                        std::uint32_t children = small_authority)
      : of(scenario::read_case(shipped_scenarios / "cases" / (name + ".yaml"))),
        baseline(scenario::read_case_baseline(shipped_scenarios, of, period_of(of))),
        input(case_input(of, baseline.parameters, baseline.reforms, children)) {}

  [[nodiscard]] CaseOfSessions key() const { return {&of, "0123456789abcdef"}; }
  [[nodiscard]] Session session(model::Agency role, std::uint64_t dice = 0) const {
    Session made{.case_name = of.name, .case_digest = key().digest, .role = role, .dice = dice};
    made.children = input.children;
    return made;
  }

  scenario::Case of;
  scenario::CaseBaseline baseline;
  model::Input input;
};

/// Answers a stop with the option of this number, or the last there is.
inline std::string answer_stop(Training& training, int option) {
  const std::string number = std::to_string(option);
  std::string shown = training.answer(number) + "\n";
  if (training.state() == Training::State::choosing) shown += training.answer("1") + "\n";
  shown += training.answer("what I know points that way") + "\n";
  return shown + training.answer("40") + "\n";
}

}  // namespace sightline::replay::example
