// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sightline/model/oversight/audit.hpp>
#include <sightline/model/oversight/inspection.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::oversight {
namespace {

constexpr std::int32_t preparation_days = 14;

bool holds_cases(const pathway::World& world, TeamId id) {
  return id == workforce::case_holding_team(world.staff, world.staff.teams[id].area);
}

void schedule_inspection(pathway::World& world, TeamId team, double phase) {
  const double interval = world.staff.teams[team].practice.inspection.interval.value();
  const double wait = phase * (interval > 0.0 ? interval : workforce::between_looks.value());
  world.schedule(at_night(world.now + duration_of_days(wait)), EventKind::inspection_due,
                 team.value());
}

/// Calls `visit` for each worker in post.
template <class Visit>
void for_each_in_post(const pathway::World& world, const workforce::Team& team, Visit&& visit) {
  for (std::uint32_t i = 0; i < team.staff; ++i) {
    const ProfessionalId who(team.first.value() + i);
    if (workforce::is_in_post(world.staff.professionals[who])) visit(who);
  }
}

QueueId queue_of(const pathway::World& world, ProfessionalId who) {
  const workforce::Professional& person = world.staff.professionals[who];
  return person.own_queue.is_valid() ? person.own_queue : world.staff.teams[person.team].queue;
}

void prepare(pathway::World& world, const workforce::Team& team) {
  const WorkingHours effort = team.practice.inspection.preparation;
  if (effort.value() <= 0.0) return;
  for_each_in_post(world, team, [&](ProfessionalId who) {
    workforce::submit(world, world.staff,
                      {.queue = queue_of(world, who),
                       .kind = workforce::TaskKind::inspection,
                       .child = {},
                       .adult = {},
                       .effort = effort,
                       .priority = engine::Priority::urgent,
                       .due = world.now + days(preparation_days)});
  });
}

/// Working weeks of work that wait for each worker in post, over all queues of the team.
double backlog(const pathway::World& world, TeamId id) {
  const workforce::Team& team = world.staff.teams[id];
  if (!holds_cases(world, id)) return workforce::backlog_weeks(world, world.staff, team.queue);
  double sum = 0.0;
  int workers = 0;
  for_each_in_post(world, team, [&](ProfessionalId who) {
    sum += workforce::backlog_weeks(world, world.staff, queue_of(world, who));
    ++workers;
  });
  return workers > 0 ? sum / workers : 0.0;
}

double share_unallocated(const pathway::World& world, const workforce::Team& team) {
  const auto& waiting = world.cases.waiting_for_holder;
  const auto unallocated = std::count_if(waiting.begin(), waiting.end(), [&](CaseId id) {
    return world.homes.family_of(world.cases.files[id].child).area == team.area;
  });
  auto files = static_cast<double>(unallocated);
  for_each_in_post(world, team,
                   [&](ProfessionalId who) { files += world.staff.professionals[who].caseload; });
  return files > 0.0 ? static_cast<double>(unallocated) / files : 0.0;
}

/// After a scandal the inspectorate comes by itself, every year while alarm lasts (M22).
bool does_alarm_bring_inspectors(const pathway::World& world, const State& oversight, TeamId id) {
  const Inspections& rules = oversight.parameters->inspections;
  const double days_since = (world.now - oversight.inspected[id.value()]).days();
  return rules.after_alarm.value() > 0.0 && world.staff.alarm >= rules.alarm_level.value() &&
         days_since >= rules.after_alarm.value();
}

}  // namespace

void start_inspections(pathway::World& world, const State&) {
  for (std::uint32_t t = 0; t < world.staff.teams.size(); ++t) {
    if (world.staff.teams[TeamId(t)].agency != Agency::social_care) continue;
    schedule_inspection(world, TeamId(t),
                        world.dice.decide(address(TeamId(t), Purpose::first_inspection)));
  }
}

bool is_wanting(const pathway::World& world, const State& oversight, TeamId id) {
  const Inspections& rules = oversight.parameters->inspections;
  return backlog(world, id) > rules.backlog_limit.value() ||
         (holds_cases(world, id) &&
          share_unallocated(world, world.staff.teams[id]) > rules.unallocated_limit.value());
}

void inspection_due(pathway::World& world, State& oversight, TeamId id) {
  schedule_inspection(world, id, 1.0);
  const workforce::Team& team = world.staff.teams[id];
  const workforce::InspectionPractice& rules = team.practice.inspection;
  oversight.inspections.resize(world.staff.teams.size());
  oversight.inspected.resize(world.staff.teams.size(), Time::long_ago());
  if (rules.interval.value() <= 0.0 && !does_alarm_bring_inspectors(world, oversight, id)) return;
  oversight.inspected[id.value()] = world.now;
  const bool was_wanting = is_wanting(world, oversight, id);
  prepare(world, team);
  const std::uint16_t round = oversight.inspections[id.value()]++;
  if (holds_cases(world, id))
    read_sample(world, team.area, rules.share, Purpose::inspection_sampled, round,
                WorkingHours(0.0));
  world.record({.kind = HappeningKind::inspected,
                .agency = Agency::inspectorate,
                .detail = static_cast<std::uint16_t>(was_wanting ? 1 : 0),
                .subject = id.value()});
  if (was_wanting) raise_alarm(world, oversight, oversight.parameters->inspections.alarm);
}

}  // namespace sightline::model::oversight
