// SPDX-License-Identifier: Apache-2.0
#include <sightline/model/household/harm.hpp>
#include <sightline/model/oversight/audit.hpp>
#include <sightline/model/pathway/front_door.hpp>
#include <sightline/model/pathway/supervision.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::oversight {
namespace {

using pathway::CaseFile;
using pathway::Stage;

constexpr std::int32_t effort_due_within_days = 14;

/// The belief at which the file would go a step further; unreachable where there is none.
LogOdds threshold_of_next_step(const pathway::World& world, const CaseFile& file) {
  const workforce::Thresholds& intake =
      pathway::team_practice(world, Agency::social_care, file.child).threshold;
  switch (file.stage) {
    case Stage::screening:
      return intake.initial_assessment;
    case Stage::initial_assessment:
    case Stage::child_in_need:
      return intake.strategy_discussion;
    case Stage::strategy_discussion:
      return intake.section47_enquiry;
    case Stage::section47_enquiry:
      return intake.conference;
    case Stage::awaiting_conference:
      return intake.plan;
    case Stage::on_plan:
      return pathway::holding_practice(world, file.child).threshold.legal_advice;
    default:
      return LogOdds(1.0e9);
  }
}

/// What a reading can change: where the file stands, and where the child lives.
struct Course {
  Stage stage;
  pathway::LegalStage legal;
  household::Residence residence;
  friend bool operator==(const Course&, const Course&) = default;
};

Course course_of(const pathway::World& world, const CaseFile& file) {
  return {file.stage, file.legal, world.homes.children[file.child].residence};
}

void take_time(pathway::World& world, const CaseFile& file, WorkingHours effort) {
  if (effort.value() <= 0.0) return;
  const QueueId queue = file.holder.is_valid() ? pathway::holder_queue(world, file)
                                               : pathway::intake_queue(world, file.child);
  workforce::submit(world, world.staff,
                    {.queue = queue,
                     .kind = workforce::TaskKind::audit,
                     .child = {},
                     .adult = {},
                     .effort = effort,
                     .priority = engine::Priority::statutory,
                     .due = world.now + days(effort_due_within_days)});
}

void schedule_audit(pathway::World& world, TeamId team, double phase) {
  const double interval = world.staff.teams[team].practice.audit.interval.value();
  const double wait = phase * (interval > 0.0 ? interval : workforce::between_looks.value());
  world.schedule(at_night(world.now + duration_of_days(wait)), EventKind::audit_due, team.value());
}

}  // namespace

Time at_night(Time time) {
  return start_of_day(time.day() + 1) + minutes(3 * 60 + 7);
}

void start_audits(pathway::World& world, const State&) {
  for (std::uint8_t area = 0; area < world.staff.areas; ++area) {
    const TeamId team = workforce::case_holding_team(world.staff, area);
    schedule_audit(world, team, world.dice.decide(address(team, Purpose::first_audit)));
  }
}

bool read_file(pathway::World& world, CaseId id, std::uint64_t occasion) {
  const CaseFile& file = world.cases.files[id];
  constexpr std::uint64_t above_every_episode = 0x1'0000;  // assessments ask once in each episode
  communication::ask_agencies(world, file.child, above_every_episode + occasion);
  const double belief = evidence::unbiased_belief(world, file.child);
  if (belief + world.staff.threshold_shift < threshold_of_next_step(world, file).value())
    return false;
  const Course before = course_of(world, file);
  pathway::correct_bias(world, file.child, Share(1.0));
  pathway::reconsider(world, id);
  return course_of(world, world.cases.files[id]) != before;
}

void read_sample(pathway::World& world, std::uint8_t area, Share share, Purpose purpose,
                 std::uint16_t round, WorkingHours effort) {
  for (std::uint32_t c = 0; c < world.cases.files.size(); ++c) {
    const CaseFile& file = world.cases.files[CaseId(c)];
    if (!pathway::is_open(file) || world.homes.family_of(file.child).area != area) continue;
    if (!household::is_a_child_now(world.homes.children[file.child], world.now)) continue;
    // By area too: a family that moves may meet the same round twice.
    const std::uint64_t in_area = (std::uint64_t{area} << 16U) | round;
    const std::uint64_t reading = (static_cast<std::uint64_t>(purpose) << 24U) | in_area;
    if (!bernoulli(world.dice.decide(address(file.child, purpose, in_area)), share.value()))
      continue;
    take_time(world, file, effort);
    const ProfessionalId holder = file.holder;
    const bool is_changed = read_file(world, CaseId(c), reading);
    world.record({.kind = HappeningKind::audited,
                  .detail = static_cast<std::uint16_t>(is_changed ? 1 : 0),
                  .child = world.cases.files[CaseId(c)].child,
                  .worker = holder});
  }
}

void audit_due(pathway::World& world, State& oversight, TeamId id) {
  schedule_audit(world, id, 1.0);
  const workforce::Team& team = world.staff.teams[id];
  const workforce::AuditPractice& rules = team.practice.audit;
  if (rules.interval.value() <= 0.0) return;
  oversight.audits.resize(world.staff.teams.size());
  read_sample(world, team.area, rules.share, Purpose::audit_sampled, oversight.audits[id.value()]++,
              rules.effort);
}

}  // namespace sightline::model::oversight
