// SPDX-License-Identifier: Apache-2.0
// Alarm (M22): a death or a scandal lowers thresholds everywhere in the authority and drives staff
// away; it fades. Its level and the shift it means stand in workforce::State, where all can see it.
#pragma once

#include <vector>

#include <sightline/model/oversight/parameters.hpp>
#include <sightline/model/pathway/case_file.hpp>

namespace sightline::model::oversight {

struct State {
  const Parameters* parameters = nullptr;
  bool is_fading = false;                  ///< an event that lets alarm fade is pending
  std::vector<std::uint16_t> audits;       ///< so far, by team; they number the dice
  std::vector<std::uint16_t> inspections;  ///< the same
  std::vector<Time> inspected;             ///< last time, by team

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("is_fading", &State::is_fading);
    visit("audits", &State::audits);
    visit("inspections", &State::inspections);
    visit("inspected", &State::inspected);
  }
};

/// Plans the scandal elsewhere, and the first audit and inspection of every team.
void start(pathway::World& world, State& oversight);

void raise_alarm(pathway::World& world, State& oversight, Ratio by);
/// Alarm is a little less; it goes on fading until there is none.
void alarm_fades(pathway::World& world, State& oversight);
void national_alarm(pathway::World& world, State& oversight);

/// If the injury killed an abused child, there will be a review, and perhaps a scandal at once.
void consider_death(pathway::World& world, State& oversight, InjuryId injury);
void review_death(pathway::World& world, State& oversight, ChildId child);

}  // namespace sightline::model::oversight
