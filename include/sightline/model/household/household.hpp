// SPDX-License-Identifier: Apache-2.0
// Families, adults, children, injuries and other concerns: the truth that no agency sees whole.
#pragma once

#include <array>
#include <cstdint>

#include <sightline/core/id.hpp>
#include <sightline/core/time.hpp>
#include <sightline/model/agency.hpp>
#include <sightline/model/household/parameters.hpp>
#include <sightline/model/identifiers.hpp>

namespace sightline::model::household {

inline constexpr int deprivation_quintiles = 5;
inline constexpr double years_of_childhood = 18.0;

enum class AdultRole : std::uint8_t { mother, father, partner, lodger };

struct Adult {
  float aggression = 0.0F;  ///< multiplies the hazard; 0 for most
  Time in_home_from;
  Time in_home_until;
  Time excluded_until = Time::long_ago();  ///< by bail or sentence, and keeping to it
  AdultRole role = AdultRole::mother;
  bool has_violent_record = false;
  bool is_known_to_social_care = false;  ///< newcomers are hidden until someone asks (M05)

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("aggression", &Adult::aggression);
    visit("in_home_from", &Adult::in_home_from);
    visit("in_home_until", &Adult::in_home_until);
    visit("excluded_until", &Adult::excluded_until);
    visit("role", &Adult::role);
    visit("has_violent_record", &Adult::has_violent_record);
    visit("is_known_to_social_care", &Adult::is_known_to_social_care);
  }
};

/// A level that halves in a fixed time.
struct Fading {
  float level = 0.0F;
  Time since = Time::long_ago();

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("level", &Fading::level);
    visit("since", &Fading::since);
  }
};

struct Family {
  ChildId first_child;
  AdultId first_adult;
  std::uint8_t children = 0;
  std::uint8_t adults = 0;
  std::uint8_t quintile = 0;   ///< 0 least .. 4 most deprived
  std::uint8_t area = 0;       ///< which area teams serve it
  bool is_cooperative = true;  ///< works with a plan rather than appears to
  float strain = 1.0F;
  float deception = 0.0F;        ///< skill in hiding marks, 0..1
  float fear = 0.0F;             ///< log-odds off care seeking after an inflicted injury
  float help_seeking = 0.0F;     ///< log-odds added to care seeking
  float concern_rate = 0.0F;     ///< other concerns per child and year
  float peak_aggression = 0.0F;  ///< no moment's total aggression exceeds this; 0: never any
  float support = 0.0F;          ///< share of hazard and neglect that services take away
  Time support_until = Time::long_ago();
  Fading escalation;                   ///< of the hazard, above 0
  Fading deterrence;                   ///< share of the hazard
  Fading wariness;                     ///< log-odds off care seeking
  std::uint8_t idle_warnings = 0;      ///< since something last followed on one
  Time away_until = Time::long_ago();  ///< has left home, nobody knows where
  Time neglect_from = Time::never();   ///< the present or last spell
  Time neglect_until = Time::long_ago();
  float neglect_severity = 0.0F;  ///< level that the spell reaches
  std::uint16_t neglect_spells = 0;
  std::uint16_t moves = 0;
  std::uint16_t flights = 0;
  std::uint16_t flight_timers = 0;  ///< started so far; they number the dice
  bool is_flight_scheduled = false;

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("first_child", &Family::first_child);
    visit("first_adult", &Family::first_adult);
    visit("children", &Family::children);
    visit("adults", &Family::adults);
    visit("quintile", &Family::quintile);
    visit("area", &Family::area);
    visit("is_cooperative", &Family::is_cooperative);
    visit("strain", &Family::strain);
    visit("deception", &Family::deception);
    visit("fear", &Family::fear);
    visit("help_seeking", &Family::help_seeking);
    visit("concern_rate", &Family::concern_rate);
    visit("peak_aggression", &Family::peak_aggression);
    visit("support", &Family::support);
    visit("support_until", &Family::support_until);
    visit("escalation", &Family::escalation);
    visit("deterrence", &Family::deterrence);
    visit("wariness", &Family::wariness);
    visit("idle_warnings", &Family::idle_warnings);
    visit("away_until", &Family::away_until);
    visit("neglect_from", &Family::neglect_from);
    visit("neglect_until", &Family::neglect_until);
    visit("neglect_severity", &Family::neglect_severity);
    visit("neglect_spells", &Family::neglect_spells);
    visit("moves", &Family::moves);
    visit("flights", &Family::flights);
    visit("flight_timers", &Family::flight_timers);
    visit("is_flight_scheduled", &Family::is_flight_scheduled);
  }
};

/// `emergency`: police protection or an emergency order. `kin`: for good, by an order of the court.
enum class Residence : std::uint8_t { home, family_friend, foster_care, emergency, kin };

/// Channels of routine contact, in the order of Contacts.
enum class Channel : std::uint8_t { health_visitor, general_practice, school, community, size_ };

struct Child {
  FamilyId family;
  Time born;
  InjuryId newest_injury;  ///< head of the list of injuries not yet healed or still in evidence
  ConcernId newest_concern;
  ItemId newest_item;  ///< head of the evidence ledger's list
  CaseId case_file;
  InvestigationId investigation;
  Time signs_until = Time::long_ago();     ///< last moment at which any injury leaves a sign
  Time last_inflicted = Time::long_ago();  ///< truth, for judging false alarms
  Time last_significant_concern = Time::long_ago();
  Time brought_for_care = Time::long_ago();  ///< last moment at which its carer took it to a doctor
  float candidate_rate = 0.0F;  ///< dominating rate of the coming candidate moment, per year
  float restraint = 0.0F;       ///< share of the hazard that a plan takes away
  std::uint16_t accidents = 0;  ///< so far; indexes the script
  std::uint16_t candidates = 0;
  std::uint16_t concerns = 0;
  Residence residence = Residence::home;
  std::uint8_t pending_contacts = 0;  ///< bit per channel: a contact is scheduled
  bool is_dead = false;
  bool is_protected = false;
  bool is_breached = false;        ///< the conditions of plan or placement are broken (M14)
  bool is_neglect_harm = false;    ///< severe neglect has been sustained
  std::uint8_t neglect_looks = 0;  ///< at this spell: each one sharpens the picture

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("family", &Child::family);
    visit("born", &Child::born);
    visit("newest_injury", &Child::newest_injury);
    visit("newest_concern", &Child::newest_concern);
    visit("newest_item", &Child::newest_item);
    visit("case_file", &Child::case_file);
    visit("investigation", &Child::investigation);
    visit("signs_until", &Child::signs_until);
    visit("last_inflicted", &Child::last_inflicted);
    visit("last_significant_concern", &Child::last_significant_concern);
    visit("brought_for_care", &Child::brought_for_care);
    visit("candidate_rate", &Child::candidate_rate);
    visit("restraint", &Child::restraint);
    visit("accidents", &Child::accidents);
    visit("candidates", &Child::candidates);
    visit("concerns", &Child::concerns);
    visit("residence", &Child::residence);
    visit("pending_contacts", &Child::pending_contacts);
    visit("is_dead", &Child::is_dead);
    visit("is_protected", &Child::is_protected);
    visit("is_breached", &Child::is_breached);
    visit("is_neglect_harm", &Child::is_neglect_harm);
    visit("neglect_looks", &Child::neglect_looks);
  }
};

enum class Severity : std::uint8_t { minor, moderate, serious, critical, fatal };

struct Injury {
  ChildId child;
  InjuryId older;
  Time at;
  Time visible_until;              ///< before `at` if it leaves no visible mark
  Time occult_until;               ///< before `at` if nothing of it is occult
  std::uint16_t script_index = 0;  ///< index in the child's script of accidents or of candidates
  Severity severity = Severity::minor;
  bool is_inflicted = false;
  bool is_in_evidence = false;

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("child", &Injury::child);
    visit("older", &Injury::older);
    visit("at", &Injury::at);
    visit("visible_until", &Injury::visible_until);
    visit("occult_until", &Injury::occult_until);
    visit("script_index", &Injury::script_index);
    visit("severity", &Injury::severity);
    visit("is_inflicted", &Injury::is_inflicted);
    visit("is_in_evidence", &Injury::is_in_evidence);
  }
};

enum class ConcernKind : std::uint8_t {
  domestic_abuse,
  mental_health,
  substance_use,
  disability,
  other,
  size_
};

struct Concern {
  ChildId child;
  ConcernId older;
  Time at;
  std::uint16_t script_index = 0;
  ConcernKind kind = ConcernKind::other;
  bool is_significant_harm = false;

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("child", &Concern::child);
    visit("older", &Concern::older);
    visit("at", &Concern::at);
    visit("script_index", &Concern::script_index);
    visit("kind", &Concern::kind);
    visit("is_significant_harm", &Concern::is_significant_harm);
  }
};

/// Routine contacts of one channel in one age band.
struct ContactOdds {
  double per_day = 0.0;
  double any_in_block = 0.0;  ///< probability of at least one in a block of the script

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("per_day", &ContactOdds::per_day);
    visit("any_in_block", &ContactOdds::any_in_block);
  }
};

/// All households of one authority.
struct State {
  const Parameters* parameters = nullptr;
  Table<FamilyId, Family> families;
  Table<AdultId, Adult> adults;
  Table<ChildId, Child> children;
  Table<InjuryId, Injury> injuries;
  std::vector<InjuryId> free_injuries;
  Table<ConcernId, Concern> concerns;
  std::array<std::array<ContactOdds, 4>, 4>
      contact_odds{};  ///< [channel][age band], see contacts.hpp

  [[nodiscard]] const Family& family_of(ChildId child) const {
    return families[children[child].family];
  }

  template <class Visit>
  static void list_fields(Visit&& visit) {
    visit("families", &State::families);
    visit("adults", &State::adults);
    visit("children", &State::children);
    visit("injuries", &State::injuries);
    visit("free_injuries", &State::free_injuries);
    visit("concerns", &State::concerns);
    visit("contact_odds", &State::contact_odds);
  }
};

[[nodiscard]] inline double age_years(const Child& child, Time now) {
  return (now - child.born).days() / days_per_year;
}
[[nodiscard]] inline Time eighteenth_birthday(const Child& child) {
  return child.born + duration_of_days(years_of_childhood * days_per_year);
}
[[nodiscard]] inline bool is_a_child_now(const Child& child, Time now) {
  return !child.is_dead && child.born <= now && now < eighteenth_birthday(child);
}
[[nodiscard]] inline bool is_present(const Adult& adult, Time now) {
  return adult.in_home_from <= now && now < adult.in_home_until;
}
/// In foster care or with relatives by an order of the court.
[[nodiscard]] inline bool is_in_care(const Child& child) {
  return child.residence == Residence::foster_care || child.residence == Residence::kin;
}
/// The oldest child of the family who is under 18 now; invalid if there is none.
template <class Homes>
[[nodiscard]] ChildId first_child_now(const Homes& homes, const Family& family, Time now) {
  for (std::uint32_t i = 0; i < family.children; ++i) {
    const ChildId id(family.first_child.value() + i);
    if (is_a_child_now(homes.children[id], now)) return id;
  }
  return {};
}
/// Nobody who looks for the family finds it.
[[nodiscard]] inline bool is_away(const Family& family, Time now) {
  return now < family.away_until;
}
[[nodiscard]] inline bool is_killing(const Injury& injury) {
  return injury.is_inflicted && injury.severity == Severity::fatal;
}
[[nodiscard]] inline bool is_visible(const Injury& injury, Time now) {
  return now < injury.visible_until;
}
[[nodiscard]] inline bool is_occult(const Injury& injury, Time now) {
  return now < injury.occult_until;
}
[[nodiscard]] inline bool leaves_sign(const Injury& injury, Time now) {
  return is_visible(injury, now) || is_occult(injury, now);
}
/// A sign of what the outcome counts as harm: inflicted and at least moderate.
[[nodiscard]] inline bool is_harm(const Injury& injury) {
  return injury.is_inflicted && injury.severity >= Severity::moderate;
}

}  // namespace sightline::model::household
