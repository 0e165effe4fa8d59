// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <sightline/model/household/neglect.hpp>
#include <sightline/model/household/population.hpp>
#include <sightline/model/household/response.hpp>

namespace sightline::model::household {
namespace {

constexpr double years_before_start = 4.0;  // long against a spell: the first day is as any other
constexpr double asked_again_after_days = 30.0;

double rate_of(const State& homes, const Family& family) {
  const Neglect& rules = homes.parameters->neglect;
  return rules.begins.value() * quintile_factor(rules.deprivation_gradient, family.quintile);
}

/// The spell of this number, if it began at `from`.
void set_spell(const Context& context, State& homes, FamilyId id, Time from) {
  Family& family = homes.families[id];
  const Neglect& rules = homes.parameters->neglect;
  const auto u = context.dice.trait4(address(id, Purpose::neglect_spell, family.neglect_spells));
  family.neglect_from = from;
  family.neglect_until =
      from + duration_of_days(exponential(u[0], 1.0 / rules.lasts.value()) * days_per_year);
  family.neglect_severity =
      static_cast<float>(lognormal(u[1], rules.severity.value(), rules.severity_variation.value()));
}

Duration gap_before(const Context& context, const State& homes, FamilyId id) {
  const Family& family = homes.families[id];
  const double u = context.dice.trait(address(id, Purpose::neglect_gap, family.neglect_spells));
  return duration_of_days(exponential(u, rate_of(homes, family)) * days_per_year);
}

/// Days from the beginning of a spell until it is severe; a spell that never is has none.
double days_until_severe(const State& homes, const Family& family) {
  return homes.parameters->neglect.rises_over.value() /
         static_cast<double>(family.neglect_severity);
}

void schedule_look(Context& context, State& homes, ChildId id, Time from) {
  const Child& child = homes.children[id];
  const Family& family = homes.families[child.family];
  const double rate = homes.parameters->neglect.looks.value();
  if (rate <= 0.0) return;
  const auto which = occurrence(family.neglect_spells, child.neglect_looks);
  const double u = context.dice.trait(address(id, Purpose::neglect_look_gap, which));
  const Time at = from + duration_of_days(exponential(u, rate) * days_per_year);
  if (at < std::min(family.neglect_until, eighteenth_birthday(child)))
    context.schedule(at, EventKind::neglect_look, id.value());
}

void start_for_child(Context& context, State& homes, ChildId id) {
  Child& child = homes.children[id];
  const Family& family = homes.families[child.family];
  if (child.is_dead || child.born >= family.neglect_until ||
      eighteenth_birthday(child) <= context.now) {
    return;
  }
  const Time from = std::max(context.now, child.born);
  child.neglect_looks = 0;
  schedule_look(context, homes, id, from);
  if (family.neglect_severity < 1.0F) return;
  const Time severe = family.neglect_from + duration_of_days(days_until_severe(homes, family));
  const Time harm =
      std::max(std::max(severe, child.born) +
                   duration_of_days(homes.parameters->neglect.sustained_after.value()),
               context.now);
  if (harm < family.neglect_until)
    context.schedule(harm, EventKind::neglect_may_be_harm, id.value(), family.neglect_spells);
}

/// Weight of each agency among those who look closely at a child of this age.
std::array<double, 4> lookers(double age) {
  if (age < 1.0) return {0.5, 0.3, 0.0, 0.2};
  if (age < 5.0) return {0.3, 0.25, 0.25, 0.2};
  return {0.0, 0.1, 0.75, 0.15};
}

}  // namespace

double neglect_level(const State& homes, const Child& child, Time now) {
  const Family& family = homes.families[child.family];
  if (now < family.neglect_from || now >= family.neglect_until ||
      child.residence != Residence::home) {
    return 0.0;
  }
  const double age_of_spell = (now - family.neglect_from).days();
  const double risen = std::min(1.0, age_of_spell / homes.parameters->neglect.rises_over.value());
  const double restraint = child.is_breached ? 0.0 : static_cast<double>(child.restraint);
  const double supported = now < family.support_until ? static_cast<double>(family.support) : 0.0;
  return static_cast<double>(family.neglect_severity) * risen * (1.0 - restraint) *
         (1.0 - supported);
}

void schedule_first_neglect(Context& context, State& homes, FamilyId id) {
  Family& family = homes.families[id];
  if (rate_of(homes, family) <= 0.0) return;
  Time at = Time() - duration_of_days(years_before_start * days_per_year);
  for (;;) {
    at = at + gap_before(context, homes, id);
    if (at >= context.end) return;
    set_spell(context, homes, id, at);
    if (family.neglect_until > Time()) break;
    at = family.neglect_until;
    ++family.neglect_spells;
  }
  context.schedule(std::max(at, Time()), EventKind::neglect_begins, id.value());
}

void neglect_begins(Context& context, State& homes, FamilyId id) {
  const Family& family = homes.families[id];
  for (std::uint32_t i = 0; i < family.children; ++i)
    start_for_child(context, homes, ChildId(family.first_child.value() + i));
  context.schedule(family.neglect_until, EventKind::neglect_ends, id.value());
}

void neglect_ends(Context& context, State& homes, FamilyId id) {
  Family& family = homes.families[id];
  for (std::uint32_t i = 0; i < family.children; ++i) {
    const ChildId child(family.first_child.value() + i);
    if (!homes.children[child].is_neglect_harm) continue;
    homes.children[child].is_neglect_harm = false;
    context.record(
        {.kind = HappeningKind::neglect_ended, .child = child, .subject = family.neglect_spells});
  }
  ++family.neglect_spells;
  const Time next = context.now + gap_before(context, homes, id);
  if (next >= context.end) return;
  set_spell(context, homes, id, next);
  context.schedule(next, EventKind::neglect_begins, id.value());
}

void neglect_may_be_harm(Context& context, State& homes, ChildId id, std::uint16_t spell) {
  Child& child = homes.children[id];
  const Family& family = homes.families[child.family];
  if (!is_a_child_now(child, context.now) || spell != family.neglect_spells ||
      context.now >= family.neglect_until || child.is_neglect_harm) {
    return;
  }
  if (neglect_level(homes, child, context.now) < 1.0) {
    // Held down for now by a plan, a placement or services: it may come back.
    context.schedule(context.now + duration_of_days(asked_again_after_days),
                     EventKind::neglect_may_be_harm, id.value(), spell);
    return;
  }
  child.is_neglect_harm = true;
  context.record(
      {.kind = HappeningKind::neglect_sustained, .child = id, .subject = family.neglect_spells});
}

Look next_look(Context& context, State& homes, ChildId id) {
  Child& child = homes.children[id];
  const Family& family = homes.families[child.family];
  Look look;
  if (!is_a_child_now(child, context.now) || context.now >= family.neglect_until) return look;
  constexpr std::array<Agency, 4> agencies = {Agency::health_visiting, Agency::general_practice,
                                              Agency::school, Agency::community};
  const auto which = occurrence(family.neglect_spells, child.neglect_looks);
  const auto weights = lookers(age_years(child, context.now));
  look.agency =
      agencies[categorical(context.dice.trait(address(id, Purpose::neglect_look, which)), weights)];
  look.takes_place = child.residence == Residence::home && !is_away(family, context.now);
  if (child.neglect_looks < 255) ++child.neglect_looks;
  schedule_look(context, homes, id, context.now);
  return look;
}

}  // namespace sightline::model::household
