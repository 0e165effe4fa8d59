// SPDX-License-Identifier: Apache-2.0
// One table of what each role can decide in the model; docs/training.md says where each rule is.
#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sightline/config/value.hpp>
#include <sightline/replay/decisions.hpp>

namespace sightline::replay {

namespace {

using model::Agency;
using model::AgencySet;
using model::Happening;
using model::HappeningKind;
using scenario::CasePin;
using scenario::CasePinKind;

/// What must have happened for the model to have room for a decision.
enum class Room {
  always,
  met_today,        ///< the role met the child today
  worried_today,    ///< and was worried enough for the model to ask whether it tells
  suspected_today,  ///< it found an injury today and thought it inflicted
  open_case,        ///< social care has an open case
  not_yet_fled      ///< and the family has not left without saying where
};

/// When the pins hold: today, or at the next occasion from tomorrow on, as today's has passed.
enum class Holds { today, from_tomorrow };

struct Part {
  CasePinKind kind;
  bool holds = true;
  bool names_role = true;
};

struct StandardOption {
  std::string_view option;
  std::string_view label;
  AgencySet roles;
  Room room = Room::always;
  Holds when = Holds::today;
  std::array<Part, 3> parts{};
  std::size_t n_parts = 0;
};

AgencySet roles_of(std::initializer_list<Agency> roles) {
  AgencySet set;
  for (const Agency role : roles)
    set.add(role);
  return set;
}

StandardOption row(std::string_view option, std::string_view label, AgencySet roles, Room room,
                   Holds when, std::initializer_list<Part> parts) {
  StandardOption made{option, label, roles, room, when, {}, parts.size()};
  std::copy(parts.begin(), parts.end(), made.parts.begin());
  return made;
}

/// The rules that have room for each: communication/telling.cpp, communication/post.cpp,
/// evidence/encounter.cpp, pathway/conference.cpp, home_visit.cpp, enquiry.cpp and movements.cpp.
const std::vector<StandardOption>& standard_options() {
  using K = CasePinKind;
  const AgencySet tellers =
      roles_of({Agency::health_visiting, Agency::general_practice, Agency::hospital,
                Agency::paediatrics, Agency::school, Agency::police});
  const AgencySet callers_of_police =
      roles_of({Agency::health_visiting, Agency::general_practice, Agency::hospital,
                Agency::paediatrics, Agency::school});
  const AgencySet examiners = roles_of(
      {Agency::health_visiting, Agency::general_practice, Agency::hospital, Agency::paediatrics});
  const AgencySet social = roles_of({Agency::social_care});
  static const std::vector<StandardOption> options = {
      row("phone", "telephone social work today", tellers, Room::worried_today, Holds::today,
          {{K::tells}, {K::telephones}}),
      row("refer", "refer to social work in writing", tellers, Room::worried_today, Holds::today,
          {{K::tells}, {K::telephones, false}}),
      row("tell_police", "tell the police as well as social work", callers_of_police,
          Room::worried_today, Holds::today, {{K::tells}, {K::telephones}, {K::tells_police}}),
      row("examine_fully", "have the child examined completely today", examiners, Room::met_today,
          Holds::today, {{K::examines_completely}}),
      row("challenge", "ask the carer for another account", tellers, Room::suspected_today,
          Holds::today, {{K::challenges}}),
      row("attend", "come to the next conference on the child, if one is called", tellers,
          Room::always, Holds::from_tomorrow, {{K::attends}}),
      row("visit_unannounced", "make the next visit without notice", social, Room::open_case,
          Holds::from_tomorrow, {{K::announces, false, false}}),
      row("ask_who_lives_there", "ask at the next visit who lives in the home", social,
          Room::open_case, Holds::from_tomorrow, {{K::asks_who_lives_here, true, false}}),
      row("investigate_jointly", "enquire together with the police, should it come to an enquiry",
          social, Room::open_case, Holds::from_tomorrow, {{K::investigates_jointly, true, false}}),
      row("consider_siblings", "have the next conference consider brothers and sisters", social,
          Room::open_case, Holds::from_tomorrow, {{K::considers_siblings, true, false}}),
      row("look_for_family", "look for the family, should it leave without saying where", social,
          Room::not_yet_fled, Holds::from_tomorrow, {{K::looks_for_family, true, false}}),
      row("wait", "leave it as it is, and see what comes", tellers, Room::always, Holds::today,
          {{K::tells, false}}),
      row("wait", "go on as planned, and see what comes", social, Room::always, Holds::today, {}),
  };
  return options;
}

bool has(std::span<const Happening> happenings, HappeningKind kind, Agency role) {
  return std::any_of(happenings.begin(), happenings.end(),
                     [&](const Happening& one) { return one.kind == kind && one.agency == role; });
}

bool has_suspected(std::span<const Happening> today, Agency role) {
  return std::any_of(today.begin(), today.end(), [&](const Happening& one) {
    return one.kind == HappeningKind::sign_found && one.agency == role && one.value > 0.0F;
  });
}

/// Whether social care has work under way: something has begun that was not closed.
bool has_open_case(std::span<const Happening> until_now) {
  bool is_open = false;
  for (const Happening& one : until_now) {
    switch (one.kind) {
      case HappeningKind::referral:
      case HappeningKind::enquiry_started:
      case HappeningKind::plan_started:
        is_open = true;
        break;
      case HappeningKind::screened_out:
      case HappeningKind::case_closed:
        is_open = false;
        break;
      default:
        break;
    }
  }
  return is_open;
}

bool has_fled(std::span<const Happening> until_now) {
  return std::any_of(until_now.begin(), until_now.end(),
                     [](const Happening& one) { return one.kind == HappeningKind::family_fled; });
}

bool has_room(Room room, Agency role, std::span<const Happening> until_now,
              std::span<const Happening> today) {
  switch (room) {
    case Room::always:
      return true;
    case Room::met_today:
      return has(today, HappeningKind::contact, role);
    case Room::worried_today:
      return has(today, HappeningKind::recognised, role);
    case Room::suspected_today:
      return has_suspected(today, role);
    case Room::open_case:
      return has_open_case(until_now);
    case Room::not_yet_fled:
      return has_open_case(until_now) && !has_fled(until_now);
  }
  return false;
}

bool is_locked(const ClassRules& rules, std::string_view option) {
  return std::find(rules.locked.begin(), rules.locked.end(), option) != rules.locked.end();
}

const StandardOption* find_standard(Agency role, std::string_view option) {
  for (const StandardOption& one : standard_options()) {
    if (one.option == option && one.roles.has(role)) return &one;
  }
  return nullptr;
}

const scenario::CaseOption* find_option(const scenario::CaseDecision& decision,
                                        std::string_view name) {
  for (const scenario::CaseOption& option : decision.options) {
    if (option.name == name) return &option;
  }
  return nullptr;
}

std::vector<CasePin> pins_of_row(const StandardOption& row, Agency role, Date day) {
  const Date from = row.when == Holds::today ? day : day_after(day);
  std::vector<CasePin> pins;
  for (std::size_t i = 0; i < row.n_parts; ++i) {
    CasePin pin{.kind = row.parts[i].kind, .holds = row.parts[i].holds, .role = {}, .on = from};
    if (row.parts[i].names_role) pin.role = role;
    pins.push_back(pin);
  }
  return pins;
}

}  // namespace

std::vector<std::string> option_names_of(const scenario::Case& of) {
  std::vector<std::string> names;
  const auto add = [&](std::string_view name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
  };
  for (const scenario::CaseDecision& decision : of.decisions) {
    for (const scenario::CaseOption& option : decision.options)
      add(option.name);
  }
  for (const StandardOption& row : standard_options())
    add(row.option);
  return names;
}

bool can_be_played(Agency role) {
  return std::any_of(
      standard_options().begin(), standard_options().end(),
      [&](const StandardOption& row) { return row.roles.has(role) && row.n_parts > 0; });
}

std::vector<std::string> playable_roles() {
  std::vector<std::string> roles;
  for (std::size_t a = 0; a < model::knowing_agencies; ++a) {
    if (can_be_played(model::agency_at(a))) roles.emplace_back(model::agency_names[a]);
  }
  return roles;
}

std::vector<Offer> offers_of(const scenario::CaseDecision& decision, const ClassRules& rules) {
  std::vector<Offer> offers;
  for (const scenario::CaseOption& option : decision.options) {
    if (!is_locked(rules, option.name))
      offers.push_back({option.name, option.label, option.not_represented});
  }
  const bool has_choice = std::any_of(offers.begin(), offers.end(), [](const Offer& offer) {
    return offer.not_represented.empty();
  });
  return has_choice ? offers : std::vector<Offer>();
}

std::vector<Offer> offers_to(Agency role, std::span<const Happening> until_now,
                             std::span<const Happening> today, const scenario::Case& of,
                             const ClassRules& rules) {
  const bool has_siblings = of.family && of.family->children.size() > 1;
  std::vector<Offer> offers;
  for (const StandardOption& row : standard_options()) {
    if (!row.roles.has(role) || is_locked(rules, row.option)) continue;
    if (!has_room(row.room, role, until_now, today)) continue;
    if (row.option == "consider_siblings" && !has_siblings) continue;
    offers.push_back({std::string(row.option), std::string(row.label), ""});
  }
  return offers.size() < 2 ? std::vector<Offer>() : offers;
}

std::optional<std::vector<CasePin>> pins_of(const scenario::Case& of, Agency role,
                                            const Choice& choice) {
  if (!fault_of(of, role, choice).empty()) return std::nullopt;
  if (choice.at != at_news)
    return find_option(*scenario::find_decision(of, choice.at), choice.option)->pins;
  return pins_of_row(*find_standard(role, choice.option), role, choice.on);
}

std::string fault_of(const scenario::Case& of, Agency role, const Choice& choice) {
  std::vector<std::string> names;
  if (choice.at == at_news) {
    for (const StandardOption& row : standard_options()) {
      if (row.roles.has(role)) names.emplace_back(row.option);
    }
    if (find_standard(role, choice.option) != nullptr) return "";
    return fmt::format("`{}` is no option of {}. {}", choice.option, model::name_of(role),
                       config::suggestion(choice.option, names));
  }
  const scenario::CaseDecision* const decision = scenario::find_decision(of, choice.at);
  if (decision == nullptr || decision->role != role) {
    std::vector<std::string> known{std::string(at_news)};
    for (const scenario::CaseDecision& one : of.decisions) {
      if (one.role == role) known.push_back(one.id);
    }
    return fmt::format("`{}` is no decision of {} in this case, which has: {}", choice.at,
                       model::name_of(role), fmt::join(known, ", "));
  }
  if (decision->on != choice.on) {
    return fmt::format("{} is decided on {}, not on {}", choice.at, to_string(decision->on),
                       to_string(choice.on));
  }
  const scenario::CaseOption* const option = find_option(*decision, choice.option);
  for (const scenario::CaseOption& one : decision->options)
    names.push_back(one.name);
  if (option == nullptr) {
    return fmt::format("`{}` is no option of {}. {}", choice.option, choice.at,
                       config::suggestion(choice.option, names));
  }
  if (option->not_represented.empty()) return "";
  return fmt::format("`{}` cannot be played: {}", choice.option, option->not_represented);
}

std::string label_of(const scenario::Case& of, Agency role, const Choice& choice) {
  if (choice.at == at_news) {
    const StandardOption* const row = find_standard(role, choice.option);
    return row == nullptr ? choice.option : std::string(row->label);
  }
  const scenario::CaseDecision* const decision = scenario::find_decision(of, choice.at);
  const scenario::CaseOption* const option =
      decision == nullptr ? nullptr : find_option(*decision, choice.option);
  return option == nullptr ? choice.option : option->label;
}

}  // namespace sightline::replay
