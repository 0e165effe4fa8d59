// SPDX-License-Identifier: Apache-2.0
// What every part of the model works with: calendar, dice, pending events, journal.
#pragma once

#include <cstdint>

#include <sightline/core/calendar.hpp>
#include <sightline/core/dice.hpp>
#include <sightline/core/distributions.hpp>
#include <sightline/engine/event_queue.hpp>
#include <sightline/engine/journal.hpp>
#include <sightline/model/happening.hpp>
#include <sightline/model/purpose.hpp>

namespace sightline::model {

/// Kinds of events; Event::subject is the id named in the comment.
enum class EventKind : std::uint16_t {
  harm_candidate,          ///< child: a candidate moment of abusive harm
  accident,                ///< child
  concern,                 ///< child: a worry other than injury comes up
  routine_contact,         ///< child; detail: channel
  care_sought,             ///< child; detail: agency the carer goes to
  reexamination,           ///< child; detail: agency that could not finish its examination
  neglect_look,            ///< child: somebody looks closely at a neglected child
  neglect_may_be_harm,     ///< child
  reunification,           ///< child in care for good: perhaps it goes home
  return_breaks_down,      ///< child: a return home ends in care again
  neglect_begins,          ///< family
  neglect_ends,            ///< family
  family_moves,            ///< family
  flight,                  ///< family
  family_returns,          ///< family; detail: 1 if it was looked for
  exclusion_ends,          ///< child: adults of its family may come back
  message_arrives,         ///< message
  task_completed,          ///< task; detail: server
  conference_notice_ends,  ///< case; detail: episode
  visit_due,               ///< case; detail: episode
  core_group_due,          ///< case; detail: episode
  review_due,              ///< case; detail: episode
  child_in_need_ends,      ///< case; detail: episode
  hearing_due,             ///< case; detail: episode
  order_ends,              ///< case; detail: episode: police protection or an emergency order
  pre_proceedings_end,     ///< case; detail: episode
  breach,                  ///< case; detail: episode
  other_work,              ///< queue: work that is not modelled case by case arrives
  leaving_candidate,       ///< professional: a candidate moment of leaving the post
  post_filled,             ///< professional; detail: which vacancy, and whether by agency
  sickness_candidate,      ///< professional: a candidate moment of falling ill
  sickness_ends,           ///< professional; detail: which spell
  supervision_due,         ///< professional
  fatigue_changes,         ///< none: all social workers' fatigue follows their backlog
  alarm_fades,             ///< none
  national_alarm,          ///< none: a scandal elsewhere becomes public
  death_reviewed,          ///< child
  audit_due,               ///< team
  inspection_due,          ///< team
};

/// The part of a replication that every folder of the model shares.
struct Context {
  const Calendar& calendar;
  Dice dice;
  engine::EventQueue events;
  engine::Journal<Happening> journal;
  Time now;
  Time end;

  void schedule(Time at, EventKind kind, std::uint32_t subject, std::uint16_t detail = 0) {
    events.schedule(at, static_cast<std::uint16_t>(kind), subject, detail);
  }
  void record(Happening happening) {
    happening.at = now;
    journal.record(happening);
  }
};

}  // namespace sightline::model
