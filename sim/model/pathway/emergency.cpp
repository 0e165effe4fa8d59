// SPDX-License-Identifier: Apache-2.0
#include <sightline/core/time.hpp>
#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/response.hpp>
#include <sightline/model/pathway/conference.hpp>
#include <sightline/model/pathway/emergency.hpp>
#include <sightline/model/pathway/legal.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::pathway {
namespace {

using household::Residence;
using workforce::TaskKind;

void take_into_protection(World& world, CaseId id, Duration length, bool is_extendable) {
  CaseFile& file = world.cases.files[id];
  file.is_emergency = true;
  file.is_extendable = is_extendable;
  household::set_breached(world, world.homes, file.child, false);
  household::move_child(world, world.homes, file.child, Residence::emergency);
  file.emergency_until = world.now + length;
  world.schedule(file.emergency_until, EventKind::order_ends, id.value(), file.episode);
}

void seek_emergency_order(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  file.is_emergency_sought = true;
  order_work(world, file, team_queue(world, Agency::family_court, file.child),
             TaskKind::emergency_hearing, world.staff.parameters->effort.emergency_hearing,
             world.now + days(1), file.emergencies, engine::Priority::urgent);
}

bool is_before_the_court(const CaseFile& file) {
  return file.legal == LegalStage::application || file.legal == LegalStage::hearing;
}

}  // namespace

bool protect_at_once(World& world, CaseId id, ProfessionalId worker) {
  CaseFile& file = world.cases.files[id];
  const ChildId child = file.child;
  const Residence residence = world.homes.children[child].residence;
  const bool can_be_moved = residence == Residence::home || residence == Residence::family_friend;
  if (file.is_emergency || file.is_emergency_sought || !can_be_moved ||
      !passes(world, social_care_belief(world, file),
              workforce::practice_of(world.staff, worker).threshold.emergency, worker)) {
    return false;
  }
  const double u = world.dice.decide(address(child, Purpose::emergency, ++file.emergencies));
  const auto& police = team_practice(world, Agency::police, child).police;
  if (bernoulli(u, police.protects.value())) {
    world.record(
        {.kind = HappeningKind::police_protection, .agency = Agency::police, .child = child});
    household::deter(world, world.homes, world.homes.children[child].family);
    take_into_protection(
        world, id,
        duration_of_days(world.cases.parameters->police_protection.value() / hours_per_day), false);
  }
  // Police protection lasts until the court has been asked, not longer.
  seek_emergency_order(world, id);
  apply_at_once(world, id);
  return true;
}

void hear_emergency(World& world, CaseId id, ProfessionalId judge) {
  CaseFile& file = world.cases.files[id];
  file.is_emergency_sought = false;
  const Residence residence = world.homes.children[file.child].residence;
  if (residence == Residence::foster_care || residence == Residence::kin) return;
  const bool is_granted =
      is_proved(world, social_care_belief(world, file),
                workforce::practice_of(world.staff, judge).threshold.interim_order, judge);
  world.record({.kind = HappeningKind::emergency_order,
                .agency = Agency::family_court,
                .detail = static_cast<std::uint16_t>(is_granted ? 1 : 0),
                .child = file.child,
                .worker = judge});
  if (!is_granted) return;
  household::deter(world, world.homes, world.homes.children[file.child].family);
  take_into_protection(world, id, duration_of_days(world.cases.parameters->emergency_order.value()),
                       true);
}

void emergency_ends(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  if (!file.is_emergency || world.now < file.emergency_until) return;
  file.is_emergency = false;
  if (world.homes.children[file.child].residence != Residence::emergency) return;
  if (is_before_the_court(file) && file.is_extendable) {
    return take_into_protection(
        world, id, duration_of_days(world.cases.parameters->emergency_extension.value()), false);
  }
  const auto& threshold = team_practice(world, Agency::social_care, file.child).threshold;
  const bool stays_away = social_care_belief(world, file) >= threshold.away_from_home.value();
  household::move_child(world, world.homes, file.child,
                        stays_away ? Residence::family_friend : Residence::home);
  if (!stays_away) household::embolden(world, world.homes, world.homes.children[file.child].family);
}

bool keep_safe(World& world, CaseId id, ProfessionalId who) {
  if (protect_at_once(world, id, who)) return true;
  const CaseFile& file = world.cases.files[id];
  const bool is_at_home = world.homes.children[file.child].residence == Residence::home;
  const LogOdds threshold = workforce::practice_of(world.staff, who).threshold.away_from_home;
  if (is_at_home && passes(world, social_care_belief(world, file), threshold, who))
    household::move_child(world, world.homes, file.child, Residence::family_friend);
  return false;
}

}  // namespace sightline::model::pathway
