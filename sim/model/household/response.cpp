// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sightline/model/household/harm.hpp>
#include <sightline/model/household/response.hpp>

namespace sightline::model::household {
namespace {

constexpr std::uint8_t most_idle_warnings = 255;
constexpr double ln_2 = 0.69314718055994530942;

/// Brings the level to `to`, or leaves it where it is higher.
void bring_to(const Context& context, Fading& fading, Days half_life, double to) {
  if (level_now(fading, half_life, context.now) >= to) return;
  fading = {static_cast<float>(to), context.now};
}

void raise(const Context& context, Fading& fading, Days half_life, double by, double most) {
  const double level = level_now(fading, half_life, context.now) + by;
  fading = {static_cast<float>(std::min(level, most)), context.now};
}

}  // namespace

double level_now(const Fading& fading, Days half_life, Time now) {
  if (fading.level <= 0.0F) return 0.0;
  return static_cast<double>(fading.level) *
         deterministic_exp(-ln_2 * (now - fading.since).days() / half_life.value());
}

double escalation_now(const State& homes, const Family& family, Time now) {
  return 1.0 + level_now(family.escalation, homes.parameters->response.half_life, now);
}

double restrained_share(const State& homes, const Family& family, Time now) {
  const double deterred = level_now(family.deterrence, homes.parameters->response.half_life, now);
  const double supported = now < family.support_until ? static_cast<double>(family.support) : 0.0;
  return (1.0 - deterred) * (1.0 - supported);
}

void escalate(const Context& context, State& homes, FamilyId id) {
  const Response& rules = homes.parameters->response;
  raise(context, homes.families[id].escalation, rules.half_life,
        rules.escalation_per_incident.value(), rules.escalation_limit.value() - 1.0);
}

void embolden(const Context& context, State& homes, FamilyId id) {
  const Response& rules = homes.parameters->response;
  raise(context, homes.families[id].escalation, rules.half_life, rules.emboldening.value(),
        rules.escalation_limit.value() - 1.0);
}

void deter(const Context& context, State& homes, FamilyId id) {
  homes.families[id].deterrence = {
      static_cast<float>(homes.parameters->response.deterrence.value()), context.now};
  keep_word(homes, id);
}

void deter_by_warning(const Context& context, State& homes, FamilyId id) {
  const Response& rules = homes.parameters->response;
  Family& family = homes.families[id];
  double deterrence = rules.deterrence.value();
  for (unsigned i = 0; i < family.idle_warnings; ++i)
    deterrence *= 1.0 - rules.warning_wears_out.value();
  bring_to(context, family.deterrence, rules.half_life, deterrence);
  if (family.idle_warnings < most_idle_warnings) ++family.idle_warnings;
}

void keep_word(State& homes, FamilyId id) {
  homes.families[id].idle_warnings = 0;
}

void make_wary(const Context& context, State& homes, FamilyId id) {
  const Response& rules = homes.parameters->response;
  bring_to(context, homes.families[id].wariness, rules.half_life, rules.wariness.value());
}

void support(const Context& context, State& homes, FamilyId id, Share share, Time until) {
  Family& family = homes.families[id];
  const bool is_running = context.now < family.support_until;
  family.support = std::max(is_running ? family.support : 0.0F, static_cast<float>(share.value()));
  family.support_until = std::max(family.support_until, until);
}

void exclude(Context& context, State& homes, FamilyId family, AdultId adult, Time until) {
  homes.adults[adult].excluded_until = until;
  context.record({.kind = HappeningKind::exclusion,
                  .detail = 1,
                  .child = homes.families[family].first_child,
                  .subject = adult.value()});
  report_protection_of_all(context, homes, family);
}

void readmit(Context& context, State& homes, FamilyId family, AdultId id) {
  Adult& adult = homes.adults[id];
  if (adult.excluded_until == Time::long_ago()) return;
  adult.excluded_until = Time::long_ago();
  context.record({.kind = HappeningKind::exclusion,
                  .detail = 0,
                  .child = homes.families[family].first_child,
                  .subject = id.value()});
  report_protection_of_all(context, homes, family);
}

void set_breached(Context& context, State& homes, ChildId id, bool is_breached) {
  Child& child = homes.children[id];
  if (child.is_breached == is_breached) return;
  child.is_breached = is_breached;
  if (is_breached) context.record({.kind = HappeningKind::breach, .child = id});
  report_protection(context, homes, id);
}

}  // namespace sightline::model::household
