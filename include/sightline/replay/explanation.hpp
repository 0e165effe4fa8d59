// SPDX-License-Identifier: Apache-2.0
// One case told: what happened, who knew what and when, and where it broke.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <sightline/replay/case_items.hpp>
#include <sightline/replay/traced_case.hpp>

namespace sightline::replay {

/// An agency learned of an item, weighed it anew or does not know it any more.
struct Learned {
  std::size_t item = 0;  ///< place in Explanation::items
  model::Agency agency = model::Agency::social_care;
  bool is_known = false;
  float weight = 0.0F;
};

/// One line of the merged-agency chronology.
struct ChronologyRow {
  Time at;
  std::optional<std::size_t> place;  ///< in the trace; none for files that are weighed anew
  std::string who;                   ///< the role that it is told of, or "home"
  std::string event;                 ///< one sentence
  model::Happening happening;
  bool is_routine = false;  ///< working time, and contacts at which there was nothing to see
  std::vector<Learned> learned;
  std::optional<model::BeliefChange> belief;  ///< of all agencies, where anything was learned
};

/// What the case is called and how it can be opened again.
struct CaseName {
  std::string study;
  std::string arm;
  std::uint64_t replication = 0;
  model::ChildId child;
};

struct Explanation {
  CaseName name;
  std::vector<ChronologyRow> rows;  ///< about the child and its siblings, in order
  std::vector<CaseItem> items;      ///< as they stood at `until`
  Time from;                        ///< where the telling begins
  Time until;                       ///< and ends
  bool is_missed = false;
  std::optional<model::outcomes::Course> course;
  std::optional<TooLate> too_late;  ///< of a missed case
  std::string study_says;           ///< of a child rescued or newly missed by an arm; may be empty
};

/// Tells the case from 60 days before the first harm to 30 days after its end: the moment at which
/// protection came too late, or the end of the year's follow-up. A child that was not harmed is
/// told over the whole period.
[[nodiscard]] Explanation explain(const TracedCase& traced, const Calendar& calendar,
                                  const CaseName& name, Time end_of_period);

/// The same over a time that is given, e.g. that of a twin.
[[nodiscard]] Explanation explain_between(const TracedCase& traced, const Calendar& calendar,
                                          const CaseName& name, Time from, Time until);

/// The rows that a text or picture shows: in the time told, routine left out unless somebody
/// learned by it.
[[nodiscard]] std::vector<const ChronologyRow*> told_rows(const Explanation& explanation);

/// "a missed case", "a harmed child, not missed", "no harmed child", ...
[[nodiscard]] std::string verdict_text(const Explanation& explanation);

/// Text of at most 100 columns, with a content note in front.
[[nodiscard]] std::string explanation_text(const Explanation& explanation,
                                           const Calendar& calendar);
/// Everything, in the same order, also what the text leaves out.
[[nodiscard]] std::string explanation_json(const Explanation& explanation,
                                           const Calendar& calendar);
/// Swim lanes: the home and the agencies that come into it, time from left to right.
[[nodiscard]] std::string explanation_svg(const Explanation& explanation, const Calendar& calendar);

/// What every telling of a case begins with.
inline constexpr const char* content_note =
    "This tells of harm to a child. The family is simulated: no real person is meant, and nothing "
    "here judges anybody.";

}  // namespace sightline::replay
