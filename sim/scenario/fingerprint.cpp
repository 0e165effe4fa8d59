// SPDX-License-Identifier: Apache-2.0
#include "fingerprint.hpp"

#include <chrono>

#include <sightline/core/digest.hpp>

namespace sightline::scenario {

namespace {

/// Changes when the list of what is hashed does.
constexpr std::string_view layout = "sightline study 2";

void add_whole(Digest& digest, std::int64_t number) {
  digest.add(static_cast<std::uint64_t>(number));
}

void add_period(Digest& digest, const model::Period& period) {
  add_whole(digest, std::chrono::sys_days(period.start).time_since_epoch().count());
  add_whole(digest, period.warm_up_days);
  add_whole(digest, period.measured_days);
}

void add_reform(Digest& digest, const model::workforce::PracticeReform& reform,
                const std::vector<Parameter>& fields) {
  digest.add(reform.key);
  add_whole(digest, reform.from.minutes());
  add_whole(digest, reform.full_after.minutes());
  digest.add(reform.compliance.value());
  if (reform.caught_up.value() > 0.0) {
    add_whole(digest, reform.caught_up_from.minutes());
    add_whole(digest, reform.caught_up_after.minutes());
    digest.add(reform.caught_up.value());
  }
  digest.add(reform.changes.size());
  for (const model::workforce::PracticeChange& change : reform.changes) {
    digest.add(fields.at(change.field).path);
    digest.add(static_cast<std::uint64_t>(change.operation));
    digest.add(change.value);
    digest.add(std::uint64_t{change.agencies.bits()});
  }
}

void add_parameters(Digest& digest, model::Parameters parameters) {
  for (const Parameter& parameter : parameters_of(parameters)) {
    digest.add(parameter.path);
    digest.add(*parameter.value);
  }
}

void add_arm(Digest& digest, const Arm& arm) {
  digest.add(arm.name);
  model::Parameters parameters = arm.input.parameters;
  add_parameters(digest, parameters);
  const std::vector<Parameter> fields = parameters_of(parameters.practice);
  digest.add(arm.input.reforms.size());
  for (const model::workforce::PracticeReform& reform : arm.input.reforms)
    add_reform(digest, reform, fields);
  // Studies without an ensemble keep the fingerprints they had before there were any.
  for (const model::Input& input : arm.set_inputs)
    add_parameters(digest, input.parameters);
}

void add_roll_out(Digest& digest, const Reform& reform) {
  digest.add(reform.from ? to_string(*reform.from) : std::string());
  digest.add(reform.full_after.value());
  digest.add(reform.compliance.value());
  for (const ReformChange& change : reform.changes) {
    digest.add(change.path);
    digest.add(static_cast<std::uint64_t>(change.change.operation));
    digest.add(change.change.value);
    digest.add(std::uint64_t{change.change.agencies.bits()});
  }
}

void add_variation(Digest& digest, const Variation& variation) {
  digest.add(name_of(variation.method));
  digest.add(std::uint64_t{variation.points});
  digest.add(std::uint64_t{variation.trajectories});
  digest.add(std::uint64_t{variation.levels});
  digest.add(variation.seed);
  digest.add(std::uint64_t{variation.has_common_dice});
  for (const Varied& varied : variation.varied) {
    digest.add(varied.name);
    digest.add(varied.low);
    digest.add(varied.high);
    digest.add(std::uint64_t{varied.is_whole});
    digest.add(name_of(varied.scale));
    digest.add(std::uint64_t{varied.levels});
    if (varied.reform) add_roll_out(digest, *varied.reform);
    for (const std::uint8_t reaches : varied.reaches)
      digest.add(std::uint64_t{reaches});
  }
}

}  // namespace

std::uint64_t fingerprint_of(const Study& study) {
  Digest digest;
  digest.add(layout);
  digest.add(study.seed);
  digest.add(std::uint64_t{study.children});
  add_period(digest, study.period);
  digest.add(study.arms.size());
  for (const Arm& arm : study.arms)
    add_arm(digest, arm);
  // Studies that trace nothing keep the fingerprints they had before that could be done.
  if (study.traced_replications > 0) digest.add(std::uint64_t{study.traced_replications});
  if (study.variation) add_variation(digest, *study.variation);
  return digest.value();
}

std::uint64_t fingerprint_of(const model::Input& input) {
  Digest digest;
  digest.add("sightline input 1");
  digest.add(std::uint64_t{input.children});
  add_period(digest, input.period);
  model::Parameters parameters = input.parameters;
  add_parameters(digest, parameters);
  const std::vector<Parameter> fields = parameters_of(parameters.practice);
  digest.add(input.reforms.size());
  for (const model::workforce::PracticeReform& reform : input.reforms)
    add_reform(digest, reform, fields);
  return digest.value();
}

}  // namespace sightline::scenario
