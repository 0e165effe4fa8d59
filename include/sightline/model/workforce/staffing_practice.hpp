// SPDX-License-Identifier: Apache-2.0
// The part of Practice that says how a team is staffed, supervised and looked into.
#pragma once

#include <array>

#include <sightline/core/parameter.hpp>
#include <sightline/model/agency.hpp>

namespace sightline::model::workforce {

/// Agencies with teams whose posts are counted: all but neighbours, the board and the inspectorate.
[[nodiscard]] constexpr bool has_posts(Agency agency) {
  return agency != Agency::community && agency != Agency::safeguarding_board &&
         agency != Agency::inspectorate;
}

/// Posts there are for each of those that `workforce.staffing` gives the team (R15).
struct PostsPractice {
  std::array<Ratio, agency_count> values = all_as_staffed();

  [[nodiscard]] const Ratio& operator[](Agency agency) const { return values[index_of(agency)]; }
  [[nodiscard]] Ratio& operator[](Agency agency) { return values[index_of(agency)]; }

  template <class Visitor>
  void describe(Visitor& visit) {
    for (std::size_t i = 0; i < agency_count; ++i) {
      if (!has_posts(agency_at(i))) continue;
      visit.field(agency_names[i], values[i],
                  {.high = most,
                   .source = "switch",
                   .meaning = "posts, filled or vacant, for each one that staffing gives the team; "
                              "a team keeps at least one; 1 changes nothing"});
    }
  }

  static constexpr double most = 2.0;  ///< teams lay out room for so many times their posts

 private:
  static constexpr std::array<Ratio, agency_count> all_as_staffed() {
    std::array<Ratio, agency_count> ratios{};
    ratios.fill(Ratio(1.0));
    return ratios;
  }
};

/// How a post that is left is filled again (M18).
struct RecruitmentPractice {
  Days days_to_fill{390.0};
  Probability agency_cover{0.75};
  Days agency_delay{30.0};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("days_to_fill", days_to_fill,
                {.high = 3650,
                 .source = "calibrated to evidence 2.4 vacancy 8-12 % at turnover 11 %",
                 .meaning = "mean time until a post that was left has a permanent worker again; 0 "
                            "fills it at once"});
    visit.field("agency_cover", agency_cover,
                {.source = "assumption; evidence 2.4 agency_now 13-18 %",
                 .meaning = "an agency worker is sought for a vacant post; 0 is off"});
    visit.field("agency_delay", agency_delay,
                {.high = 3650,
                 .source = "assumption",
                 .meaning = "mean time until the agency worker comes"});
  }
};

/// What the next worker takes from the file (M16).
struct HandOverPractice {
  Probability history_read{0.55};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("history_read", history_read,
                {.source = "evidence 2.3 start_again: history weight 0.2-0.9 (assumption) (M16)",
                 .meaning = "an item in the file is read by the worker who takes over; 1 is off"});
  }
};

/// Case holders' supervision (M18).
struct SupervisionPractice {
  Days interval{42.0};
  Share challenge{0.15};
  WorkingHours effort{1.5};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("interval", interval,
                {.high = 3650,
                 .source = "evidence 2.4 supervision_std: monthly; supervision_none 28 % in 2008",
                 .meaning = "time between a case holder's supervisions; 0 is none"});
    visit.field("challenge", challenge,
                {.source = "assumption (M18); evidence 4: none measured on child outcomes",
                 .meaning = "share of the bias in a worker's readings that one supervision takes "
                            "away; 0 is off, 1 is vigilant"});
    visit.field("effort", effort,
                {.high = 40,
                 .source = "evidence 2.4 supervision_std: at least 90 minutes",
                 .meaning = "case holder: one supervision"});
  }
};

/// Somebody from outside the team reads a share of its open files (R13).
struct AuditPractice {
  Days interval{0.0};
  Share share{0.1};
  WorkingHours effort{3};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field("interval", interval,
                {.high = 3650,
                 .source = "switch (R13)",
                 .meaning = "time between audits of the area's files; 0 is none"});
    visit.field(
        "share", share,
        {.source = "assumption (R13)", .meaning = "open files of the area that an audit reads"});
    visit.field("effort", effort,
                {.high = 40,
                 .source = "assumption (R13)",
                 .meaning = "the team: time an audit takes for each file it reads"});
  }
};

/// Inspection of a social work team (R14).
struct InspectionPractice {
  Days interval{0.0};
  Share share{0.05};
  WorkingHours preparation{14};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.field(
        "interval", interval,
        {.high = 3650, .source = "switch (R14)", .meaning = "time between inspections; 0 is none"});
    visit.field("share", share,
                {.source = "assumption (R14)", .meaning = "open files of the area that are read"});
    visit.field("preparation", preparation,
                {.high = 400,
                 .source = "assumption (R14)",
                 .meaning = "each worker of the team: time to prepare an inspection"});
  }
};

}  // namespace sightline::model::workforce
