// SPDX-License-Identifier: Apache-2.0
// Whether somebody who is worried acts: each assumes another, better placed, will (M08).
#pragma once

#include <sightline/model/communication/post.hpp>

namespace sightline::model::communication {

/// Probability that a professional acts when `others` are involved too: (1 + others) ^ -diffusion,
/// less what is left to a coming appointment elsewhere.
[[nodiscard]] double chance_to_act(int others, bool has_appointment_elsewhere,
                                   const workforce::TellingPractice& rules);

/// How social care stands to the child, as far as a professional outside can see.
struct Involvement {
  bool has_open_case = false;
  bool has_coming_appointment = false;  ///< with another agency, near enough to be left to
};

/// The agency has learned something. If its belief passes its threshold it is recognised, and
/// perhaps told; true if it was.
bool consider_telling(World& world, ChildId child, Agency agency, ProfessionalId who,
                      const Involvement& involvement);

/// An agency that knows of an injury which may be an assault tells the police as well, or leaves
/// that to social care (M09, R07). True if the police now know what it knows.
bool tell_police(World& world, ChildId child, Agency agency, ProfessionalId who);

/// Whoever meets the concern knows of it, and refers if it weighs enough (M01).
void report_concern(World& world, ConcernId concern);

/// Social care asks every agency that knows something it does not; each answers or not.
void ask_agencies(World& world, ChildId child, std::uint64_t occasion);

}  // namespace sightline::model::communication
