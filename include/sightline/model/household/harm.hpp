// SPDX-License-Identifier: Apache-2.0
// Injuries: candidate moments of abusive harm thinned by the hazard of the moment, accidents, and
// other concerns.
//
// Candidate moments of a child arrive at a rate that dominates its hazard at any time, fixed by the
// dice in all arms; candidate k becomes harm if its uniform falls below hazard(t) / dominating rate
// (Lewis & Shedler 1979).
#pragma once

#include <sightline/model/context.hpp>
#include <sightline/model/household/household.hpp>

namespace sightline::model::household {

/// Hazard of an inflicted injury per year if nothing protected the child: aggression of the adults
/// who would be there x vulnerability(age) x strain x escalation.
[[nodiscard]] double unprotected_hazard_per_year(const State& homes, const Child& child, Time now);
/// The share of that hazard which plan and placement leave: 1 - restraint at home, little
/// elsewhere, all of it while their conditions are broken.
[[nodiscard]] double exposure(const State& homes, const Child& child);
/// The share which the exclusion of adults leaves; 1 if no dangerous adult is excluded.
[[nodiscard]] double share_not_excluded(const State& homes, const Child& child, Time now);
/// The share of the hazard that plan, placement and exclusion together leave now.
[[nodiscard]] double share_left(const State& homes, const Child& child, Time now);
/// Records if the child has become protected, or is no longer: plan, placement and exclusion
/// together cut the hazard by at least 80 %. What fades by itself, as deterrence does, is no
/// protection.
void report_protection(Context& context, State& homes, ChildId child);
/// The same for every child of the family.
void report_protection_of_all(Context& context, State& homes, FamilyId family);

/// A candidate moment: perhaps an injury; always the next candidate. Returns the injury, invalid if
/// none.
InjuryId harm_candidate(Context& context, State& homes, ChildId child);
/// The next accident of the child's script happens. Returns the injury.
InjuryId accident(Context& context, State& homes, ChildId child);
/// Probability that a concern of this kind is significant harm.
[[nodiscard]] Probability chance_of_harm(const OtherConcerns& rules, ConcernKind kind);
/// The next concern of the child's script comes up. Returns it.
ConcernId concern(Context& context, State& homes, ChildId child);

/// First moments of the scripts, from `from` on.
void schedule_next_candidate(Context& context, State& homes, ChildId child, Time from);
void schedule_next_accident(Context& context, const State& homes, ChildId child, Time from);
void schedule_next_concern(Context& context, const State& homes, ChildId child, Time from);

/// The child now lives at `residence`; records what that means for its protection.
void move_child(Context& context, State& homes, ChildId child, Residence residence);
/// A plan now takes `share` of the hazard at home away; records what that means for its protection.
void restrain(Context& context, State& homes, ChildId child, double share);

}  // namespace sightline::model::household
