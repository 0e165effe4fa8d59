// SPDX-License-Identifier: Apache-2.0
#include "event_sentence.hpp"

#include <array>

#include <fmt/format.h>

#include <sightline/model/household/household.hpp>
#include <sightline/model/workforce/workforce.hpp>
#include <sightline/replay/event_text.hpp>

namespace sightline::replay {
namespace {

using model::Happening;
using Kind = model::HappeningKind;

std::string_view place_of(unsigned residence) {
  constexpr std::array<std::string_view, 5> places = {
      "at home", "with a family friend", "in foster care", "in an emergency placement", "with kin"};
  return places.at(residence);
}

std::string_view message_name(unsigned kind) {
  constexpr std::array<std::string_view, 3> names = {"a referral", "information",
                                                     "an answer to a check"};
  return names.at(kind);
}

std::string_view concern_name(unsigned kind) {
  constexpr std::array<std::string_view, 5> names = {"domestic abuse", "a carer's mental health",
                                                     "a carer's substance use", "disability",
                                                     "another worry"};
  return names.at(kind);
}

std::string contact_sentence(unsigned flags, const std::string& whom) {
  std::string text = fmt::format("Meets {}.", whom);
  const auto add = [&](unsigned flag, const char* more) {
    if ((flags & flag) != 0) text += more;
  };
  add(Happening::sign_seen, " A sign of inflicted harm is found.");
  add(Happening::sign_hidden, " A sign of inflicted harm is kept from sight.");
  add(Happening::sign_overlooked, " A sign of inflicted harm is there and is not found.");
  if ((flags & Happening::neglect_present) != 0) {
    text += (flags & Happening::neglect_seen) != 0 ? " Neglect is recognised."
                                                   : " Neglect is there and is not recognised.";
  }
  return text;
}

std::string visit_sentence(unsigned detail, const std::string& whom) {
  return fmt::format("{} visit; {} {} seen.", (detail & 1U) != 0 ? "Announced" : "Unannounced",
                     whom, (detail & Happening::child_not_seen) != 0 ? "is not" : "is");
}

/// What happens in the family.
std::string home_sentence(const Happening& h, const std::string& whom) {
  const bool is_set = h.detail != 0;
  switch (h.kind) {
    case Kind::injury:
      return fmt::format("{} of {}, {}.", severity_text(h.detail & 0xFFU), whom,
                         (h.detail & Happening::inflicted) != 0 ? "inflicted" : "by accident");
    case Kind::concern:
      return fmt::format("A worry about {} comes up: {}.", whom,
                         concern_name(static_cast<unsigned>(h.detail) >> 1U));
    case Kind::died:
      return fmt::format("Death of {}.", whom);
    case Kind::neglect_sustained:
      return fmt::format("Neglect of {} has lasted so long that it is harm.", whom);
    case Kind::neglect_ended:
      return fmt::format("The neglect of {} ends.", whom);
    case Kind::breach:
      return fmt::format("Conditions about {} are broken.", whom);
    case Kind::family_moved:
      return is_set ? "The family moves out of the authority and in again." : "The family moves.";
    case Kind::family_fled:
      return "The family leaves without saying where.";
    case Kind::family_returned:
      return is_set ? "The family is found." : "The family comes back.";
    case Kind::protection:
      return fmt::format("From now on {} is {}.", whom,
                         is_set ? "protected" : "not protected any more");
    default:
      return "";
  }
}

/// Telling and meeting.
std::string telling_sentence(const Happening& h, const std::string& whom) {
  switch (h.kind) {
    case Kind::contact:
      return contact_sentence(h.detail, whom);
    case Kind::sign_found:
      return fmt::format("Finds an injury of {}; it weighs {:+.1f} here.", whom, h.value);
    case Kind::recognised:
      return fmt::format("Belief that {} is harmed passes the threshold to tell ({}).", whom,
                         percent_text(static_cast<double>(h.value)));
    case Kind::not_told:
      return fmt::format("What is known of {} is not passed on.", whom);
    case Kind::message_sent:
      return fmt::format("Sends {} about {} to social care.", message_name(h.detail), whom);
    case Kind::message_lost:
      return fmt::format("This message ({}) never arrives.", message_name(h.detail));
    case Kind::message_delivered:
      return fmt::format("{} about {} reaches social care, {:.1f} days after it was sent.",
                         message_name(h.detail), whom, h.value);
    case Kind::conference_attended:
      return fmt::format("Takes part in the {} conference about {}.",
                         h.detail != 0 ? "initial" : "review", whom);
    case Kind::conference_reported:
      return fmt::format("Is not at the conference about {}; a written report came.", whom);
    case Kind::told_police:
      return fmt::format("Tells the police of a suspected assault on {}.", whom);
    case Kind::adult_discovered:
      return "Learns of an adult in the home.";
    default:
      return "";
  }
}

/// The pathway of social care.
std::string pathway_sentence(const Happening& h, const std::string& whom) {
  const bool is_set = h.detail != 0;
  switch (h.kind) {
    case Kind::referral:
      return fmt::format("{} of {}.", is_set ? "Re-referral" : "Referral", whom);
    case Kind::screened_out:
      return fmt::format("Screening: no further action for {}.", whom);
    case Kind::initial_assessment:
      return fmt::format("Initial assessment of {}, {}.", whom,
                         is_set ? "in time" : "after its time limit");
    case Kind::core_assessment:
      return fmt::format("Core assessment of {}.", whom);
    case Kind::strategy_discussion:
      return fmt::format("Strategy discussion about {}.", whom);
    case Kind::enquiry_started:
      return fmt::format("Section 47 enquiry about {} begins.", whom);
    case Kind::enquiry_ended:
      return fmt::format("The enquiry about {} ends: concerns {}.", whom,
                         is_set ? "substantiated" : "not substantiated");
    case Kind::conference:
      return fmt::format("Initial conference about {}: {}.", whom,
                         is_set ? "a plan is made" : "no plan");
    case Kind::sibling_considered:
      return fmt::format("The conference considers {}: {}.", whom,
                         is_set ? "a plan is made" : "no plan");
    case Kind::plan_started:
      return fmt::format("Protection plan for {} begins.", whom);
    case Kind::plan_ended:
      return fmt::format("Protection plan for {} ends.", whom);
    case Kind::visit:
      return visit_sentence(h.detail, whom);
    case Kind::core_group:
      return fmt::format("Core group about {}.", whom);
    case Kind::review_conference:
      return fmt::format("Review conference about {}.", whom);
    case Kind::case_closed:
      return fmt::format("The case of {} is closed.", whom);
    case Kind::allocated:
      return fmt::format("The file on {} gets a case holder.", whom);
    case Kind::released:
      return fmt::format("The file on {} has no case holder any more.", whom);
    case Kind::handed_over:
      return fmt::format("The file on {} passes to another case holder, who reads {:.0f} % of it.",
                         whom, 100.0 * static_cast<double>(h.value));
    case Kind::early_help:
      return fmt::format("Early help for {}.", whom);
    case Kind::breach_noticed:
      return fmt::format("It is noticed that conditions about {} were broken, {} consequence.",
                         whom, is_set ? "with a" : "without");
    case Kind::warned:
      return "The family is told clearly that conditions were broken.";
    default:
      return "";
  }
}

/// What is done with a file or a family beside the pathway.
std::string file_sentence(const Happening& h, const std::string& whom) {
  switch (h.kind) {
    case Kind::work_done:
      return fmt::format("Work on the file of {}.", whom);
    case Kind::overtime:
      return fmt::format("Overtime for work on the file of {}.", whom);
    case Kind::supervised:
      return fmt::format("The file on {} is gone through in supervision.", whom);
    case Kind::audited:
      return fmt::format("The file on {} is audited.", whom);
    case Kind::review_of_death:
      return fmt::format("Serious case review about {}.", whom);
    case Kind::family_group_conference:
      return fmt::format("Family group conference about {}.", whom);
    case Kind::reunified:
      return fmt::format("Return of {} to a parent, under the care order.", whom);
    case Kind::reunification_failed:
      return fmt::format("The return of {} to a parent breaks down.", whom);
    default:
      return "";
  }
}

/// Law, care and everything else.
std::string law_sentence(const Happening& h, const std::string& whom) {
  const bool is_set = h.detail != 0;
  switch (h.kind) {
    case Kind::legal_meeting:
      return fmt::format("Legal planning meeting about {}: the threshold is {}.", whom,
                         is_set ? "met" : "not met");
    case Kind::interim_order:
      return fmt::format("Interim order for {} {}.", whom, is_set ? "granted" : "refused");
    case Kind::emergency_order:
      return fmt::format("Emergency order for {} {}.", whom, is_set ? "granted" : "refused");
    case Kind::order_renewed:
      return fmt::format("The order for {} {}.", whom, is_set ? "is renewed" : "is not renewed");
    case Kind::final_order:
      return fmt::format("Final hearing about {}, after {:.0f} days.", whom, h.value);
    case Kind::placed:
      return fmt::format("From now on {} lives {}.", whom, place_of(h.detail));
    case Kind::returned_home:
      return fmt::format("Return home of {}.", whom);
    case Kind::care_started:
      return fmt::format("Care of {} by the authority begins.", whom);
    case Kind::investigation_opened:
      return fmt::format("Investigation of a suspected assault on {} opens.", whom);
    case Kind::arrested:
      return "An adult is arrested.";
    case Kind::exclusion:
      return fmt::format("An adult {} stay away from {}.", is_set ? "must" : "need no longer",
                         whom);
    case Kind::file_to_prosecutor:
      return "The file goes to the prosecutor.";
    case Kind::prosecutor_decision:
      return h.detail == 0   ? "No further action."
             : h.detail == 1 ? "An adult is charged."
                             : "More evidence is asked for.";
    case Kind::police_protection:
      return fmt::format("Police protection of {}.", whom);
    default: {
      std::string name(model::happening_names[static_cast<std::size_t>(h.kind)]);
      for (char& letter : name) {
        if (letter == '-') letter = ' ';
      }
      return fmt::format("{} ({}).", name, whom);
    }
  }
}

std::string begun_upper(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace

std::string event_sentence(const Happening& happening, const std::string& whom) {
  for (const auto sentence :
       {home_sentence, telling_sentence, pathway_sentence, file_sentence, law_sentence}) {
    std::string text = sentence(happening, whom);
    if (!text.empty()) return begun_upper(std::move(text));
  }
  return "";
}

}  // namespace sightline::replay
