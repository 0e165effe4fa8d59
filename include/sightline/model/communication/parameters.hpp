// SPDX-License-Identifier: Apache-2.0
// Who brings concerns other than injury to social care.
#pragma once

#include <sightline/core/parameter.hpp>

namespace sightline::model::communication {

struct ConcernSources {
  Share police{0.25};
  Share school{0.14};
  Share health_visiting{0.06};
  Share general_practice{0.03};
  Share hospital{0.05};

  template <class Visitor>
  void describe(Visitor& visit) {
    const Declaration share{
        .source = "evidence 2.2 ref_source (2014-15): police 24 %, health 14 %, schools 13 %",
        .meaning = "concerns that come from this agency; the rest come from the public and others"};
    visit.field("police", police, share);
    visit.field("school", school, share);
    visit.field("health_visiting", health_visiting, share);
    visit.field("general_practice", general_practice, share);
    visit.field("hospital", hospital, share);
  }
};

struct Parameters {
  ConcernSources concern_sources;
  template <class Visitor>
  void describe(Visitor& visit) {
    visit.group("concern_sources", concern_sources);
  }
};

}  // namespace sightline::model::communication
