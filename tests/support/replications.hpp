// SPDX-License-Identifier: Apache-2.0
// Whole replications for tests: inputs, paired arms, traces, and which family a child belongs to.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string_view>
#include <vector>

#include <sightline/core/parameter.hpp>
#include <sightline/model/household/population.hpp>
#include <sightline/model/outcomes/measures.hpp>
#include <sightline/model/replication.hpp>

namespace sightline::model::testing {

inline constexpr std::uint64_t usual_seed = 20'080'401;

[[nodiscard]] inline Input input_of(const Parameters& parameters, std::uint32_t children,
                                    std::int32_t warm_up_days, std::int32_t measured_days) {
  Input input;
  input.parameters = parameters;
  input.children = children;
  input.period = {Date{std::chrono::year(2005), std::chrono::April, std::chrono::day(1)},
                  warm_up_days, measured_days};
  return input;
}

/// Sets every parameter whose path is `path` or lies below it. Throws where there is none.
inline void set_parameters(Parameters& parameters, std::string_view path, double value) {
  bool found = false;
  for (const Parameter& parameter : parameters_of(parameters)) {
    const std::string_view name = parameter.path;
    if (name.substr(0, path.size()) != path) continue;
    if (name.size() > path.size() && name[path.size()] != '.') continue;
    *parameter.value = value;
    found = true;
  }
  if (!found) throw std::invalid_argument("no parameter " + std::string(path));
}

/// A setting of one parameter, or of all below a path.
struct Setting {
  std::string_view path;
  double value = 0.0;
  friend bool operator==(const Setting&, const Setting&) = default;
};
[[nodiscard]] inline Parameters with(Parameters parameters, const std::vector<Setting>& settings) {
  for (const Setting& setting : settings)
    set_parameters(parameters, setting.path, setting.value);
  return parameters;
}

/// A change of one field of Practice ("conference.attendance.paediatrics") to `value`.
[[nodiscard]] inline workforce::PracticeChange set_practice(std::string_view path, double value) {
  workforce::Practice practice;
  const std::vector<Parameter> fields = parameters_of(practice);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].path == path) {
      return {static_cast<std::uint32_t>(i), workforce::PracticeChange::Operation::set, value};
    }
  }
  throw std::invalid_argument("no practice " + std::string(path));
}

[[nodiscard]] inline ReplicationResult run(const Input& input, std::uint64_t replication,
                                           Watch watch = {}) {
  return run_replication(input, calendar_of(input.period), usual_seed, replication, nullptr, watch);
}
[[nodiscard]] inline std::vector<Happening> trace_of(const Input& input,
                                                     std::uint64_t replication) {
  std::vector<Happening> trace;
  (void)run(input, replication, {.trace = &trace});
  return trace;
}

[[nodiscard]] inline double total(const ReplicationResult& result, outcomes::Measure measure) {
  return result.tallies.total(static_cast<std::size_t>(measure));
}
[[nodiscard]] inline double broke_at(const ReplicationResult& result, outcomes::Stage stage) {
  return result.tallies.total(static_cast<std::size_t>(outcomes::Measure::broke_at) +
                              static_cast<std::size_t>(stage));
}

/// Results of replications 0 .. n - 1.
[[nodiscard]] inline std::vector<ReplicationResult> run_all(const Input& input, std::uint64_t n) {
  std::vector<ReplicationResult> results;
  for (std::uint64_t r = 0; r < n; ++r)
    results.push_back(run(input, r));
  return results;
}
[[nodiscard]] inline double pooled(const std::vector<ReplicationResult>& results,
                                   outcomes::Measure measure) {
  double sum = 0.0;
  for (const ReplicationResult& result : results)
    sum += total(result, measure);
  return sum;
}

/// The children that the replication makes, as they are at its start.
[[nodiscard]] inline Table<ChildId, household::Child> children_of(const Input& input,
                                                                  std::uint64_t replication) {
  const Calendar calendar = calendar_of(input.period);
  const Time end = input.period.end();
  Context context{calendar, Dice(usual_seed, replication), engine::EventQueue(end), {}, Time(),
                  end};
  household::State homes;
  homes.parameters = &input.parameters.household;
  household::make_families(context, homes, input.children, 1);  // areas do not move the dice
  return homes.children;
}

[[nodiscard]] inline bool same(const Happening& a, const Happening& b) {
  return a.at == b.at && a.kind == b.kind && a.agency == b.agency && a.detail == b.detail &&
         a.child == b.child && a.subject == b.subject && a.worker == b.worker && a.value == b.value;
}

}  // namespace sightline::model::testing
