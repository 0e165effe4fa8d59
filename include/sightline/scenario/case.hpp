// SPDX-License-Identifier: Apache-2.0
// A case: the chronology of one family as its sources tell it, who knew what since when, and what
// of it the model can be pinned to. Roles only, never people (docs/cases.md).
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sightline/core/calendar.hpp>
#include <sightline/model/agency.hpp>
#include <sightline/model/happening.hpp>
#include <sightline/model/household/household.hpp>

namespace sightline::scenario {

/// Days on which something happened: the first and the last that the sources leave open.
struct CaseDates {
  Date first{};
  Date last{};
};

/// Somebody who can know: an agency by its number, or the family (model::agency_count).
using Knower = std::size_t;
inline constexpr Knower family_knows = model::agency_count;
inline constexpr std::size_t knowers = model::agency_count + 1;
/// "family", or the agency's name.
[[nodiscard]] std::string_view knower_name(Knower knower);
/// Nothing if nobody has this name.
[[nodiscard]] std::optional<Knower> find_knower(std::string_view name);

/// A role that knew of an event, since a day, and what it saw of it.
struct Knowledge {
  Knower who = 0;
  Date since{};
  std::string saw;  ///< what this role could tell of it; empty: the whole of `what`
};

/// What one source says where they disagree.
struct SourceReading {
  std::string source;
  std::string says;
};

/// What can be pinned. Those before `tells` are the family's doing, the others the system's.
enum class CasePinKind {
  injury,           ///< inflicted; severity, occult
  care_sought,      ///< for the last injury; role: hospital or general_practice
  routine_contact,  ///< role: health_visiting, general_practice, school or community
  moves,            ///< to another area of the authority
  flees,            ///< holds: false, it stays
  conceals,         ///< the mark from this role on this day
  tells,            ///< the role tells social care what it suspects
  tells_police,
  telephones,            ///< rather than writes, and the message arrives
  examines_completely,   ///< the role's doctor, on this day
  suspects,              ///< the role reads the last injury as inflicted; false: as accidental
  challenges,            ///< the role challenges the carer's account
  attends,               ///< the role comes to the next conference
  announces,             ///< the next visit is announced
  asks_who_lives_here,   ///< at the next visit
  considers_siblings,    ///< the next conference does
  investigates_jointly,  ///< the next strategy discussion does, with the police
  looks_for_family,      ///< after the next flight
  size_
};
inline constexpr std::size_t case_pin_kinds = static_cast<std::size_t>(CasePinKind::size_);
[[nodiscard]] std::string_view name_of(CasePinKind kind);
[[nodiscard]] inline bool is_of_the_family(CasePinKind kind) {
  return kind < CasePinKind::tells;
}

/// One thing that is taken out of the hands of chance.
struct CasePin {
  CasePinKind kind = CasePinKind::injury;
  bool holds = true;
  std::optional<model::Agency> role;
  model::household::Severity severity = model::household::Severity::moderate;
  bool is_occult = false;
  Date on{};
  int line = 0;
};

/// The happening of the model that an event must be found as.
struct CaseStep {
  model::HappeningKind happening = model::HappeningKind::contact;
  std::optional<model::Agency> role;
  std::optional<std::uint16_t> detail;
  int within_days = 0;  ///< of the event's dates
};

struct CaseEvent {
  std::string id;
  CaseDates dates;
  std::string when;  ///< the date in words, where the sources give no day
  std::string what;
  std::vector<Knowledge> knew;  ///< by role
  std::string knew_words;       ///< who knew, as the sources' words
  std::vector<std::string> sources;
  std::vector<SourceReading> readings;
  std::vector<CasePin> pins;
  std::optional<CaseStep> step;
  std::string told_only;  ///< why the model has no such step; empty if it has
  int line = 0;
};

/// Contacts or injuries that the sources count but do not date.
struct CaseFurther {
  bool is_injury = false;  ///< else contacts
  std::optional<model::Agency> role;
  int times = 0;
  CaseDates dates;
  std::vector<std::string> sources;
  std::string note;
};

struct CaseChild {
  std::string name;  ///< "index", or a role such as "sibling"
  Date born{};
};

struct CaseAdult {
  std::string role;  ///< mother, father, partner or lodger
  std::optional<CaseDates> stays;
  double aggression = 0.0;  ///< in the model's unit: 1 is the mean of adults who injure
  bool has_violent_record = false;
};

/// How the family is taken to be, between 0 and 1 by rank among all families.
struct CaseFamily {
  std::vector<CaseChild> children;  ///< oldest first
  std::vector<CaseAdult> adults;
  double deception = 0.5;
  double fear = 0.5;
  double strain = 0.5;
  int quintile = 3;  ///< 1 least to 5 most deprived
  bool is_cooperative = true;
};

struct CaseOption {
  std::string name;  ///< refer, phone, wait, ...
  std::string label;
  std::vector<CasePin> pins;
  std::string not_represented;  ///< why the model cannot be pinned to it; empty if it can
};

struct CaseDecision {
  std::string id;
  Date on{};
  model::Agency role = model::Agency::social_care;
  std::string question;
  std::vector<CaseOption> options;
  int line = 0;
};

/// A claim that somebody made of the case, in the words of the model.
struct CaseClaim {
  enum class Outcome { protected_at_the_date, alive_at_the_date };
  std::string id;
  std::string by;  ///< a source
  std::string says;
  std::vector<std::string> reforms;
  std::string from;  ///< id of a decision
  Outcome outcome = Outcome::protected_at_the_date;
  double by_at_least = 0.0;  ///< higher share than without the reforms
  std::string not_represented;
};

struct Case {
  std::string name;
  std::string title;
  std::string content_note;
  bool is_invented = true;
  std::string baseline;
  std::string index = "the child";
  std::optional<Date> fatal;    ///< futures count up to this day
  std::optional<Date> release;  ///< in a class nothing after this day is shown
  /// The sources have the child at home from the first of these days to the last.
  std::optional<CaseDates> at_home;
  std::map<std::string, std::string> sources;
  std::optional<CaseFamily> family;  ///< without one the model cannot be pinned to the case
  std::vector<CaseEvent> chronology;
  std::vector<CaseFurther> further;
  std::vector<CaseDecision> decisions;
  std::vector<CaseClaim> claims;
  std::vector<std::string> assumptions;
  std::string file;
};

/// What every replay says before and after.
inline constexpr std::string_view case_warning =
    "The model explores systems and cannot judge what any person should have done.";

/// Reads a case file. Throws InputError with every mistake.
[[nodiscard]] Case read_case(const std::filesystem::path& path);

/// The text of a case file that read_case() reads as the same case.
[[nodiscard]] std::string case_text(const Case& of);

/// The cases of a scenarios folder, by file name.
[[nodiscard]] std::vector<Case> list_cases(const std::filesystem::path& scenarios);

/// The decision of this id, or nullptr.
[[nodiscard]] const CaseDecision* find_decision(const Case& of, std::string_view id);
/// The ids of all decisions, for suggestions.
[[nodiscard]] std::vector<std::string> decision_ids(const Case& of);

}  // namespace sightline::scenario
