// SPDX-License-Identifier: Apache-2.0
// The parts of a report, each made of a finished folder. What a folder does not hold is null.
#pragma once

#include "finished_folder.hpp"

namespace sightline::report {

/// For each arm but the first of a plain study, or of a sweep, what was found, in one sentence.
[[nodiscard]] Json answers_of(const FinishedFolder& finished);

/// Names, units and meanings of all outcomes, and which way is better.
[[nodiscard]] Json outcomes_of();

/// Every outcome of every arm, and every arm minus the first; null for a sweep.
[[nodiscard]] Json comparison_of(const FinishedFolder& finished);

/// Months with bands, and the distribution over replications, both of single replications; null for
/// a sweep.
[[nodiscard]] Json replications_section_of(const FinishedFolder& finished);

/// The tables of the folder that are shown, by name.
[[nodiscard]] Json tables_of(const FinishedFolder& finished);

/// What varies, and how; null for a plain study.
[[nodiscard]] Json design_of(const FinishedFolder& finished);

/// Parameters with their sources; what an arm sets otherwise stands with them.
[[nodiscard]] Json parameters_of(const FinishedFolder& finished);

/// How the numbers can be made again.
[[nodiscard]] Json provenance_of(const FinishedFolder& finished);

}  // namespace sightline::report
