// SPDX-License-Identifier: Apache-2.0
// What a draw decides. The numbers are part of every result: never renumber, never reuse.
#pragma once

#include <cstdint>

#include <sightline/core/dice.hpp>
#include <sightline/model/identifiers.hpp>

namespace sightline::model {

enum class Purpose : std::uint64_t {
  // household: who there is
  family_size = 101,
  family_first_birth = 102,
  family_gaps_between_births = 103,
  family_circumstances = 104,
  family_carers = 105,
  family_concern_frailty = 106,
  parent_aggression = 111,
  newcomer_arrival = 112,
  // household: what happens to a child
  harm_candidate_gap = 121,
  harm_candidate_accepted = 122,
  inflicted_injury = 123,
  accident_gap = 124,
  accident_injury = 125,
  injury_tell = 126,
  injury_account = 127,
  concern_gap = 128,
  concern_nature = 129,
  concern_tell = 130,
  concern_accepted = 134,
  care_sought = 131,
  // household: who sees the child, by channel
  contact_health_visitor = 141,
  contact_general_practice = 142,
  contact_school = 143,
  contact_community = 144,
  contact_first_gaps = 145,
  // household: neglect, moves and flight
  neglect_gap = 151,
  neglect_spell = 152,
  neglect_look_gap = 153,
  neglect_look = 154,
  neglect_tell = 155,
  neglect_noise = 156,
  move_gap = 157,
  move = 158,
  flight = 159,
  flight_gap = 160,
  contact_kept = 161,
  // workforce
  professional_traits = 201,
  contact_professional = 202,
  task_effort = 203,
  reform_adoption = 204,
  other_work_gap = 205,
  other_work_effort = 206,
  leaving_gap = 211,
  leaving_accepted = 212,
  recruitment = 213,
  agency_cover = 214,
  sickness_gap = 215,
  sickness_spell = 216,
  first_supervision = 217,
  post_vacant_at_start = 218,
  // evidence

  concealment = 301,
  examination_extent = 302,
  examination_noise = 303,
  concern_noise = 304,
  who_lives_here = 305,
  background_check = 306,
  account_challenged = 307,
  // communication
  decision_to_tell = 401,
  message_fate = 402,
  agency_check = 403,
  concern_source = 404,
  // pathway
  conference_attendance = 502,
  siblings_considered = 504,
  visit_manner = 505,
  core_group_attendance = 506,
  clinic_referral = 507,
  court_course = 508,
  first_visit_phase = 509,
  child_in_need_work = 510,
  breach_gap = 511,
  breach_noticed = 512,
  child_elsewhere = 513,
  early_help = 514,
  strategy_attendance = 515,
  family_group_conference = 516,
  final_order = 517,
  reunification = 518,
  pre_proceedings = 519,
  records_follow = 520,
  emergency = 521,
  // justice
  told_police = 701,
  suspect = 702,
  exclusion = 703,
  trial = 704,
  history_read = 541,
  // oversight
  review_of_death = 601,
  audit_sampled = 602,
  inspection_sampled = 603,
  first_audit = 604,
  first_inspection = 605,
};

/// Entities of different kinds never share an address: the kind is the high byte of the entity
/// number.
template <class Tag>
[[nodiscard]] constexpr std::uint64_t entity_number(std::uint64_t kind, Id<Tag> id) {
  return (kind << 56U) | id.value();
}
[[nodiscard]] constexpr std::uint64_t entity(FamilyId id) {
  return entity_number(1, id);
}
[[nodiscard]] constexpr std::uint64_t entity(ChildId id) {
  return entity_number(2, id);
}
[[nodiscard]] constexpr std::uint64_t entity(AdultId id) {
  return entity_number(3, id);
}
[[nodiscard]] constexpr std::uint64_t entity(TeamId id) {
  return entity_number(4, id);
}
[[nodiscard]] constexpr std::uint64_t entity(ProfessionalId id) {
  return entity_number(5, id);
}

template <class Entity>
[[nodiscard]] constexpr Address address(Entity who, Purpose what, std::uint64_t occurrence = 0) {
  return Address{entity(who), static_cast<std::uint64_t>(what), occurrence};
}

/// One occurrence number out of two: `major` in the high, `minor` in the low half.
[[nodiscard]] constexpr std::uint64_t occurrence(std::uint64_t major, std::uint64_t minor) {
  return (major << 32U) | (minor & 0xFFFF'FFFFU);
}

}  // namespace sightline::model
