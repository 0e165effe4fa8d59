// SPDX-License-Identifier: Apache-2.0
#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/response.hpp>
#include <sightline/model/pathway/legal.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::pathway {
namespace {

using workforce::TaskKind;

void prepare_application(World& world, CaseId id, engine::Priority priority) {
  CaseFile& file = world.cases.files[id];
  file.legal = LegalStage::application;
  const auto& limits = holding_practice(world, file.child).time_limit;
  const auto& effort = world.staff.parameters->effort;
  order_work(
      world, file, queue_of_worker(world, file), TaskKind::court_application,
      priority == engine::Priority::urgent ? effort.urgent_application : effort.court_application,
      within_working_days(world, world.now, limits.interim_hearing), file.legal_meetings, priority);
}

/// The decision to apply has been taken: at once, or after the time before proceedings.
void go_towards_court(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  const double days_before =
      team_practice(world, Agency::council_legal, file.child).legal.pre_proceedings.value();
  if (days_before <= 0.0) return prepare_application(world, id, engine::Priority::statutory);
  file.legal = LegalStage::pre_proceedings;
  household::deter(world, world.homes, world.homes.children[file.child].family);
  world.schedule(world.now + duration_of_days(days_before), EventKind::pre_proceedings_end,
                 id.value(), file.episode);
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
  if (file.legal != LegalStage::meeting_sought) return;
  file.legal_met = world.now;
  const bool is_met =
      passes(world, social_care_belief(world, file),
             workforce::practice_of(world.staff, lawyer).threshold.proceedings, lawyer);
  world.record({.kind = HappeningKind::legal_meeting,
                .detail = static_cast<std::uint16_t>(is_met ? 1 : 0),
                .child = file.child,
                .worker = lawyer,
                .value = static_cast<float>((world.now - file.legal_sought).days())});
  file.legal = LegalStage::none;
  if (!is_met) return;
  const double u =
      world.dice.decide(address(file.child, Purpose::family_group_conference, file.legal_meetings));
  const auto& rules = holding_practice(world, file.child).legal;
  if (!bernoulli(u, rules.family_group_conference.value())) return go_towards_court(world, id);
  file.legal = LegalStage::family_group_conference;
  order_work(world, file, queue_of_worker(world, file), TaskKind::family_group_conference,
             world.staff.parameters->effort.family_group_conference, world.now + days(28),
             file.legal_meetings);
}

void hold_family_group_conference(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  if (file.legal != LegalStage::family_group_conference) return;
  const double u = world.dice.decide(
      address(file.child, Purpose::family_group_conference, occurrence(1, file.legal_meetings)));
  const bool finds_place = bernoulli(u, world.cases.parameters->family_finds_place.value());
  world.record({.kind = HappeningKind::family_group_conference,
                .detail = static_cast<std::uint16_t>(finds_place ? 1 : 0),
                .child = file.child});
  if (!finds_place) return go_towards_court(world, id);
  file.legal = LegalStage::none;
  if (world.homes.children[file.child].residence == household::Residence::home)
    household::move_child(world, world.homes, file.child, household::Residence::family_friend);
}

void end_pre_proceedings(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  if (file.legal != LegalStage::pre_proceedings) return;
  const auto& rules = team_practice(world, Agency::council_legal, file.child).legal;
  const double u =
      world.dice.decide(address(file.child, Purpose::pre_proceedings, file.legal_meetings));
  if (bernoulli(u, rules.diverted.value())) {
    file.legal = LegalStage::none;
    return;
  }
  prepare_application(world, id, engine::Priority::statutory);
}

void apply_at_once(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  const bool is_on_its_way =
      file.legal == LegalStage::application || file.legal == LegalStage::hearing;
  if (is_on_its_way || file.stage == Stage::in_care) return;
  ++file.legal_meetings;  // it numbers the dice of what follows
  prepare_application(world, id, engine::Priority::urgent);
}

void apply_to_court(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  if (file.legal != LegalStage::application) return;
  file.legal = LegalStage::hearing;
  const auto& limits = holding_practice(world, file.child).time_limit;
  order_work(world, file, team_queue(world, Agency::family_court, file.child),
             TaskKind::court_hearing, world.staff.parameters->effort.court_hearing,
             within_working_days(world, world.now, limits.interim_hearing), file.legal_meetings,
             engine::Priority::urgent);
}

}  // namespace sightline::model::pathway
