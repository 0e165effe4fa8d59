// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/response.hpp>

#include "aggression.hpp"

namespace sightline::model::household {
namespace {

/// Schedules `kind` after an exponential gap at `rate` per year, unless childhood or the period
/// ends before.
void schedule_after_gap(Context& context, const Child& child, ChildId id, EventKind kind, double u,
                        double rate, Time from) {
  if (rate <= 0.0) return;
  const Time at = from + duration_of_days(exponential(u, rate) * days_per_year);
  if (at < eighteenth_birthday(child)) context.schedule(at, kind, id.value());
}

double dominating_rate(const State& homes, const Child& child, Time now) {
  const Family& family = homes.families[child.family];
  const Harm& harm = homes.parameters->harm;
  // Vulnerability does not rise with age, so today's bounds all later ones.
  return harm.rate.value() * static_cast<double>(family.peak_aggression) *
         static_cast<double>(family.strain) * homes.parameters->response.escalation_limit.value() *
         harm.vulnerability.at(age_years(child, now)).value();
}

Severity inflicted_severity(const Harm& harm, double age, double u) {
  const double worse = age < 1.0 ? harm.infant_severity.value() : 1.0;
  const double fatal = worse * harm.fatal.value();
  const double critical = fatal + worse * harm.critical.value();
  const double serious = critical + worse * harm.serious.value();
  const double moderate = serious + harm.moderate.value();
  if (u < fatal) return Severity::fatal;
  if (u < critical) return Severity::critical;
  if (u < serious) return Severity::serious;
  return u < moderate ? Severity::moderate : Severity::minor;
}

Severity accidental_severity(const Accidents& accidents, double u) {
  if (u < accidents.serious.value()) return Severity::serious;
  return u < accidents.serious.value() + accidents.moderate.value() ? Severity::moderate
                                                                    : Severity::minor;
}

double mean_healing_days(const Healing& healing, Severity severity) {
  if (severity == Severity::minor) return healing.minor.value();
  return severity == Severity::moderate ? healing.moderate.value() : healing.serious.value();
}

double occult_probability(const Harm& harm, Severity severity) {
  if (severity == Severity::minor) return 0.0;
  return severity == Severity::moderate ? harm.occult_if_moderate.value()
                                        : harm.occult_if_serious.value();
}

/// Forgets healed injuries that no evidence refers to, so that memory does not grow with simulated
/// years.
void forget_healed(State& homes, Child& child, Time now) {
  InjuryId* link = &child.newest_injury;
  while (link->is_valid()) {
    Injury& injury = homes.injuries[*link];
    if (!injury.is_in_evidence && !leaves_sign(injury, now)) {
      homes.free_injuries.push_back(*link);
      *link = injury.older;
    } else {
      link = &injury.older;
    }
  }
}

InjuryId add_injury(Context& context, State& homes, ChildId id, Injury injury) {
  Child& child = homes.children[id];
  forget_healed(homes, child, context.now);
  injury.child = id;
  injury.at = context.now;
  injury.older = child.newest_injury;
  if (homes.free_injuries.empty()) {
    child.newest_injury = homes.injuries.add(injury);
  } else {
    child.newest_injury = homes.free_injuries.back();
    homes.free_injuries.pop_back();
    homes.injuries[child.newest_injury] = injury;
  }
  child.signs_until = std::max({child.signs_until, injury.visible_until, injury.occult_until});
  if (injury.is_inflicted) child.last_inflicted = context.now;
  const auto detail = static_cast<std::uint16_t>(static_cast<unsigned>(injury.severity) |
                                                 (injury.is_inflicted ? Happening::inflicted : 0U));
  context.record({.kind = HappeningKind::injury,
                  .detail = detail,
                  .child = id,
                  .subject = child.newest_injury.value()});
  if (injury.severity == Severity::fatal) {
    child.is_dead = true;
    context.record({.kind = HappeningKind::died, .child = id});
  }
  return child.newest_injury;
}

ConcernKind kind_of_concern(const OtherConcerns& rules, double u) {
  const std::array<double, 5> shares = {
      rules.domestic_abuse.share.value(), rules.mental_health.share.value(),
      rules.substance_use.share.value(), rules.disability.share.value(),
      std::max(0.0, 1.0 - rules.domestic_abuse.share.value() - rules.mental_health.share.value() -
                        rules.substance_use.share.value() - rules.disability.share.value())};
  return static_cast<ConcernKind>(categorical(u, shares));
}

}  // namespace

Probability chance_of_harm(const OtherConcerns& rules, ConcernKind kind) {
  switch (kind) {
    case ConcernKind::domestic_abuse:
      return rules.domestic_abuse.significant_harm;
    case ConcernKind::mental_health:
      return rules.mental_health.significant_harm;
    case ConcernKind::substance_use:
      return rules.substance_use.significant_harm;
    case ConcernKind::disability:
      return rules.disability.significant_harm;
    default:
      return rules.significant_harm_otherwise;
  }
}

double unprotected_hazard_per_year(const State& homes, const Child& child, Time now) {
  const Family& family = homes.families[child.family];
  const Harm& harm = homes.parameters->harm;
  return harm.rate.value() * aggression_of_adults(homes, family, now).of_all *
         static_cast<double>(family.strain) * escalation_now(homes, family, now) *
         harm.vulnerability.at(age_years(child, now)).value();
}

InjuryId harm_candidate(Context& context, State& homes, ChildId id) {
  Child& child = homes.children[id];
  if (child.is_dead) return {};
  const std::uint16_t k = child.candidates++;
  report_protection(context, homes, id);  // adults have come and gone
  const auto dominating = static_cast<double>(child.candidate_rate);
  const Family& family = homes.families[child.family];
  const double hazard = unprotected_hazard_per_year(homes, child, context.now) *
                        share_left(homes, child, context.now) *
                        restrained_share(homes, family, context.now);
  const double u = context.dice.decide(address(id, Purpose::harm_candidate_accepted, k));
  InjuryId happened;
  if (u * dominating < hazard) {
    const Harm& harm = homes.parameters->harm;
    const Healing& healing = homes.parameters->healing;
    const auto v = context.dice.decide4(address(id, Purpose::inflicted_injury, k));
    Injury injury;
    injury.is_inflicted = true;
    injury.script_index = k;
    injury.severity = inflicted_severity(harm, age_years(child, context.now), v[0]);
    const double visible = mean_healing_days(healing, injury.severity);
    const bool is_visible = bernoulli(v[1], harm.visible.value());
    const bool is_occult = bernoulli(v[2], occult_probability(harm, injury.severity));
    injury.visible_until =
        is_visible
            ? context.now + duration_of_days(lognormal(v[3], visible, healing.variation.value()))
            : Time::long_ago();
    injury.occult_until =
        is_occult ? context.now + duration_of_days(lognormal(v[3], healing.occult.value(),
                                                             healing.variation.value()))
                  : Time::long_ago();
    happened = add_injury(context, homes, id, injury);
    if (is_harm(injury)) escalate(context, homes, child.family);
  }
  schedule_next_candidate(context, homes, id, context.now);
  return happened;
}

InjuryId accident(Context& context, State& homes, ChildId id) {
  Child& child = homes.children[id];
  if (child.is_dead) return {};
  const std::uint16_t k = child.accidents++;
  const Healing& healing = homes.parameters->healing;
  const auto u = context.dice.decide4(address(id, Purpose::accident_injury, k));
  Injury injury;
  injury.script_index = k;
  injury.severity = accidental_severity(homes.parameters->accidents, u[0]);
  injury.visible_until =
      context.now + duration_of_days(lognormal(u[1], mean_healing_days(healing, injury.severity),
                                               healing.variation.value()));
  injury.occult_until = Time::long_ago();
  const InjuryId happened = add_injury(context, homes, id, injury);
  schedule_next_accident(context, homes, id, context.now);
  return happened;
}

/// The script holds the moments of a home in which somebody may injure a child, wherever somebody
/// ever will: while nobody does, they count as seldom as in other homes (thinning).
bool has_reason_for_concern(const Context& context, const State& homes, ChildId id,
                            std::uint16_t candidate) {
  const Family& family = homes.families[homes.children[id].family];
  if (family.peak_aggression <= 0.0F) return true;
  if (aggression_of_adults(homes, family, context.now).of_all > 0.0) return true;
  const double more = homes.parameters->other_concerns.more_where_aggressive.value();
  return bernoulli(context.dice.decide(address(id, Purpose::concern_accepted, candidate)),
                   1.0 / more);
}

ConcernId concern(Context& context, State& homes, ChildId id) {
  Child& child = homes.children[id];
  if (child.is_dead) return {};
  const std::uint16_t k = child.concerns++;
  const bool is_elsewhere =
      child.residence == Residence::foster_care || child.residence == Residence::kin;
  if (is_elsewhere || !has_reason_for_concern(context, homes, id, k)) {
    // Nothing comes up in a home the child does not live in; the script goes on.
    schedule_next_concern(context, homes, id, context.now);
    return {};
  }
  Concern arisen;
  arisen.child = id;
  arisen.at = context.now;
  arisen.script_index = k;
  arisen.older = child.newest_concern;
  const auto u = context.dice.decide4(address(id, Purpose::concern_nature, k));
  const OtherConcerns& rules = homes.parameters->other_concerns;
  arisen.kind = kind_of_concern(rules, u[1]);
  arisen.is_significant_harm = bernoulli(u[0], chance_of_harm(rules, arisen.kind).value());
  if (arisen.is_significant_harm) child.last_significant_concern = context.now;
  child.newest_concern = homes.concerns.add(arisen);
  context.record({.kind = HappeningKind::concern,
                  .detail = static_cast<std::uint16_t>((static_cast<unsigned>(arisen.kind) << 1U) |
                                                       (arisen.is_significant_harm ? 1U : 0U)),
                  .child = id,
                  .subject = child.newest_concern.value()});
  schedule_next_concern(context, homes, id, context.now);
  return child.newest_concern;
}

void schedule_next_candidate(Context& context, State& homes, ChildId id, Time from) {
  Child& child = homes.children[id];
  if (homes.families[child.family].peak_aggression <= 0.0F) return;
  // The candidate is accepted against the rate it was drawn at, also when an age band ends in
  // between.
  child.candidate_rate = static_cast<float>(dominating_rate(homes, child, from));
  schedule_after_gap(context, child, id, EventKind::harm_candidate,
                     context.dice.trait(address(id, Purpose::harm_candidate_gap, child.candidates)),
                     static_cast<double>(child.candidate_rate), from);
}

void schedule_next_accident(Context& context, const State& homes, ChildId id, Time from) {
  const Child& child = homes.children[id];
  // A gap drawn in one age band may reach into the next; bands are long against gaps, so the error
  // is small and the same in all arms (docs/ODD.md, accidents).
  schedule_after_gap(context, child, id, EventKind::accident,
                     context.dice.trait(address(id, Purpose::accident_gap, child.accidents)),
                     homes.parameters->accidents.rate.at(age_years(child, from)).value(), from);
}

void schedule_next_concern(Context& context, const State& homes, ChildId id, Time from) {
  const Child& child = homes.children[id];
  schedule_after_gap(context, child, id, EventKind::concern,
                     context.dice.trait(address(id, Purpose::concern_gap, child.concerns)),
                     static_cast<double>(homes.families[child.family].concern_rate), from);
}

}  // namespace sightline::model::household
