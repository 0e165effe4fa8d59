// SPDX-License-Identifier: Apache-2.0
// A case as pins: the uniforms at which the model's own draws give what the case tells
// (docs/decisions/0017-cases-are-pins.md).
#pragma once

#include <cstdint>
#include <vector>

#include <sightline/core/dice.hpp>
#include <sightline/model/happening.hpp>
#include <sightline/model/input.hpp>
#include <sightline/scenario/case.hpp>

namespace sightline::replay {

/// The case lives in the first family of the authority.
inline constexpr model::FamilyId case_family{0};
/// Which child the case is about; throws std::invalid_argument for a case without family.
[[nodiscard]] model::ChildId index_child(const scenario::Case& of);
/// The years a case needs: from 400 days before its first pin to 30 days after its last.
[[nodiscard]] model::Period period_of(const scenario::Case& of);

/// A candidate moment of the script; its place in the list is its number in the model.
struct PlannedInjury {
  Time at;
  model::household::Severity severity = model::household::Severity::minor;
  bool is_occult = false;
  bool is_dated = false;   ///< by the chronology, not only counted
  bool is_filler = false;  ///< no injury: the moments of a script cannot lie further apart
};

/// All candidate moments of the case in the order of time: injuries of pins, those that the sources
/// count but do not date, spread evenly, and what fills the gaps between them.
[[nodiscard]] std::vector<PlannedInjury> planned_injuries(const scenario::Case& of,
                                                          const model::Input& input);

/// What a run has shown of the index child: later pins depend on when things came about.
struct Course {
  std::vector<Time> visits;
  std::vector<Time> conferences;
  std::vector<Time> reviews;
  std::vector<Time> strategy_discussions;
  std::vector<Time> enquiries;
  friend bool operator==(const Course&, const Course&) = default;
};
[[nodiscard]] Course course_of(const std::vector<model::Happening>& trace, model::ChildId index);

/// Pins who there is and what the family does, to the end of the case. Whether a candidate moment
/// of harm becomes an injury stays open to what the system does: its uniform lies below the hazard
/// of a home that nobody protects, at the share `luck` of it. Where `luck` has no number for a
/// moment, the share is a millionth: the injury comes about unless nothing of the hazard is left.
void pin_family(const scenario::Case& of, const model::Input& input, const Course& course,
                const std::vector<double>& luck, Pins& pins);

/// Pins what the case says of the system's doing, by the occasions of `course` that are nearest.
void pin_system(const scenario::Case& of, const model::Input& input, const Course& course,
                Pins& pins);
/// Of these, only how marks looked up to the day `until`: whoever looks at one again sees the same.
void pin_readings_before(const scenario::Case& of, const model::Input& input, const Course& course,
                         Date until, Pins& pins);
/// Pins what somebody decides, e.g. the pins of an option. Each holds on its day or at the next
/// occasion of `course` from that day on.
void pin_decisions(const scenario::Case& of, const model::Input& input, const Course& course,
                   const std::vector<scenario::CasePin>& chosen, Pins& pins);

}  // namespace sightline::replay
