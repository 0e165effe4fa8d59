// SPDX-License-Identifier: Apache-2.0
// Teams with their Practice, the professionals in them, and the queues in which their work waits.
#pragma once

#include <cstdint>
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
  std::uint16_t caseload = 0;  ///< open cases held
};

struct Team {
  Agency agency = Agency::social_care;
  std::uint8_t area = 0;
  ProfessionalId first;
  std::uint32_t staff = 0;
  QueueId queue;  ///< shared by the team
  Practice practice;
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
  size_
};

/// A piece of work about one child (or about none, for other work).
struct Task {
  QueueId queue;
  ChildId child;
  AdultId adult;  ///< of a background check
  std::int32_t effort_minutes = 0;
  Time due;
  std::uint16_t episode = 0;  ///< of the case file that asked for it: stale work changes nothing
  TaskKind kind = TaskKind::other_work;
};

/// A queue and whose it is: server s is professional first + s.
struct Desk {
  engine::WorkQueue work{1};
  TeamId team;
  ProfessionalId first;
  std::uint32_t staff = 1;
  double other_work_per_minute = 0.0;  ///< arrivals of other work
  std::uint32_t other_work = 0;        ///< arrived so far
};

/// A dated change of Practice. `field` indexes parameters_of(Practice).
struct PracticeChange {
  enum class Operation : std::uint8_t { set, scale, add };
  std::uint32_t field = 0;
  Operation operation = Operation::set;
  double value = 0.0;
};

/// A reform: complying teams adopt its changes at a time spread evenly over the roll-out.
struct PracticeReform {
  std::uint64_t key =
      0;  ///< from the reform's name: its dice do not depend on which other reforms there are
  Time from;
  Duration full_after;
  Probability compliance{1.0};
  std::vector<PracticeChange> changes;
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
};

}  // namespace sightline::model::workforce
