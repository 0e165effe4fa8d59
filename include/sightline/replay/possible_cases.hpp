// SPDX-License-Identifier: Apache-2.0
// The ways in which a case may have been: what its file assumes and what the parameters are is not
// known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <sightline/model/input.hpp>
#include <sightline/scenario/case.hpp>
#include <sightline/scenario/case_input.hpp>

namespace sightline::replay {

/// A way in which the case may have been: its family and the parameters of the system.
struct PossibleCase {
  scenario::Case of;
  model::Input input;
};

/// Something that is not known and has a value in every possible case: a parameter of the ensemble,
/// or an assumed trait of the family.
struct Unknown {
  std::string name;            ///< "practice.threshold.plan", "family.deception"
  std::vector<double> values;  ///< by possible case
};

struct PossibleCases {
  std::vector<PossibleCase> cases;
  std::vector<Unknown> unknowns;
};

/// Sets of an ensemble that are used, spread evenly over all of it.
inline constexpr std::size_t usual_sets = 20;

/// The case as its file has it, in an authority of `children`, under at most `most_sets` of the
/// parameter sets, spread evenly over the ensemble; once without ensemble. The parameters of the
/// ensemble are the unknowns.
[[nodiscard]] PossibleCases possible_cases(const scenario::Case& of,
                                           const scenario::CaseInputs& inputs,
                                           std::uint32_t children,
                                           std::size_t most_sets = usual_sets);

/// Ranks of deception, fear and strain are taken to lie up to this far from those of the case.
inline constexpr double rank_range = 0.2;
/// The aggression of all adults is taken to be up to so many times more or less.
inline constexpr double aggression_range = 2.0;

/// Lets these traits of the family, which cases assume, differ between the possible cases: spread
/// over their range by a Latin hypercube. They become unknowns too.
void vary_family(PossibleCases& possible);

}  // namespace sightline::replay
