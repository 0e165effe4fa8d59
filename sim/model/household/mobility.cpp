// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

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
  context.record({.kind = HappeningKind::family_moved,
                  .detail = static_cast<std::uint16_t>(move.leaves_authority ? 1 : 0),
                  .child = family.first_child});
  schedule_next_move(context, homes, id, context.now);
  return move;
}

Time moment_of_flight(const Context& context, const State& homes, FamilyId id, std::uint64_t nth) {
  const double rate = homes.parameters->mobility.flees.value();
  if (homes.families[id].is_cooperative || rate <= 0.0) return Time::never();
  const double u = context.dice.trait(address(id, Purpose::flight_gap, nth));
  const Time at = context.now + duration_of_days(exponential(u, rate) * days_per_year);
  return at < context.end ? at : Time::never();
}

void flee(Context& context, State& homes, FamilyId id, bool is_looked_for) {
  Family& family = homes.families[id];
  if (is_away(family, context.now)) return;
  const double u = context.dice.trait(address(id, Purpose::flight, family.flights));
  ++family.flights;
  const double away = exponential(u, 1.0 / homes.parameters->mobility.away.value()) *
                      (is_looked_for ? homes.parameters->mobility.away_if_looked_for.value() : 1.0);
  family.away_until = context.now + std::max(days(1), duration_of_days(away));
  context.record({.kind = HappeningKind::family_fled, .child = family.first_child});
  for (std::uint32_t i = 0; i < family.children; ++i) {
    const ChildId child(family.first_child.value() + i);
    if (is_a_child_now(homes.children[child], context.now) &&
        homes.children[child].residence == Residence::home)
      set_breached(context, homes, child, true);
  }
  context.schedule(family.away_until, EventKind::family_returns, id.value(),
                   static_cast<std::uint16_t>(is_looked_for ? 1 : 0));
}

}  // namespace sightline::model::household
