// SPDX-License-Identifier: Apache-2.0
// The hazard of a case's family, by the formulas of household/harm.cpp.
#pragma once

#include <optional>

#include <sightline/model/input.hpp>
#include <sightline/scenario/case.hpp>

namespace sightline::replay {

class CaseHazard {
 public:
  /// Refers to both as long as it lives. The case has a family.
  CaseHazard(const scenario::Case& of, const model::Input& input);

  [[nodiscard]] double age_at(Time at) const;  ///< of the index child, years
  /// When its script begins: at its birth or the start.
  [[nodiscard]] Time script_begins() const;
  /// Candidate moments per year that are drawn from `at` on.
  [[nodiscard]] double candidate_rate(Time at) const;
  /// Injuries per year in the home, if nobody protects the child and nothing has escalated.
  [[nodiscard]] double unprotected(Time at) const;

 private:
  [[nodiscard]] double aggression_on(std::optional<Time> at) const;

  const scenario::CaseFamily& family_;
  const model::household::Parameters& rules_;
  Date start_;
  Time born_;
  double strain_ = 1.0;
};

}  // namespace sightline::replay
