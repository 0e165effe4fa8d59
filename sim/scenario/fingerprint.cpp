// SPDX-License-Identifier: Apache-2.0
#include "fingerprint.hpp"

#include <chrono>

#include "hash.hpp"

namespace sightline::scenario {

namespace {

/// Changes when the list of what is hashed does.
constexpr std::string_view layout = "sightline study 1";

void add_whole(Hash& hash, std::int64_t number) {
  hash.add(static_cast<std::uint64_t>(number));
}

void add_period(Hash& hash, const model::Period& period) {
  add_whole(hash, std::chrono::sys_days(period.start).time_since_epoch().count());
  add_whole(hash, period.warm_up_days);
  add_whole(hash, period.measured_days);
}

void add_reform(Hash& hash, const model::workforce::PracticeReform& reform,
                const std::vector<Parameter>& fields) {
  hash.add(reform.key);
  add_whole(hash, reform.from.minutes());
  add_whole(hash, reform.full_after.minutes());
  hash.add_number(reform.compliance.value());
  hash.add(reform.changes.size());
  for (const model::workforce::PracticeChange& change : reform.changes) {
    hash.add_text(fields.at(change.field).path);
    hash.add(static_cast<std::uint64_t>(change.operation));
    hash.add_number(change.value);
  }
}

void add_arm(Hash& hash, const Arm& arm) {
  hash.add_text(arm.name);
  model::Parameters parameters = arm.input.parameters;
  for (const Parameter& parameter : parameters_of(parameters)) {
    hash.add_text(parameter.path);
    hash.add_number(*parameter.value);
  }
  const std::vector<Parameter> fields = parameters_of(parameters.practice);
  hash.add(arm.input.reforms.size());
  for (const model::workforce::PracticeReform& reform : arm.input.reforms)
    add_reform(hash, reform, fields);
}

}  // namespace

std::uint64_t fingerprint_of(const Study& study) {
  Hash hash;
  hash.add_text(layout);
  hash.add(study.seed);
  hash.add(study.children);
  add_period(hash, study.period);
  hash.add(study.arms.size());
  for (const Arm& arm : study.arms)
    add_arm(hash, arm);
  return hash.value();
}

}  // namespace sightline::scenario
