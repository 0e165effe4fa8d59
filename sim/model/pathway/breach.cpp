// SPDX-License-Identifier: Apache-2.0
#include <sightline/core/time.hpp>
#include <sightline/model/household/response.hpp>
#include <sightline/model/pathway/breach.hpp>
#include <sightline/model/pathway/legal.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::pathway {
namespace {

bool is_under_conditions(const World& world, const CaseFile& file) {
  const household::Residence residence = world.homes.children[file.child].residence;
  return residence == household::Residence::family_friend ||
         (file.plan_since != Time::never() && residence == household::Residence::home);
}

void note_breach(World& world, const CaseFile& file) {
  const ItemId item = evidence::item_about(world, file.child, evidence::ItemKind::breach,
                                           file.child.value(), world.now);
  world.ledger.items[item].arose = world.now;
  evidence::learn(world, item, Agency::social_care, world.ledger.parameters->belief.breach.value());
}

}  // namespace

void schedule_breach(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  const auto& rules = *world.cases.parameters;
  const double rate =
      (world.homes.family_of(file.child).is_cooperative ? rules.breaches_if_cooperative
                                                        : rules.breaches_if_apparent)
          .value();
  if (rate <= 0.0 || file.breach_scheduled_in == file.episode) return;
  file.breach_scheduled_in = file.episode;
  const double u = world.dice.decide(address(file.child, Purpose::breach_gap, file.breaches++));
  world.schedule(world.now + duration_of_days(exponential(u, rate) * days_per_year),
                 EventKind::breach, id.value(), file.episode);
}

void break_conditions(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  file.breach_scheduled_in = 0;
  const bool is_breached = world.homes.children[file.child].is_breached;
  if (is_breached || !is_under_conditions(world, file)) {
    // Nothing to break just now; while the plan runs there will be again.
    if (file.plan_since != Time::never()) schedule_breach(world, id);
    return;
  }
  household::set_breached(world, world.homes, file.child, true);
  schedule_breach(world, id);
}

void look_for_breach(World& world, CaseId id, ProfessionalId worker) {
  const CaseFile& file = world.cases.files[id];
  if (!world.homes.children[file.child].is_breached ||
      household::is_away(world.homes.family_of(file.child), world.now)) {
    return;
  }

  const workforce::Practice& practice = workforce::practice_of(world.staff, worker);
  const auto u = world.dice.decide4(address(file.child, Purpose::breach_noticed, file.visits));
  if (!bernoulli(u[0], practice.plan.breach_noticed.value())) return;
  const bool is_answered = bernoulli(u[1], practice.plan.breach_answered.value());
  note_breach(world, file);
  world.record({.kind = HappeningKind::breach_noticed,
                .detail = static_cast<std::uint16_t>(is_answered ? 1 : 0),
                .child = file.child,
                .worker = worker});
  const bool is_warned = warn(world, file, practice, u[2]);
  if (is_answered) {
    const FamilyId family = world.homes.children[file.child].family;
    household::keep_word(world.homes, family);
    household::make_wary(world, world.homes, family);  // trust goes (R17)
    household::set_breached(world, world.homes, file.child, false);
    schedule_breach(world, id);
    seek_legal_advice(world, id);
  } else if (!is_warned) {
    household::embolden(world, world.homes, world.homes.children[file.child].family);
  }
}

bool warn(World& world, const CaseFile& file, const workforce::Practice& practice, double u) {
  if (!bernoulli(u, practice.plan.clear_warning.value())) return false;
  world.record({.kind = HappeningKind::warned, .child = file.child});
  household::deter_by_warning(world, world.homes, world.homes.children[file.child].family);
  return true;
}

}  // namespace sightline::model::pathway
