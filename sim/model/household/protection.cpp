// SPDX-License-Identifier: Apache-2.0
// What of the hazard to a child plan, placement and exclusion leave.
#include <sightline/model/household/harm.hpp>

#include "aggression.hpp"

namespace sightline::model::household {
namespace {

constexpr double system_protection =
    0.8;  // model.md: protected means the hazard is cut by at least 80 %

}  // namespace

Aggression aggression_of_adults(const State& homes, const Family& family, Time now) {
  Aggression total;
  for (std::uint32_t i = 0; i < family.adults; ++i) {
    const Adult& adult = homes.adults[AdultId(family.first_adult.value() + i)];
    if (!is_present(adult, now)) continue;
    total.of_all += static_cast<double>(adult.aggression);
    if (now >= adult.excluded_until) total.of_those_there += static_cast<double>(adult.aggression);
  }
  return total;
}

double exposure(const State& homes, const Child& child) {
  if (child.is_breached) return 1.0;
  const Placement& placement = homes.parameters->placement;
  switch (child.residence) {
    case Residence::home:
      return 1.0 - static_cast<double>(child.restraint);
    case Residence::family_friend:
    case Residence::kin:
      return placement.exposure_with_friend.value();
    default:
      return placement.exposure_in_care.value();
  }
}

double share_left(const State& homes, const Child& child, Time now) {
  // A family that has fled keeps to nothing.
  const bool has_fled =
      child.residence == Residence::home && is_away(homes.families[child.family], now);
  return (has_fled ? 1.0 : exposure(homes, child)) * share_not_excluded(homes, child, now);
}

double share_not_excluded(const State& homes, const Child& child, Time now) {
  const Aggression total = aggression_of_adults(homes, homes.families[child.family], now);
  return total.of_all > 0.0 ? total.of_those_there / total.of_all : 1.0;
}

void report_protection(Context& context, State& homes, ChildId id) {
  Child& child = homes.children[id];
  const double left = share_left(homes, child, context.now);
  const bool is_protected = left <= 1.0 - system_protection;
  if (is_protected == child.is_protected) return;
  child.is_protected = is_protected;
  context.record({.kind = HappeningKind::protection,
                  .detail = static_cast<std::uint16_t>(is_protected ? 1 : 0),
                  .child = id});
}

void report_protection_of_all(Context& context, State& homes, FamilyId id) {
  const Family& family = homes.families[id];
  for (std::uint32_t i = 0; i < family.children; ++i)
    report_protection(context, homes, ChildId(family.first_child.value() + i));
}

void move_child(Context& context, State& homes, ChildId id, Residence residence) {
  Child& child = homes.children[id];
  if (child.residence == residence) return;
  child.residence = residence;
  child.is_breached = false;  // other conditions hold there
  if (residence == Residence::home) {
    context.record({.kind = HappeningKind::returned_home, .child = id});
  } else {
    context.record({.kind = HappeningKind::placed,
                    .detail = static_cast<std::uint16_t>(residence),
                    .child = id});
  }
  report_protection(context, homes, id);
}

void restrain(Context& context, State& homes, ChildId id, double share) {
  homes.children[id].restraint = static_cast<float>(share);
  report_protection(context, homes, id);
}

}  // namespace sightline::model::household
