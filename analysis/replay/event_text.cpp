// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>

#include <fmt/format.h>

#include <sightline/model/workforce/workforce.hpp>
#include <sightline/replay/event_text.hpp>

#include "event_sentence.hpp"

namespace sightline::replay {
namespace {

using model::Happening;
using Kind = model::HappeningKind;

constexpr std::array<std::string_view, model::agency_count> roles = {
    "social care",        "health visiting",  "GP",           "hospital",
    "paediatrics",        "school",           "police",       "neighbours and relatives",
    "council legal",      "conference chair", "family court", "prosecutor",
    "safeguarding board", "inspectorate"};

constexpr std::array<std::string_view, static_cast<std::size_t>(model::outcomes::Stage::size_)>
    stages = {"never seen",
              "seen, not found",
              "found, not recognised",
              "recognised, not told",
              "told, lost or late",
              "screened out",
              "assessed, not substantiated",
              "plan, not effective",
              "legal threshold",
              "right decision, too late"};

constexpr std::array<std::string_view, stages.size()> meanings = {
    "No agency met the child while a sign of the harm was there.",
    "The child was met while a sign was there, and the sign was not found.",
    "A sign was found, and no agency's belief passed its threshold.",
    "An agency recognised the harm, and what it knew did not go on to social care.",
    "What was known was sent to social care, and no referral came of it in time.",
    "Social care had the referral, and it went no further than screening.",
    "The child was assessed, and nothing came of it that protects.",
    "A protection plan was made, and the child was not protected by it.",
    "Legal advice was taken, and the child was not protected by a court.",
    "What protects was decided, after the harm that it was to prevent."};

bool is_of_home(Kind kind) {
  switch (kind) {
    case Kind::injury:
    case Kind::concern:
    case Kind::died:
    case Kind::neglect_sustained:
    case Kind::neglect_ended:
    case Kind::breach:
    case Kind::family_moved:
    case Kind::family_fled:
    case Kind::family_returned:
    case Kind::protection:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::string_view role_text(model::Agency agency) {
  return roles[model::index_of(agency)];
}

std::string_view teller_of(const Happening& happening) {
  if (is_of_home(happening.kind)) return "home";
  return role_text(happening.agency);
}

std::string_view severity_text(unsigned severity) {
  constexpr std::array<std::string_view, 5> texts = {"a minor injury", "a moderate injury",
                                                     "a serious injury", "a critical injury",
                                                     "a fatal injury"};
  return texts.at(severity);
}

std::string percent_text(double log_odds) {
  return fmt::format("{:.0f} %", 100.0 / (1.0 + std::exp(-log_odds)));
}

std::string_view stage_text(model::outcomes::Stage stage) {
  return stages.at(static_cast<std::size_t>(stage));
}
std::string_view stage_meaning(model::outcomes::Stage stage) {
  return meanings.at(static_cast<std::size_t>(stage));
}

bool is_routine(const Happening& happening) {
  switch (happening.kind) {
    case Kind::work_done:
    case Kind::overtime:
    case Kind::core_assessment:
    case Kind::supervised:
      return true;
    case Kind::contact:
      return happening.detail == 0;
    case Kind::visit:
    case Kind::core_group:
      return false;
    default:
      return false;
  }
}

std::string event_text(const Happening& happening, model::ChildId child) {
  const std::string whom = !happening.child.is_valid() ? "the family"
                           : happening.child == child
                               ? "the child"
                               : fmt::format("a sibling (child {})", happening.child.value());
  return event_sentence(happening, whom);
}

}  // namespace sightline::replay
