// SPDX-License-Identifier: Apache-2.0
// The police child-abuse investigation team: what it is told, investigates and does at once.
#pragma once

#include <vector>

#include <sightline/model/communication/telling.hpp>
#include <sightline/model/justice/parameters.hpp>
#include <sightline/model/workforce/work.hpp>

namespace sightline::model::justice {

enum class Stage : std::uint8_t { closed, with_police, with_prosecutor };

/// The police investigation of suspected assault on one child; opened again, it is the same row.
struct Investigation {
  ChildId child;
  AdultId suspect;
  Time opened = Time::long_ago();
  Stage stage = Stage::closed;
  bool is_arrested = false;
  bool is_excluded = false;      ///< the suspect keeps away from the child by bail or sentence
  std::uint8_t asked_again = 0;  ///< times the prosecutor has asked for more
  std::uint16_t number = 0;      ///< how manieth investigation about this child

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("child", &Investigation::child);
    visit("suspect", &Investigation::suspect);
    visit("opened", &Investigation::opened);
    visit("stage", &Investigation::stage);
    visit("is_arrested", &Investigation::is_arrested);
    visit("is_excluded", &Investigation::is_excluded);
    visit("asked_again", &Investigation::asked_again);
    visit("number", &Investigation::number);
  }
};

struct State {
  const Parameters* parameters = nullptr;
  Table<InvestigationId, Investigation> investigations;

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("investigations", &State::investigations);
  }
};

/// What justice can see.
struct World : communication::World {
  justice::State crime;
};

/// The police have learned something of the child: if their belief passes the threshold they open
/// an investigation, and arrest at once where it passes that for arrest.
void consider_investigation(World& world, ChildId child);

/// The police take the investigation up, or again when the prosecutor asks for more.
void order_police_work(World& world, const Investigation& investigation, WorkingHours effort,
                       engine::Priority priority = engine::Priority::statutory);
/// The police have done what they can for now: arrest, no further action, or a file to the
/// prosecutor.
void finish_police_work(World& world, const workforce::Done& done);

[[nodiscard]] bool is_open(const Investigation& investigation);

/// No further action: the suspect comes back, and the news reaches family, police and social work
/// (M12).
void take_no_further_action(World& world, InvestigationId id);

}  // namespace sightline::model::justice
