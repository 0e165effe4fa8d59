// SPDX-License-Identifier: Apache-2.0
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

constexpr double hours_per_day = 24.0;

void take_into_protection(World& world, CaseId id, Duration length) {
  CaseFile& file = world.cases.files[id];
  file.is_emergency = true;
  household::set_breached(world, world.homes, file.child, false);
  household::move_child(world, world.homes, file.child, Residence::emergency);
  file.emergency_until = world.now + length;
  world.schedule(file.emergency_until, EventKind::order_ends, id.value(), file.episode);
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
        duration_of_days(world.cases.parameters->police_protection.value() / hours_per_day));
  } else {
    file.is_emergency_sought = true;
    order_work(world, file, team_queue(world, Agency::family_court, child),
               TaskKind::emergency_hearing, world.staff.parameters->effort.emergency_hearing,
               world.now + days(1), file.emergencies, engine::Priority::urgent);
  }
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
  take_into_protection(world, id,
                       duration_of_days(world.cases.parameters->emergency_order.value()));
}

void emergency_ends(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  if (!file.is_emergency || world.now < file.emergency_until) return;
  file.is_emergency = false;
  if (world.homes.children[file.child].residence != Residence::emergency) return;
  const auto& threshold = team_practice(world, Agency::social_care, file.child).threshold;
  const bool stays_away = social_care_belief(world, file) >= threshold.away_from_home.value();
  household::move_child(world, world.homes, file.child,
                        stays_away ? Residence::family_friend : Residence::home);
  if (!stays_away) household::embolden(world, world.homes, world.homes.children[file.child].family);
}

}  // namespace sightline::model::pathway
