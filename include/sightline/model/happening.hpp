// SPDX-License-Identifier: Apache-2.0
// What the model writes into its journal: the only thing outcomes and traces see of a run.
#pragma once

#include <cstdint>
#include <string_view>

#include <sightline/core/time.hpp>
#include <sightline/model/agency.hpp>
#include <sightline/model/identifiers.hpp>

namespace sightline::model {

enum class HappeningKind : std::uint8_t {
  injury,        ///< detail: severity, plus Happening::inflicted where it was; subject: injury
  concern,       ///< a worry other than injury arises; detail: 1 if there is significant harm
  contact,       ///< an agency meets the child; detail: contact flags below
  sign_found,    ///< an injury is found; value: its weight of evidence to the finder
  recognised,    ///< the agency's belief passes its threshold; value: belief
  not_told,      ///< recognised, but left to others (M08)
  message_sent,  ///< detail: kind of message
  message_lost,
  message_delivered,
  referral,  ///< detail: 1 if a re-referral within twelve months
  screened_out,
  initial_assessment,  ///< detail: 1 if completed within its limit
  core_assessment,     ///< detail: 1 if completed within its limit
  strategy_discussion,
  enquiry_started,  ///< section 47 enquiry
  enquiry_ended,    ///< detail: 1 if concerns were substantiated
  conference,  ///< initial child protection conference; detail: 1 if it made a plan; value: pooled
               ///< belief
  conference_attended,  ///< agency: who was there
  conference_reported,  ///< agency absent but a report came
  sibling_considered,   ///< detail: 1 if the sibling was put on a plan
  plan_started,
  plan_ended,
  visit,  ///< detail: 1 if announced
  core_group,
  review_conference,
  legal_meeting,  ///< legal planning meeting held; detail: 1 if the threshold was met; value: days
                  ///< waited
  interim_order,  ///< detail: 1 if granted
  placed,         ///< detail: residence
  returned_home,
  care_started,
  protection,  ///< detail: 1 the child is now protected, 0 no longer
  case_closed,
  adult_discovered,  ///< social care learns of an adult in the home
  allocated,         ///< worker now holds the file
  released,          ///< worker no longer does
  work_done,         ///< subject: worker; detail: task kind; value: working minutes
  died,
  size_
};

/// One typed event, 28 bytes at most. `worker` is the professional whose time it used, if any.
struct Happening {
  Time at;
  HappeningKind kind = HappeningKind::injury;
  Agency agency = Agency::social_care;
  std::uint16_t detail = 0;
  ChildId child;
  std::uint32_t subject = 0;
  ProfessionalId worker;
  float value = 0.0F;

  static constexpr std::uint16_t inflicted = 0x100;
  // Flags of a contact, about unhealed inflicted injuries of moderate severity or worse:
  static constexpr std::uint16_t sign_present = 1;  ///< there is at least one
  static constexpr std::uint16_t sign_hidden = 2;   ///< at least one was kept from sight
  static constexpr std::uint16_t sign_overlooked =
      4;  ///< at least one was not found though nothing hid it
  static constexpr std::uint16_t sign_seen = 8;  ///< at least one was found
};

inline constexpr std::string_view happening_names[] = {"injury",
                                                       "concern",
                                                       "contact",
                                                       "sign-found",
                                                       "recognised",
                                                       "not-told",
                                                       "message-sent",
                                                       "message-lost",
                                                       "message-delivered",
                                                       "referral",
                                                       "screened-out",
                                                       "initial-assessment",
                                                       "core-assessment",
                                                       "strategy-discussion",
                                                       "enquiry-started",
                                                       "enquiry-ended",
                                                       "conference",
                                                       "conference-attended",
                                                       "conference-reported",
                                                       "sibling-considered",
                                                       "plan-started",
                                                       "plan-ended",
                                                       "visit",
                                                       "core-group",
                                                       "review-conference",
                                                       "legal-meeting",
                                                       "interim-order",
                                                       "placed",
                                                       "returned-home",
                                                       "care-started",
                                                       "protection",
                                                       "case-closed",
                                                       "adult-discovered",
                                                       "allocated",
                                                       "released",
                                                       "work-done",
                                                       "died"};
static_assert(std::size(happening_names) == static_cast<std::size_t>(HappeningKind::size_));

}  // namespace sightline::model
