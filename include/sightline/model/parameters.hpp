// SPDX-License-Identifier: Apache-2.0
// Every parameter of the model, in one tree of structs declared once.
#pragma once

#include <sightline/model/communication/parameters.hpp>
#include <sightline/model/evidence/parameters.hpp>
#include <sightline/model/household/parameters.hpp>
#include <sightline/model/justice/parameters.hpp>
#include <sightline/model/outcomes/parameters.hpp>
#include <sightline/model/oversight/parameters.hpp>
#include <sightline/model/pathway/parameters.hpp>
#include <sightline/model/workforce/parameters.hpp>
#include <sightline/model/workforce/practice.hpp>

namespace sightline::model {

struct Parameters {
  household::Parameters household;
  workforce::Parameters workforce;
  evidence::Parameters evidence;
  communication::Parameters communication;
  justice::Parameters justice;
  pathway::Parameters pathway;
  oversight::Parameters oversight;
  outcomes::Costs costs;         ///< tallied only: nothing in the model reads them
  workforce::Practice practice;  ///< every team's at the start; reforms change it team by team

  template <class Visitor>
  void describe(Visitor& visit) {
    visit.group("household", household);
    visit.group("workforce", workforce);
    visit.group("evidence", evidence);
    visit.group("communication", communication);
    visit.group("justice", justice);
    visit.group("pathway", pathway);
    visit.group("oversight", oversight);
    visit.group("costs", costs);
    visit.group("practice", practice);
  }
};

}  // namespace sightline::model
