// SPDX-License-Identifier: Apache-2.0
// What of a case is shown: the whole chronology, or what one role knew on one day.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sightline/scenario/case.hpp>

namespace sightline::replay {

/// Something a role learned so long before the day it is looked at may no longer be so.
inline constexpr int stale_after_days = 90;

/// "family", or the words of the role: "health visiting".
[[nodiscard]] std::string_view knower_text(scenario::Knower who);

/// One line of a role's view.
struct ViewItem {
  std::string event;  ///< id; empty for contacts that the sources do not date
  std::string text;   ///< what this role saw of it
  Date since{};       ///< known to the role since
  bool is_stale = false;
  std::vector<std::string> sources;
};

/// What `who` knew at the end of the day `until`, by the day it was learned: nothing learned later,
/// nothing that only others knew, and of what it knew no more than it saw.
[[nodiscard]] std::vector<ViewItem> view_as(const scenario::Case& of, scenario::Knower who,
                                            Date until);

/// The days over which contacts or injuries that the sources do not date are spread: evenly.
[[nodiscard]] std::vector<Date> spread_days(const scenario::CaseFurther& further);

/// Injuries that the chronology pins to a day, and what the sources count beside it.
struct CaseTotals {
  int dated_injuries = 0;
  int undated_injuries = 0;
  int undated_contacts = 0;
};
[[nodiscard]] CaseTotals totals_of(const scenario::Case& of);

/// The dates of an event: "2006-12-11", its words, or "2006-11-01 to 2006-12-31".
[[nodiscard]] std::string dates_text(const scenario::CaseEvent& event);
/// Who knew: "hospital, police, social_care", "nobody".
[[nodiscard]] std::string knowers_text(const scenario::CaseEvent& event);

/// The chronology as text or JSON, with who knew, readings that disagree, totals and warnings.
/// `until`: only events that had begun by that day (a class that waits for the release).
[[nodiscard]] std::string chronology_text(const scenario::Case& of, std::optional<Date> until);
[[nodiscard]] std::string chronology_json(const scenario::Case& of, std::optional<Date> until);
/// A role's view as text or JSON.
[[nodiscard]] std::string view_text(const scenario::Case& of, scenario::Knower who, Date until);
[[nodiscard]] std::string view_json(const scenario::Case& of, scenario::Knower who, Date until);

/// The content note and the warning that stand before anything of a case.
[[nodiscard]] std::string note_text(const scenario::Case& of);

}  // namespace sightline::replay
