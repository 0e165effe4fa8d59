// SPDX-License-Identifier: Apache-2.0
// Teams with their Practice, the professionals in them, and the queues in which their work waits.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <vector>

#include <sightline/core/id.hpp>
#include <sightline/engine/work_queue.hpp>
#include <sightline/model/agency.hpp>
#include <sightline/model/identifiers.hpp>
#include <sightline/model/workforce/parameters.hpp>
#include <sightline/model/workforce/practice.hpp>

namespace sightline::model::workforce {

struct Professional {
  TeamId team;
  QueueId own_queue;              ///< a case holder's; invalid for those who share the team's queue
  float threshold_offset = 0.0F;  ///< log-odds added to the team's thresholds
  float noise_factor = 1.0F;      ///< multiplies examination noise; below 1 is skilled
  float credulity_offset = 0.0F;
  float curiosity_offset = 0.0F;
  std::uint16_t caseload = 0;       ///< open cases held
  bool has_post = true;             ///< the team has this post now, filled or not
  bool is_filled = true;            ///< somebody sits in it
  bool is_agency = false;           ///< an agency worker, until the post is filled
  bool is_vacant = false;           ///< without a permanent worker
  bool is_supervision_due = false;  ///< and waits in the own queue
  std::uint16_t occupant = 0;       ///< how manieth, counted from 0; like the next ones
  std::uint16_t vacancies = 0;      ///< they number the dice of the post
  std::uint16_t leaving_candidates = 0;
  std::uint16_t sickness_candidates = 0;
  std::int32_t owed_minutes = 0;  ///< working time the task in hand is late by sickness
  float fatigue = 0.0F;           ///< working weeks of work that waited, of late
  Time since = Time::long_ago();  ///< in post
  Time ill_until = Time::long_ago();
  Time supervised = Time::long_ago();

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("team", &Professional::team);
    visit("own_queue", &Professional::own_queue);
    visit("threshold_offset", &Professional::threshold_offset);
    visit("noise_factor", &Professional::noise_factor);
    visit("credulity_offset", &Professional::credulity_offset);
    visit("curiosity_offset", &Professional::curiosity_offset);
    visit("caseload", &Professional::caseload);
    visit("has_post", &Professional::has_post);
    visit("is_filled", &Professional::is_filled);
    visit("is_agency", &Professional::is_agency);
    visit("is_vacant", &Professional::is_vacant);
    visit("is_supervision_due", &Professional::is_supervision_due);
    visit("occupant", &Professional::occupant);
    visit("vacancies", &Professional::vacancies);
    visit("leaving_candidates", &Professional::leaving_candidates);
    visit("sickness_candidates", &Professional::sickness_candidates);
    visit("owed_minutes", &Professional::owed_minutes);
    visit("fatigue", &Professional::fatigue);
    visit("since", &Professional::since);
    visit("ill_until", &Professional::ill_until);
    visit("supervised", &Professional::supervised);
  }
};

[[nodiscard]] inline bool is_in_post(const Professional& person) {
  return person.has_post && person.is_filled;
}

[[nodiscard]] inline bool is_ill(const Professional& person, Time now) {
  return now < person.ill_until;
}

/// Professional `first + i` holds post i; `room` of them are laid out in every arm, so that a
/// reform of posts renumbers nobody.
struct Team {
  Agency agency = Agency::social_care;
  std::uint8_t area = 0;
  ProfessionalId first;
  std::uint32_t base_staff = 0;  ///< posts by `workforce.staffing`
  std::uint32_t staff = 0;       ///< posts there are now, filled or not
  std::uint32_t room = 0;        ///< the most posts there can be
  QueueId queue;                 ///< shared by the team
  Practice practice;

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("agency", &Team::agency);
    visit("area", &Team::area);
    visit("first", &Team::first);
    visit("base_staff", &Team::base_staff);
    visit("staff", &Team::staff);
    visit("room", &Team::room);
    visit("queue", &Team::queue);
    visit("practice", &Team::practice);
  }
};

enum class TaskKind : std::uint8_t {
  screening,
  initial_assessment,
  core_assessment,
  strategy_discussion,
  section47_enquiry,
  police_enquiry,
  medical,
  clinic_appointment,
  background_check,
  prepare_conference,
  conference,
  conference_attendance,
  conference_report,
  visit,
  core_group,
  review_conference,
  child_in_need,
  legal_meeting,
  court_application,
  court_hearing,
  emergency_hearing,
  police_investigation,
  prosecutor_review,
  family_group_conference,
  early_help,
  other_work,
  supervision,
  audit,
  inspection,
  hearing_preparation,
  legal_representation,
  examination,
  search,
  core_group_attendance,
  size_
};

inline constexpr std::string_view task_names[] = {"screening",
                                                  "initial-assessment",
                                                  "core-assessment",
                                                  "strategy-discussion",
                                                  "section47-enquiry",
                                                  "police-enquiry",
                                                  "medical",
                                                  "clinic-appointment",
                                                  "background-check",
                                                  "prepare-conference",
                                                  "conference",
                                                  "conference-attendance",
                                                  "conference-report",
                                                  "visit",
                                                  "core-group",
                                                  "review-conference",
                                                  "child-in-need",
                                                  "legal-meeting",
                                                  "court-application",
                                                  "court-hearing",
                                                  "emergency-hearing",
                                                  "police-investigation",
                                                  "prosecutor-review",
                                                  "family-group-conference",
                                                  "early-help",
                                                  "other-work",
                                                  "supervision",
                                                  "audit",
                                                  "inspection",
                                                  "hearing-preparation",
                                                  "legal-representation",
                                                  "examination",
                                                  "search",
                                                  "core-group-attendance"};
static_assert(std::size(task_names) == static_cast<std::size_t>(TaskKind::size_));

/// A piece of work about one child (or about none, for other work).
struct Task {
  QueueId queue;
  ChildId child;
  AdultId adult;  ///< of a background check
  std::int32_t effort_minutes = 0;
  Time due;
  std::uint16_t episode = 0;  ///< of the case file that asked for it: stale work changes nothing
  TaskKind kind = TaskKind::other_work;

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("queue", &Task::queue);
    visit("child", &Task::child);
    visit("adult", &Task::adult);
    visit("effort_minutes", &Task::effort_minutes);
    visit("due", &Task::due);
    visit("episode", &Task::episode);
    visit("kind", &Task::kind);
  }
};

/// A queue and whose it is: server s is professional first + s.
struct Desk {
  engine::WorkQueue work{1};
  TeamId team;
  ProfessionalId first;
  std::uint32_t staff = 1;             ///< professionals it is laid out for
  double other_work_per_minute = 0.0;  ///< arrivals of other work
  std::uint32_t other_work = 0;        ///< arrived so far

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("work", &Desk::work);
    visit("team", &Desk::team);
    visit("first", &Desk::first);
    visit("staff", &Desk::staff);
    visit("other_work_per_minute", &Desk::other_work_per_minute);
    visit("other_work", &Desk::other_work);
  }
};

/// Whose teams a change is for unless it says: neighbours and relatives adopt no reform.
inline constexpr AgencySet usual_adopters = AgencySet::all_but(Agency::community);

/// A dated change of Practice. `field` indexes parameters_of(Practice).
struct PracticeChange {
  enum class Operation : std::uint8_t { set, scale, add };
  std::uint32_t field = 0;
  Operation operation = Operation::set;
  double value = 0.0;
  AgencySet agencies = usual_adopters;  ///< whose teams it is for; to others it does nothing
  friend bool operator==(const PracticeChange&, const PracticeChange&) = default;
};

/// A reform: complying teams adopt its changes at a time spread evenly over the roll-out.
struct PracticeReform {
  std::uint64_t key =
      0;  ///< from the reform's name: its dice do not depend on which other reforms there are
  Time from;
  Duration full_after;
  Probability compliance{1.0};
  std::vector<PracticeChange> changes;
  /// Teams that would not have adopted it do so later, or more of them do (R19): by then in this
  /// share.
  Time caught_up_from = Time::never();
  Duration caught_up_after;
  Probability caught_up{0.0};
  friend bool operator==(const PracticeReform&, const PracticeReform&) = default;
};

/// No team adopts the reform sooner.
[[nodiscard]] inline Time earliest_adoption(const PracticeReform& reform) {
  return std::min(reform.from, reform.caught_up_from);
}

/// A team adopts a reform at this moment, before anything else that happens then.
struct Adoption {
  Time at;
  TeamId team;
  std::uint32_t reform = 0;  ///< index in State::reforms
};

struct State {
  const Parameters* parameters = nullptr;
  const std::vector<PracticeReform>* reforms = nullptr;
  std::uint8_t areas = 1;
  Table<TeamId, Team> teams;
  Table<ProfessionalId, Professional> professionals;
  Table<QueueId, Desk> desks;
  Table<TaskId, Task> tasks;
  std::vector<TaskId> free_tasks;
  std::vector<Adoption> adoptions;                     ///< of the whole period, in order
  std::size_t adopted = 0;                             ///< of them, so far
  std::uint64_t submitted = 0, done = 0, dropped = 0;  ///< tasks so far
  double alarm = 0.0;                                  ///< level after a scandal; 0 is calm (M22)
  double threshold_shift = 0.0;  ///< log-odds that alarm takes from thresholds now

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("areas", &State::areas);
    visit("teams", &State::teams);
    visit("professionals", &State::professionals);
    visit("desks", &State::desks);
    visit("tasks", &State::tasks);
    visit("free_tasks", &State::free_tasks);
    visit("adopted", &State::adopted);
    visit("submitted", &State::submitted);
    visit("done", &State::done);
    visit("dropped", &State::dropped);
    visit("alarm", &State::alarm);
    visit("threshold_shift", &State::threshold_shift);
  }
};

}  // namespace sightline::model::workforce
