// SPDX-License-Identifier: Apache-2.0
#include <sightline/model/household/response.hpp>
#include <sightline/model/pathway/services.hpp>
#include <sightline/model/workforce/roster.hpp>

namespace sightline::model::pathway {
namespace {

using workforce::TaskKind;

constexpr std::int32_t early_help_due_within_days = 28;
constexpr std::int32_t services_due_within_days = 60;

/// A family that works with services gains all of their relief, another little of it.
Share relief_to(const World& world, ChildId child, Share relief) {
  const double if_apparent = world.cases.parameters->relief_if_apparent.value();
  return world.homes.family_of(child).is_cooperative ? relief : if_apparent * relief;
}

}  // namespace

void offer_early_help(World& world, const CaseFile& file) {
  const auto& rules = team_practice(world, Agency::social_care, file.child).early_help;
  const double u = world.dice.decide(
      address(file.child, Purpose::early_help,
              occurrence(file.episode, static_cast<std::uint32_t>(world.now.minutes()))));
  if (!bernoulli(u, rules.offered.value())) return;
  order_work(world, file, team_queue(world, Agency::health_visiting, file.child),
             TaskKind::early_help, world.staff.parameters->effort.early_help,
             world.now + days(early_help_due_within_days), 0, engine::Priority::routine);
}

void finish_early_help(World& world, const workforce::Done& done) {
  const auto& rules = *world.cases.parameters;
  const ChildId child = done.task.child;
  world.record({.kind = HappeningKind::early_help,
                .agency = Agency::health_visiting,
                .child = child,
                .worker = done.worker});
  household::support(world, world.homes, world.homes.children[child].family,
                     relief_to(world, child, rules.early_help_relief),
                     world.now + duration_of_days(rules.early_help_lasts.value()));
}

void begin_child_in_need(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  file.stage = Stage::child_in_need;
  const auto u = world.dice.decide4(
      address(file.child, Purpose::child_in_need_work,
              occurrence(file.episode, static_cast<std::uint32_t>(world.now.minutes()))));
  const auto& rules = *world.cases.parameters;
  const bool has_core_assessment = rules.single_assessment.value() <= 0.0;
  if (has_core_assessment && bernoulli(u[0], rules.core_assessment_if_in_need.value())) {
    const auto& limits = team_practice(world, Agency::social_care, file.child).time_limit;
    order_work(world, file, intake_queue(world, file.child), TaskKind::core_assessment,
               world.staff.parameters->effort.core_assessment,
               within_working_days(world, world.now, limits.core_assessment),
               static_cast<std::uint16_t>(file.strategy_discussions + 0x8000U));
  }
  household::support(world, world.homes, world.homes.children[file.child].family,
                     relief_to(world, file.child, rules.services_relief),
                     world.now + duration_of_days(rules.services_relief_lasts.value()));
  allocate(world, id);
  order_services(world, id);

  file.in_need_until =
      world.now + duration_of_days(exponential(u[1], 1.0 / rules.child_in_need.value()));
  world.schedule(file.in_need_until, EventKind::child_in_need_ends, id.value(), file.episode);
}

void order_services(World& world, CaseId id) {
  CaseFile& file = world.cases.files[id];
  if (file.has_services || !file.holder.is_valid()) return;
  file.has_services = true;
  order_work(world, file, holder_queue(world, file), TaskKind::child_in_need,
             world.staff.parameters->effort.child_in_need,
             world.now + days(services_due_within_days), 0, engine::Priority::routine);
}

void end_child_in_need(World& world, CaseId id) {
  // An earlier spell in the same episode may have planned an earlier end.
  const CaseFile& file = world.cases.files[id];
  if (file.stage == Stage::child_in_need && world.now >= file.in_need_until) close_case(world, id);
}

}  // namespace sightline::model::pathway
