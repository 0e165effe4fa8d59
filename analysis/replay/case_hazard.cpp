// SPDX-License-Identifier: Apache-2.0
#include "case_hazard.hpp"

#include <algorithm>

#include <sightline/core/distributions.hpp>
#include <sightline/core/time.hpp>
#include <sightline/replay/case_pins.hpp>

#include "case_times.hpp"

namespace sightline::replay {

namespace {

constexpr std::int32_t noon = 720;  // newcomers come and go at noon

}  // namespace

CaseHazard::CaseHazard(const scenario::Case& of, const model::Input& input)
    : family_(*of.family),
      rules_(input.parameters.household),
      start_(input.period.start),
      born_(moment(family_.children[index_child(of).value()].born, start_, 0)),
      strain_(static_cast<double>(static_cast<float>(
          lognormal(family_.strain, 1.0, rules_.families.strain_variation.value())))) {}

double CaseHazard::age_at(Time at) const {
  return (at - born_).days() / days_per_year;
}

Time CaseHazard::script_begins() const {
  return std::max(Time(), born_);
}

double CaseHazard::aggression_on(std::optional<Time> at) const {
  double total = 0.0;
  for (const scenario::CaseAdult& one : family_.adults) {
    const bool is_there = !at || !one.stays ||
                          (moment(one.stays->first, start_, noon) <= *at &&
                           *at < moment(one.stays->last, start_, noon));
    if (is_there) total += one.aggression;
  }
  return total;
}

double CaseHazard::candidate_rate(Time at) const {
  return rules_.harm.rate.value() * aggression_on(std::nullopt) * strain_ *
         rules_.response.escalation_limit.value() *
         rules_.harm.vulnerability.at(age_at(at)).value();
}

double CaseHazard::unprotected(Time at) const {
  return rules_.harm.rate.value() * aggression_on(at) * strain_ *
         rules_.harm.vulnerability.at(age_at(at)).value();
}

}  // namespace sightline::replay
