// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/mobility.hpp>
#include <sightline/model/household/population.hpp>
#include <sightline/model/household/response.hpp>

namespace sightline::model::household {

void schedule_next_move(Context& context, const State& homes, FamilyId id, Time from) {
  const Mobility& rules = homes.parameters->mobility;
  const Family& family = homes.families[id];
  const double rate =
      rules.moves.value() * quintile_factor(rules.deprivation_gradient, family.quintile);
  if (rate <= 0.0) return;
  const double u = context.dice.trait(address(id, Purpose::move_gap, family.moves));
  context.schedule(from + duration_of_days(exponential(u, rate) * days_per_year),
                   EventKind::family_moves, id.value());
}

Move move_house(Context& context, State& homes, FamilyId id, std::uint8_t areas) {
  Family& family = homes.families[id];
  const auto u = context.dice.trait4(address(id, Purpose::move, family.moves));
  Move move{
      .from_area = family.area,
      .leaves_authority = bernoulli(u[0], homes.parameters->mobility.leaves_authority.value())};
  family.area = static_cast<std::uint8_t>(u[1] * areas);
  ++family.moves;
  if (const ChildId child = first_child_now(homes, family, context.now); child.is_valid()) {
    context.record({.kind = HappeningKind::family_moved,
                    .detail = static_cast<std::uint16_t>(move.leaves_authority ? 1 : 0),
                    .child = child});
  }
  schedule_next_move(context, homes, id, context.now);
  return move;
}

void schedule_flight(Context& context, State& homes, FamilyId id) {
  const double rate = homes.parameters->mobility.flees.value();
  Family& family = homes.families[id];
  if (family.is_cooperative || family.is_flight_scheduled || rate <= 0.0) return;
  const double u = context.dice.trait(address(id, Purpose::flight_gap, family.flight_timers++));
  family.is_flight_scheduled = true;
  context.schedule(context.now + duration_of_days(exponential(u, rate) * days_per_year),
                   EventKind::flight, id.value());
}

void flee(Context& context, State& homes, FamilyId id, bool is_looked_for) {
  Family& family = homes.families[id];
  if (is_away(family, context.now)) return;
  const double u = context.dice.trait(address(id, Purpose::flight, family.flights));
  ++family.flights;
  const double away = exponential(u, 1.0 / homes.parameters->mobility.away.value()) *
                      (is_looked_for ? homes.parameters->mobility.away_if_looked_for.value() : 1.0);
  family.away_until = context.now + std::max(days(1), duration_of_days(away));
  context.record(
      {.kind = HappeningKind::family_fled, .child = first_child_now(homes, family, context.now)});
  report_protection_of_all(context, homes, id);
  context.schedule(family.away_until, EventKind::family_returns, id.value(),
                   static_cast<std::uint16_t>(is_looked_for ? 1 : 0));
}

}  // namespace sightline::model::household
