// SPDX-License-Identifier: Apache-2.0
#include "happening_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <sightline/replay/event_text.hpp>

namespace sightline::replay {

namespace {

using model::Agency;
using model::Happening;
using model::HappeningKind;

Knowers family_only() {
  Knowers set;
  set.set(scenario::family_knows);
  return set;
}

/// Known to the family and to those named.
Knowers family_and(std::initializer_list<Agency> agencies) {
  return knowers_of(agencies) | family_only();
}

HappeningWords told(std::string what, Knowers knew) {
  return {.what = std::move(what), .knew = knew};
}

/// Who does something: of the neighbours and relatives, one.
std::string_view subject_of(const Happening& happening) {
  return happening.agency == Agency::community ? "a neighbour or relative"
                                               : role_text(happening.agency);
}

HappeningWords by_agency(const Happening& happening, std::string_view what, bool can_be_told) {
  return {.what = fmt::format("{} {}", subject_of(happening), what),
          .knew = knowers_of({happening.agency}),
          .can_be_told = can_be_told,
          .has_agency = true};
}

HappeningWords injury(const Happening& happening) {
  constexpr std::string_view severities[] = {"minor", "moderate", "serious", "critical", "fatal"};
  const bool is_inflicted = (happening.detail & Happening::inflicted) != 0;
  return told(fmt::format("{} injury, {}", severities[happening.detail & 0xFU],
                          is_inflicted ? "inflicted" : "accidental"),
              family_only());
}

HappeningWords visit(const Happening& happening) {
  const bool is_announced = (happening.detail & 1U) != 0;
  const bool is_seen = (happening.detail & Happening::child_not_seen) == 0;
  return {
      .what = fmt::format("{} visit; the child is {}", is_announced ? "announced" : "unannounced",
                          is_seen ? "met" : "not met"),
      .knew = knowers_of({Agency::social_care}),
      .can_be_told = true};
}

HappeningWords decision_of_prosecutor(const Happening& happening) {
  constexpr std::string_view decisions[] = {"no further action", "charge",
                                            "more evidence asked for"};
  const bool is_by_police = happening.agency == Agency::police;
  const bool reaches_family = !is_by_police && happening.detail < 2;
  Knowers knew = knowers_of({Agency::police, happening.agency});
  if (reaches_family) knew |= family_and({Agency::social_care});
  return {.what = fmt::format("{}: {}", role_text(happening.agency),
                              decisions[std::min<std::size_t>(happening.detail, 2)]),
          .knew = knew,
          .has_agency = true};
}

HappeningWords of_social_care(std::string what) {
  return told(std::move(what), knowers_of({Agency::social_care}));
}

std::string with_verdict(std::string_view what, bool holds, std::string_view yes,
                         std::string_view no) {
  return fmt::format("{}: {}", what, holds ? yes : no);
}

HappeningWords of_court(std::string what) {
  return told(std::move(what),
              family_and({Agency::social_care, Agency::family_court, Agency::council_legal}));
}

/// Those of the family and of contacts.
HappeningWords of_home(const Happening& happening) {
  switch (happening.kind) {
    case HappeningKind::injury:
      return injury(happening);
    case HappeningKind::concern:
      return told("a worry other than injury arises", family_only());
    case HappeningKind::neglect_sustained:
      return told("severe neglect has lasted long enough to be harm", family_only());
    case HappeningKind::neglect_ended:
      return told("the neglect ends", family_only());
    case HappeningKind::breach:
      return told("the conditions of the plan are broken", family_only());
    case HappeningKind::family_moved:
      return told("the family moves house", family_only());
    case HappeningKind::family_fled:
      return told("the family leaves without saying where", family_only());
    case HappeningKind::family_returned:
      return told("the family is back", family_only());
    case HappeningKind::died:
      return told("the child dies", family_and({Agency::police, Agency::social_care}));
    default:
      return {.is_told = false};
  }
}

/// Those of agencies that see and tell.
HappeningWords of_telling(const Happening& happening) {
  switch (happening.kind) {
    case HappeningKind::contact:
      return by_agency(happening, "meets the child", true);
    case HappeningKind::sign_found:
      return by_agency(happening,
                       happening.value > 0.0F ? "finds an injury that looks inflicted"
                                              : "finds an injury that looks accidental",
                       true);
    case HappeningKind::recognised:
      return by_agency(happening, "is worried enough to act", true);
    case HappeningKind::not_told:
      return by_agency(happening, "leaves it to others", false);
    case HappeningKind::message_sent:
      return by_agency(happening, "writes or telephones to social care", false);
    case HappeningKind::message_delivered:
      return of_social_care(fmt::format("word from {} arrives", subject_of(happening)));
    case HappeningKind::told_police:
      return {
          .what = fmt::format("{} tells the police of a suspected assault", subject_of(happening)),
          .knew = knowers_of({happening.agency, Agency::police}),
          .has_agency = true};
    case HappeningKind::investigation_opened:
      return told("the police open an investigation", knowers_of({Agency::police}));
    case HappeningKind::arrested:
      return told("an arrest", family_and({Agency::police}));
    case HappeningKind::file_to_prosecutor:
      return told("the police send a file to the prosecutor",
                  knowers_of({Agency::police, Agency::prosecutor}));
    case HappeningKind::prosecutor_decision:
      return decision_of_prosecutor(happening);
    case HappeningKind::police_protection:
      return told("police protection", family_and({Agency::police, Agency::social_care}));
    default:
      return of_home(happening);
  }
}

HappeningWords of_conference(const Happening& happening, std::string_view what,
                             std::string_view yes, std::string_view no) {
  return {.what = with_verdict(what, happening.detail == 1, yes, no),
          .knew = knowers_of({Agency::social_care, Agency::conference_chairs}),
          .is_of_conference = true};
}

/// Those of courts and lawyers.
HappeningWords of_law(const Happening& happening) {
  switch (happening.kind) {
    case HappeningKind::legal_meeting:
      return told(with_verdict("legal planning meeting", happening.detail == 1, "threshold met",
                               "threshold not met"),
                  knowers_of({Agency::social_care, Agency::council_legal}));
    case HappeningKind::interim_order:
      return of_court(with_verdict("interim order", happening.detail == 1, "granted", "refused"));
    case HappeningKind::emergency_order:
      return of_court(with_verdict("emergency order", happening.detail == 1, "granted", "refused"));
    case HappeningKind::final_order:
      return of_court("the court makes its final order");
    default:
      return of_telling(happening);
  }
}

}  // namespace

HappeningWords words_of(const Happening& happening) {
  switch (happening.kind) {
    case HappeningKind::referral:
      return of_social_care("a referral is taken");
    case HappeningKind::screened_out:
      return of_social_care("the referral is screened out");
    case HappeningKind::initial_assessment:
      return of_social_care("initial assessment");
    case HappeningKind::core_assessment:
      return of_social_care("core assessment");
    case HappeningKind::strategy_discussion:
      return of_social_care("strategy discussion");
    case HappeningKind::enquiry_started:
      return of_social_care("a section 47 enquiry starts");
    case HappeningKind::enquiry_ended:
      return of_social_care(with_verdict("the enquiry ends", happening.detail == 1,
                                         "concerns substantiated", "not substantiated"));
    case HappeningKind::conference:
      return of_conference(happening, "child protection conference", "a plan", "no plan");
    case HappeningKind::review_conference:
      return {.what = "review conference",
              .knew = knowers_of({Agency::social_care, Agency::conference_chairs}),
              .is_of_conference = true};
    case HappeningKind::plan_ended:
      return of_social_care("the plan ends");
    case HappeningKind::visit:
      return visit(happening);
    case HappeningKind::placed:
      return told("the child is placed away from home", family_and({Agency::social_care}));
    case HappeningKind::returned_home:
      return told("the child is back home", family_and({Agency::social_care}));
    case HappeningKind::care_started:
      return told("the child is taken into care", family_and({Agency::social_care}));
    case HappeningKind::case_closed:
      return of_social_care("the case is closed");
    case HappeningKind::adult_discovered:
      return of_social_care("social care learns of an adult in the home");
    case HappeningKind::handed_over:
      return of_social_care("the case passes to another worker");
    case HappeningKind::breach_noticed:
      return of_social_care("a breach of the plan is noticed");
    case HappeningKind::warned:
      return told("the family is warned", family_and({Agency::social_care}));
    default:
      return of_law(happening);
  }
}

}  // namespace sightline::replay
