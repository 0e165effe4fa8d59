// SPDX-License-Identifier: Apache-2.0
// A case as it happened, in the model: everything pinned, every step found or named as missing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <sightline/core/error.hpp>
#include <sightline/replay/case_pins.hpp>

namespace sightline::replay {

inline constexpr std::uint64_t case_seed = 2007;
/// Children of the authority in which a case is run: two area teams, so that files can be handed
/// over.
inline constexpr std::uint32_t case_children = 18'000;

/// The input of a case: parameters, the reforms that stand anyway, the years needed.
[[nodiscard]] model::Input case_input(
    const scenario::Case& of, const model::Parameters& parameters,
    const std::vector<model::workforce::PracticeReform>& standing = {},
    std::uint32_t children = case_children);

/// An event of the chronology as it was found in the trace.
struct FoundStep {
  std::string event;
  std::optional<Date> on;  ///< day of the nearest happening that fits; none if there is none
  int gap_days = 0;        ///< from the dates that the sources leave open; 0 inside them
  bool fits = false;       ///< found, within the tolerance of the step
  std::vector<scenario::Knower> unaware;  ///< of the agencies that keep a ledger, those who knew
                                          ///< by the sources and know nothing by the ledger
};

/// Contacts that the sources count but do not date, as far as the model has them.
struct FoundFurther {
  std::size_t which = 0;  ///< of Case::further
  int met = 0;            ///< contacts of this role with the child between the dates of the sources
};

struct CaseRun {
  Course course;
  std::vector<model::Happening> trace;  ///< of the family
  std::vector<FoundStep> steps;         ///< of the events that have a step, in order
  int rounds = 0;                       ///< of pinning, until occasions stayed where they were
  bool is_stable = false;
  std::vector<FoundFurther> further;  ///< of those that are contacts of a role
};

/// Runs the case with all its pins. As visits, conferences and flights come when queues let them,
/// pins by occasion are set anew until the course stays the same. Throws std::invalid_argument for
/// a case without family.
[[nodiscard]] CaseRun run_as_it_happened(const scenario::Case& of, const model::Input& input,
                                         std::uint64_t dice = 0);

/// The steps that are missing or out of tolerance, each as a mistake at its place in the file.
[[nodiscard]] std::vector<Mistake> impossible_steps(const scenario::Case& of, const CaseRun& run);

/// What was found, as text.
[[nodiscard]] std::string run_text(const scenario::Case& of, const CaseRun& run);

}  // namespace sightline::replay
