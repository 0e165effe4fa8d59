// SPDX-License-Identifier: Apache-2.0
// The family's answer to what the system does, and does not do (M15): harm that goes unanswered
// escalates, soft action emboldens, firm action restrains. All of it fades.
#pragma once

#include <sightline/model/context.hpp>
#include <sightline/model/household/household.hpp>

namespace sightline::model::household {

/// What is left of a fading level: level x 2^(-age / half-life).
[[nodiscard]] double level_now(const Fading& fading, Days half_life, Time now);

/// By how much escalation multiplies the hazard now: 1 to Response::escalation_limit.
[[nodiscard]] double escalation_now(const State& homes, const Family& family, Time now);
/// What deterrence and services leave of the hazard: 0..1.
[[nodiscard]] double restrained_share(const State& homes, const Family& family, Time now);

/// An incident of harm: it will be repeated the sooner.
void escalate(const Context& context, State& homes, FamilyId family);
/// Soft action of the system: the family reads that nobody is worried.
void embolden(const Context& context, State& homes, FamilyId family);
/// Firm action of the system. Warnings count again as the first did.
void deter(const Context& context, State& homes, FamilyId family);
/// A clear warning: as firm action if it is the first, and less so after each one on which nothing
/// followed (R18). It takes nothing from what deters already.
void deter_by_warning(const Context& context, State& homes, FamilyId family);
/// What a warning said would follow has followed.
void keep_word(State& homes, FamilyId family);
/// The family feels accused: for a time it seeks care less, whatever the injury (R05, R17).
void make_wary(const Context& context, State& homes, FamilyId family);
/// Services take `share` of hazard and neglect away until `until`; the stronger of two prevails.
void support(const Context& context, State& homes, FamilyId family, Share share, Time until);

/// The adult must stay away until `until`; records what that means for each child's protection.
void exclude(Context& context, State& homes, FamilyId family, AdultId adult, Time until);
/// The exclusion is over, or the adult would not have kept to it any longer.
void readmit(Context& context, State& homes, FamilyId family, AdultId adult);

/// The family breaks the conditions under which the child is safe, or keeps to them again (M14).
void set_breached(Context& context, State& homes, ChildId child, bool is_breached);

}  // namespace sightline::model::household
