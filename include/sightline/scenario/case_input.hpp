// SPDX-License-Identifier: Apache-2.0
// What a case is run with: a baseline, perhaps the parameter sets of an ensemble, and reforms that
// are in force everywhere from one day on.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sightline/model/input.hpp>
#include <sightline/scenario/case.hpp>
#include <sightline/scenario/ensemble.hpp>

namespace sightline::scenario {

struct CaseArm {
  std::string name;  ///< "none", "R01", "R01+R06"
  std::vector<std::string> reforms;
  std::vector<model::workforce::PracticeReform> changes;  ///< those of the baseline come first
};

/// The baseline of a case: its parameters, and the reforms that are under way in it.
struct CaseBaseline {
  model::Parameters parameters;
  std::vector<model::workforce::PracticeReform> reforms;
};

struct CaseInputs {
  std::string ensemble;                                    ///< empty without
  std::vector<model::Parameters> by_set;                   ///< one without ensemble
  std::vector<ParameterSet> sets;                          ///< none without ensemble
  std::vector<model::workforce::PracticeReform> standing;  ///< reforms of the baseline
  std::vector<CaseArm> arms;                               ///< the first is without reforms
};

/// Reads the baseline of the case from `scenarios`, the ensemble of this name unless it is empty,
/// and the reforms of each package, which every team has adopted on `from`. Throws InputError with
/// every mistake.
[[nodiscard]] CaseInputs read_case_inputs(const std::filesystem::path& scenarios, const Case& of,
                                          const std::vector<std::vector<std::string>>& packages,
                                          const std::string& ensemble, const model::Period& period,
                                          Date from);

/// Only the case's baseline.
[[nodiscard]] CaseBaseline read_case_baseline(const std::filesystem::path& scenarios,
                                              const Case& of, const model::Period& period);

}  // namespace sightline::scenario
