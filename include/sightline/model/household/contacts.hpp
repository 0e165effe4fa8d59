// SPDX-License-Identifier: Apache-2.0
// Who sees the child: routine contacts by script, and care that carers seek.
//
// Each channel's contacts are a Poisson script drawn in blocks of two weeks, addressed by (child,
// channel, block). While nothing is there to see the script is not read; whenever it is read it
// says the same.
#pragma once

#include <sightline/model/context.hpp>
#include <sightline/model/household/household.hpp>

namespace sightline::model::household {

[[nodiscard]] constexpr Agency agency_of(Channel channel) {
  constexpr Agency agencies[] = {Agency::health_visiting, Agency::general_practice, Agency::school,
                                 Agency::community};
  return agencies[static_cast<int>(channel)];
}

/// Works out State::contact_odds from the parameters; call once before any of the functions below.
void prepare_contacts(State& homes);

/// First contact of the script later than `after` and not later than `until`; Time::never() if
/// there is none.
[[nodiscard]] Time next_contact(const Context& context, const State& homes, ChildId child,
                                Channel channel, Time after, Time until);

/// Schedules the next contact of each channel that is not scheduled yet, as long as there is a sign
/// to see.
void schedule_contacts(Context& context, State& homes, ChildId child);

/// A contact of this channel has taken place: schedules its next one while there is a sign to see.
/// Other channels have been read to the end of the signs already.
void schedule_next_contact(Context& context, State& homes, ChildId child, Channel channel);

/// The carer weighs need against fear and perhaps seeks care for a fresh injury.
void consider_seeking_care(Context& context, const State& homes, InjuryId injury);

}  // namespace sightline::model::household
