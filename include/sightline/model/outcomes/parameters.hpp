// SPDX-License-Identifier: Apache-2.0
// What the work of the agencies and the stays of children away from home cost, in pounds of
// 2008-09.
#pragma once

#include <sightline/core/parameter.hpp>
#include <sightline/model/agency.hpp>

namespace sightline::model::outcomes {

/// Pounds for one paid working hour of an agency, overheads included. Neighbours and relatives are
/// not paid.
struct HourlyCosts {
  Pounds social_care{40.0};
  Pounds health_visiting{40.0};
  Pounds general_practice{100.0};
  Pounds hospital{100.0};
  Pounds paediatrics{110.0};
  Pounds school{35.0};
  Pounds police{45.0};
  Pounds council_legal{80.0};
  Pounds conference_chairs{50.0};
  Pounds family_court{250.0};
  Pounds prosecutor{80.0};
  Pounds safeguarding_board{50.0};
  Pounds inspectorate{60.0};

  /// 0 for the community.
  [[nodiscard]] Pounds of(Agency agency) const;

  template <class Visitor>
  void describe(Visitor& visit) {
    const auto hour_of = [](std::string_view source, std::string_view whose) {
      return Declaration{.high = 2000, .source = source, .meaning = whose};
    };
    constexpr std::string_view assumption = "assumption";
    visit.field("social_care", social_care,
                hour_of("evidence 2.6 SW hourly cost 30-55 (recalled)",
                        "a working hour of a social worker"));
    visit.field("health_visiting", health_visiting,
                hour_of(assumption, "a working hour of a health visitor"));
    visit.field("general_practice", general_practice,
                hour_of(assumption, "a working hour of a general practitioner"));
    visit.field("hospital", hospital, hour_of(assumption, "a working hour of a hospital doctor"));
    visit.field("paediatrics", paediatrics,
                hour_of(assumption, "a working hour of a paediatrician"));
    visit.field("school", school,
                hour_of(assumption, "a working hour of a teacher who leads on child protection"));
    visit.field("police", police, hour_of(assumption, "a working hour of a police officer"));
    visit.field("council_legal", council_legal,
                hour_of(assumption, "a working hour of a lawyer of the council"));
    visit.field("conference_chairs", conference_chairs,
                hour_of(assumption, "a working hour of a conference chair"));
    visit.field("family_court", family_court,
                hour_of(assumption, "an hour of the family court, with judge, staff and room"));
    visit.field("prosecutor", prosecutor, hour_of(assumption, "a working hour of a prosecutor"));
    visit.field("safeguarding_board", safeguarding_board,
                hour_of(assumption, "a working hour for the safeguarding board"));
    visit.field("inspectorate", inspectorate,
                hour_of(assumption, "a working hour of an inspector"));
  }
};

struct Costs {
  HourlyCosts hour;
  Pounds care_week{827.0};
  Pounds family_friend_week{60.0};
  Pounds court_fee{150.0};
  Pounds application{11000.0};
  Pounds emergency_application{1500.0};

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.group("hour", hour);
    visit.field("care_week", care_week,
                {.high = 10000,
                 .source = "evidence 2.6 England 2008-09: 827 over all placements, 600-3,000",
                 .meaning = "a week of a child in foster care"});
    visit.field("family_friend_week", family_friend_week,
                {.high = 10000,
                 .source = "assumption",
                 .meaning = "a week of a child placed with family friends: help in cash and kind"});
    visit.field("court_fee", court_fee,
                {.high = 20000,
                 .source = "evidence 2.6 court fee: 150 until April 2008, up to 4,825 after",
                 .meaning = "fee that the council pays for a care application"});
    visit.field("application", application,
                {.high = 100000,
                 .source = "evidence 2.6: 19,000 marginal, 5,000-30,000; less about 8,000 for 100 "
                           "to 200 hours of social workers and lawyers, which are tallied as "
                           "working time (assumption)",
                 .meaning = "what a care application costs the council beside its own working "
                            "time: counsel, experts, guardians' reports"});
    visit.field("emergency_application", emergency_application,
                {.high = 100000,
                 .source = "assumption",
                 .meaning = "the same for an application for an emergency order, fee included"});
  }
};

}  // namespace sightline::model::outcomes
