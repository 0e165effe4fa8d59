// SPDX-License-Identifier: Apache-2.0
// Social care's file on one child: where it stands on the pathway, and who holds it.
#pragma once

#include <cstdint>
#include <vector>

#include <sightline/model/justice/investigation.hpp>
#include <sightline/model/pathway/parameters.hpp>
#include <sightline/model/workforce/work.hpp>

namespace sightline::model::pathway {

enum class Stage : std::uint8_t {
  closed,
  screening,
  initial_assessment,
  strategy_discussion,
  section47_enquiry,
  awaiting_conference,
  child_in_need,
  on_plan,
  in_care
};

enum class LegalStage : std::uint8_t {
  none,
  meeting_sought,
  family_group_conference,
  pre_proceedings,
  application,
  hearing,
  proceedings
};

struct CaseFile {
  ChildId child;
  Stage stage = Stage::closed;
  LegalStage legal = LegalStage::none;
  ProfessionalId holder;           ///< the case holder; invalid while unallocated or with intake
  std::uint16_t episode = 0;       ///< counts openings; work of an earlier episode is stale
  std::uint8_t enquiry_parts = 0;  ///< parts of the section 47 enquiry not yet done
  bool is_enquired_again = false;  ///< strategy discussion or enquiry while the plan goes on
  bool is_visit_under_way = false;
  bool is_door_closed = false;  ///< the last visit found nobody in
  bool is_waiting_for_holder = false;
  bool is_emergency_sought = false;  ///< the court has not heard it yet
  bool is_emergency = false;         ///< the child is under police protection or an emergency order
  bool is_extendable = false;        ///< there is an emergency order that was not extended yet
  std::uint8_t hearings = 0;         ///< of these proceedings
  bool has_plan_work = false;        ///< visits and core groups of this episode have begun
  bool has_services = false;         ///< services for a child in need have, in this episode
  std::uint16_t hand_overs = 0;      ///< in all episodes: they number the dice
  CaseId next_held;                  ///< the next file of the same holder
  std::uint16_t strategy_discussions =
      0;  ///< in all episodes, like those below: they number the dice
  std::uint16_t visits = 0;
  std::uint16_t core_groups = 0;
  std::uint16_t core_groups_held = 0;
  std::uint16_t conferences = 0;
  std::uint16_t reviews = 0;
  std::uint16_t legal_meetings = 0;
  std::uint16_t breaches = 0;
  std::uint16_t breach_scheduled_in = 0;  ///< episode whose next breach is scheduled; 0: none
  std::uint16_t emergencies = 0;
  std::uint16_t returns = 0;  ///< home from care
  Time referred = Time::long_ago();
  Time strategy = Time::long_ago();    ///< last strategy discussion
  Time in_need_until = Time::never();  ///< planned end of services for a child in need
  Time plan_since = Time::never();
  Time legal_sought = Time::long_ago();
  Time legal_met = Time::long_ago();
  Time proceedings_since = Time::never();
  Time emergency_until = Time::long_ago();
  Time appointment = Time::long_ago();  ///< coming clinic appointment, by its target date

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("child", &CaseFile::child);
    visit("stage", &CaseFile::stage);
    visit("legal", &CaseFile::legal);
    visit("holder", &CaseFile::holder);
    visit("episode", &CaseFile::episode);
    visit("enquiry_parts", &CaseFile::enquiry_parts);
    visit("is_enquired_again", &CaseFile::is_enquired_again);
    visit("is_visit_under_way", &CaseFile::is_visit_under_way);
    visit("is_waiting_for_holder", &CaseFile::is_waiting_for_holder);
    visit("is_door_closed", &CaseFile::is_door_closed);
    visit("is_emergency_sought", &CaseFile::is_emergency_sought);
    visit("is_emergency", &CaseFile::is_emergency);
    visit("is_extendable", &CaseFile::is_extendable);
    visit("hearings", &CaseFile::hearings);
    visit("has_plan_work", &CaseFile::has_plan_work);
    visit("has_services", &CaseFile::has_services);
    visit("hand_overs", &CaseFile::hand_overs);
    visit("next_held", &CaseFile::next_held);
    visit("strategy_discussions", &CaseFile::strategy_discussions);
    visit("visits", &CaseFile::visits);
    visit("core_groups", &CaseFile::core_groups);
    visit("core_groups_held", &CaseFile::core_groups_held);
    visit("conferences", &CaseFile::conferences);
    visit("reviews", &CaseFile::reviews);
    visit("legal_meetings", &CaseFile::legal_meetings);
    visit("breaches", &CaseFile::breaches);
    visit("breach_scheduled_in", &CaseFile::breach_scheduled_in);
    visit("emergencies", &CaseFile::emergencies);
    visit("returns", &CaseFile::returns);
    visit("referred", &CaseFile::referred);
    visit("strategy", &CaseFile::strategy);
    visit("in_need_until", &CaseFile::in_need_until);
    visit("plan_since", &CaseFile::plan_since);
    visit("legal_sought", &CaseFile::legal_sought);
    visit("legal_met", &CaseFile::legal_met);
    visit("proceedings_since", &CaseFile::proceedings_since);
    visit("emergency_until", &CaseFile::emergency_until);
    visit("appointment", &CaseFile::appointment);
  }
};

/// A task of a file whose holder is gone, until the next one takes it up.
struct WaitingTask {
  CaseId file;
  engine::WorkItem item;

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("file", &WaitingTask::file);
    visit("item", &WaitingTask::item);
  }
};

struct State {
  const Parameters* parameters = nullptr;
  Table<CaseId, CaseFile> files;
  Table<ProfessionalId, CaseId> first_held;  ///< grows with the first file that is held
  std::vector<WaitingTask> waiting_tasks;
  std::vector<CaseId> waiting_for_holder;  ///< in order of waiting, all areas

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("files", &State::files);
    visit("first_held", &State::first_held);
    visit("waiting_tasks", &State::waiting_tasks);
    visit("waiting_for_holder", &State::waiting_for_holder);
  }
};

/// What the pathway can see: everything but outcomes.
struct World : justice::World {
  pathway::State cases;
};

[[nodiscard]] inline bool is_open(const CaseFile& file) {
  return file.stage != Stage::closed;
}
[[nodiscard]] inline bool is_current(const CaseFile& file, std::uint16_t episode) {
  return is_open(file) && file.episode == episode;
}
/// The open file of the child, or invalid.
[[nodiscard]] CaseId open_case_of(const World& world, ChildId child);
/// How social care stands to the child as `agency` can see it.
[[nodiscard]] communication::Involvement involvement_of(const World& world, ChildId child,
                                                        Agency agency);

/// Opens the child's file (a new episode) at `stage`.
CaseId open_case(World& world, ChildId child, Stage stage);
/// Ends all work on the file: holder freed, plan and restraint end, a child with friends goes home.
void close_case(World& world, CaseId id);

/// A child with friends or under emergency protection goes home; the family may read that nobody is
/// worried (M15, T04).
void send_home_from_friends(World& world, ChildId child);

/// Gives the file to the case holder with the lightest load, other than `but`, or lets it wait for
/// one (caseload cap).
void allocate(World& world, CaseId id, ProfessionalId but = {});
/// Frees the holder, and gives the longest-waiting file of the area to whoever has room.
void release_holder(World& world, CaseId id);
/// Gives files that wait in the area to case holders as long as anybody has room.
void give_to_whoever_has_room(World& world, std::uint8_t area);

/// Calls `visit(CaseId)` for each file the worker holds; the file may change hands meanwhile.
template <class Visit>
void for_each_held(const World& world, ProfessionalId holder, Visit&& visit) {
  if (holder.value() >= world.cases.first_held.size()) return;
  for (CaseId id = world.cases.first_held[holder]; id.is_valid();) {
    const CaseId next = world.cases.files[id].next_held;
    visit(id);
    id = next;
  }
}

/// Who decides on the file: its case holder, or the first of the intake team, its manager.
[[nodiscard]] ProfessionalId decider_of(const World& world, const CaseFile& file);

/// Social care's belief about the child.
[[nodiscard]] double social_care_belief(const World& world, const CaseFile& file);
/// Whether `belief` passes a threshold as this professional applies it.
[[nodiscard]] bool passes(const World& world, double belief, LogOdds threshold, ProfessionalId who);
/// The same in a court, which no alarm moves.
[[nodiscard]] bool is_proved(const World& world, double belief, LogOdds threshold,
                             ProfessionalId judge);

/// Submits work on the file; `due` is when it should be done.
void order_work(World& world, const CaseFile& file, QueueId queue, workforce::TaskKind kind,
                WorkingHours effort, Time due, std::uint32_t nth = 0,
                engine::Priority priority = engine::Priority::statutory);
/// Queues: of the intake team of the child's area, of the file's holder, of the holder or of intake
/// where there is none, of an authority-wide team.
[[nodiscard]] QueueId intake_queue(const World& world, ChildId child);
[[nodiscard]] QueueId holder_queue(const World& world, const CaseFile& file);
[[nodiscard]] QueueId queue_of_worker(const World& world, const CaseFile& file);
[[nodiscard]] QueueId team_queue(const World& world, Agency agency, ChildId child);
[[nodiscard]] const workforce::Practice& team_practice(const World& world, Agency agency,
                                                       ChildId child);
[[nodiscard]] const workforce::Practice& holding_practice(const World& world, ChildId child);
[[nodiscard]] Time within_working_days(const World& world, Time from, WorkingDays days);

}  // namespace sightline::model::pathway
