// SPDX-License-Identifier: Apache-2.0
#include <sightline/model/household/harm.hpp>
#include <sightline/model/pathway/legal.hpp>
#include <sightline/model/pathway/plan.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::pathway {
namespace {

using workforce::TaskKind;

bool is_still_wanted(const World& world, const CaseFile& file, LegalStage stage) {
  return file.legal == stage &&
         household::is_a_child_now(world.homes.children[file.child], world.now);
}

}  // namespace

void seek_legal_advice(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  const double since_last = (world.now - file.legal_met).days();
  if (file.legal != LegalStage::none || file.stage == Stage::in_care ||
      since_last < world.cases.parameters->between_legal_meetings.value()) {
    return;
  }
  file.legal = LegalStage::meeting_sought;
  file.legal_sought = world.now;
  const auto& limits = holding_practice(world, file.child).time_limit;
  order_work(world, file, team_queue(world, Agency::council_legal, file.child),
             TaskKind::legal_meeting, world.staff.parameters->effort.legal_meeting,
             within_working_days(world, world.now, limits.legal_meeting), ++file.legal_meetings);
}

void hold_legal_meeting(World& world, CaseId id, ProfessionalId lawyer) {
  CaseFile& file = world.cases.files[id];
  if (!is_still_wanted(world, file, LegalStage::meeting_sought)) return;
  file.legal_met = world.now;
  const bool is_met =
      passes(world, social_care_belief(world, file),
             workforce::practice_of(world.staff, lawyer).threshold.proceedings, lawyer);
  world.record({.kind = HappeningKind::legal_meeting,
                .detail = static_cast<std::uint16_t>(is_met ? 1 : 0),
                .child = file.child,
                .worker = lawyer,
                .value = static_cast<float>((world.now - file.legal_sought).days())});
  if (!is_met) {
    file.legal = LegalStage::none;
    return;
  }
  file.legal = LegalStage::application;
  const auto& limits = holding_practice(world, file.child).time_limit;
  const QueueId queue =
      file.holder.is_valid() ? holder_queue(world, file) : intake_queue(world, file.child);
  order_work(world, file, queue, TaskKind::court_application,
             world.staff.parameters->effort.court_application,
             within_working_days(world, world.now, limits.interim_hearing), file.legal_meetings);
}

void apply_to_court(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  if (!is_still_wanted(world, file, LegalStage::application)) return;
  file.legal = LegalStage::hearing;
  const auto& limits = holding_practice(world, file.child).time_limit;
  order_work(world, file, team_queue(world, Agency::family_court, file.child),
             TaskKind::court_hearing, world.staff.parameters->effort.court_hearing,
             within_working_days(world, world.now, limits.interim_hearing), file.legal_meetings,
             engine::Priority::urgent);
}

void hear_application(World& world, CaseId id, ProfessionalId judge) {
  CaseFile& file = world.cases.files[id];
  if (!is_still_wanted(world, file, LegalStage::hearing)) return;
  const bool is_granted =
      passes(world, social_care_belief(world, file),
             workforce::practice_of(world.staff, judge).threshold.interim_order, judge);
  world.record({.kind = HappeningKind::interim_order,
                .detail = static_cast<std::uint16_t>(is_granted ? 1 : 0),
                .child = file.child,
                .worker = judge});
  file.legal = LegalStage::none;
  if (!is_granted) return;
  if (file.plan_since != Time::never()) end_plan(world, file);
  file.stage = Stage::in_care;
  household::move_child(world, world.homes, file.child, household::Residence::foster_care);
  world.record({.kind = HappeningKind::care_started, .child = file.child});
  const auto u =
      world.dice.decide4(address(file.child, Purpose::court_course, file.legal_meetings));
  world.schedule(world.now + duration_of_days(
                                 lognormal(u[0], world.cases.parameters->proceedings.value(), 0.4)),
                 EventKind::proceedings_end, id.value(), file.episode);
}

void end_proceedings(World& world, CaseId id) {
  const CaseFile& file = world.cases.files[id];
  if (file.stage != Stage::in_care) return;
  // The second uniform of the address that set the length of these proceedings decides how they
  // end.
  const auto u = world.dice.trait4(address(file.child, Purpose::court_course, file.legal_meetings));
  if (bernoulli(u[1], world.cases.parameters->returned_after_proceedings.value())) {
    household::move_child(world, world.homes, file.child, household::Residence::home);
  }
  close_case(world, id);
}

}  // namespace sightline::model::pathway
