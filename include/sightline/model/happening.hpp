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
  concern,       ///< a worry other than injury arises; detail: 1 if there is significant harm, plus
                 ///< twice the household::ConcernKind
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
  conference_attended,  ///< agency: who was there; detail: 1 at an initial conference, 0 at a
                        ///< review
  conference_reported,  ///< agency absent but a report came
  sibling_considered,   ///< detail: 1 if the sibling was put on a plan
  plan_started,
  plan_ended,
  visit,  ///< detail: 1 if announced, plus Happening::child_not_seen
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
  // household and the family's answer to the system
  neglect_sustained,  ///< severe neglect has lasted long enough to be harm; subject: spell
  neglect_ended,      ///< a spell of neglect that was harm has ended; subject: spell
  breach,             ///< the family breaks the conditions of a plan or placement
  breach_noticed,     ///< detail: 1 if it had a consequence (M14)
  warned,             ///< the family is told clearly that conditions were broken
  family_moved,     ///< detail: 1 if out of the authority and in again under another name of place
  family_fled,      ///< the family has left without saying where (T11)
  family_returned,  ///< detail: 1 if it was looked for and found
  early_help,       ///< help before or below the threshold of social care
  // justice
  told_police,           ///< a suspected assault is told to the police; agency: by whom
  investigation_opened,  ///< subject: investigation
  arrested,
  exclusion,  ///< an adult must stay away from the child: detail 1 begins, 0 ends; subject: adult
  file_to_prosecutor,
  prosecutor_decision,  ///< detail: 0 no further action, 1 charge, 2 more evidence asked for;
                        ///< value: days since the investigation opened
  police_protection,
  // court
  emergency_order,          ///< detail: 1 if granted
  order_renewed,            ///< an interim order goes on; detail: 0 if it was not renewed
  final_order,              ///< detail: pathway::FinalOrder; value: days of proceedings
  family_group_conference,  ///< detail: 1 if the family found a safe place for the child
  reunified,
  reunification_failed,
  // workforce
  handed_over,  ///< the file passes to another worker; value: share of what was known that is read
  worker_left,  ///< subject: professional's post; detail: 1 if it was an agency worker
  post_filled,  ///< detail: 1 if by an agency worker
  sickness,     ///< detail: 1 begins, 0 ends
  supervised,   ///< worker: who was supervised; value: files whose weight of evidence changed
  // oversight
  alarm_raised,     ///< value: level of alarm now
  review_of_death,  ///< a review after a death or serious injury is published
  audited,          ///< detail: 1 if it changed the course of the file
  inspected,        ///< detail: 1 if found wanting
  overtime,         ///< work begun that is partly done after hours; detail: task kind; subject:
                    ///< queue; value: minutes after hours
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
  static constexpr std::uint16_t sign_seen = 8;       ///< at least one was found
  static constexpr std::uint16_t child_not_seen = 2;  ///< flag of a visit
  // Flags of a contact, about neglect that is harm by now:
  static constexpr std::uint16_t neglect_present = 16;
  static constexpr std::uint16_t neglect_seen = 32;  ///< read as more likely neglect than not
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
                                                       "died",
                                                       "neglect-sustained",
                                                       "neglect-ended",
                                                       "breach",
                                                       "breach-noticed",
                                                       "warned",
                                                       "family-moved",
                                                       "family-fled",
                                                       "family-returned",
                                                       "early-help",
                                                       "told-police",
                                                       "investigation-opened",
                                                       "arrested",
                                                       "exclusion",
                                                       "file-to-prosecutor",
                                                       "prosecutor-decision",
                                                       "police-protection",
                                                       "emergency-order",
                                                       "order-renewed",
                                                       "final-order",
                                                       "family-group-conference",
                                                       "reunified",
                                                       "reunification-failed",
                                                       "handed-over",
                                                       "worker-left",
                                                       "post-filled",
                                                       "sickness",
                                                       "supervised",
                                                       "alarm-raised",
                                                       "review-of-death",
                                                       "audited",
                                                       "inspected",
                                                       "overtime"};
static_assert(std::size(happening_names) == static_cast<std::size_t>(HappeningKind::size_));

}  // namespace sightline::model
