// SPDX-License-Identifier: Apache-2.0
#include "run_plan.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sightline/config/value.hpp>
#include <sightline/model/outcomes/measures.hpp>

namespace sightline::scenario {

namespace {

constexpr std::int64_t most_years = 100;
constexpr config::Range replications_range{1, 1'000'000};
/// Of one replication no spread is known, and so no precision.
constexpr config::Range precision_range{2, 1'000'000};
/// Years of which the calendar knows every day, with a century to follow.
constexpr int first_start_year = 1800;
constexpr int last_start_year = 2899;

std::int32_t days_in_years(Date start, std::int64_t years) {
  Date end = start + std::chrono::years(years);
  if (!end.ok()) end = end.year() / std::chrono::March / 1;  // from 29 February
  const auto length = std::chrono::sys_days(end) - std::chrono::sys_days(start);
  return static_cast<std::int32_t>(length.count());
}

std::vector<std::string> outcome_names() {
  std::vector<std::string> names;
  for (const model::outcomes::Outcome& outcome : model::outcomes::catalogue())
    names.emplace_back(outcome.name);
  return names;
}

void read_measure(config::MapReader& reader, Study& study) {
  const std::vector<config::Node> items = reader.items("measure");
  if (items.empty() && reader.node().find("measure").is(config::NodeKind::sequence)) {
    reader.fail("measure", "is empty; name at least one outcome to print");
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string key = fmt::format("measure[{}]", i + 1);
    const auto name = config::text_of(items[i], key, reader.mistakes());
    if (!name) continue;
    std::string fault = outcome_fault(*name);
    const auto& earlier = study.measure;
    if (fault.empty() && std::find(earlier.begin(), earlier.end(), *name) != earlier.end()) {
      fault = fmt::format("`{}` is named twice", *name);
    }
    if (!fault.empty()) reader.mistakes().add(items[i], key, std::move(fault));
    study.measure.push_back(*name);
  }
}

/// Reads the name of an arm under `precision`.
std::string arm_of(config::MapReader& reader, std::string_view key, const Study& study) {
  std::string name = reader.text(key);
  std::vector<std::string> names;
  names.reserve(study.arms.size());
  for (const Arm& arm : study.arms)
    names.push_back(arm.name);
  const bool is_known = std::find(names.begin(), names.end(), name) != names.end();
  if (reader.node().find(key).is(config::NodeKind::scalar) && !is_known) {
    const std::string hint = config::suggestion(name, names);
    reader.fail(key, fmt::format("`{}` is not an arm of this study.{}{}", name,
                                 hint.empty() ? "" : " ", hint));
  }
  return name;
}

Precision read_precision(config::MapReader reader, const Study& study) {
  Precision precision;
  precision.outcome = reader.text("outcome");
  const bool has_outcome = reader.node().find("outcome").is(config::NodeKind::scalar);
  const std::string fault = has_outcome ? outcome_fault(precision.outcome) : "";
  if (!fault.empty()) reader.fail("outcome", fault);
  precision.arm = arm_of(reader, "arm", study);
  precision.against = arm_of(reader, "against", study);
  if (!precision.arm.empty() && precision.arm == precision.against) {
    reader.fail("against", "is the same arm; a difference needs two");
  }
  const auto half_width = config::number_of(reader.required("half_width"),
                                            reader.path_of("half_width"), reader.mistakes());
  precision.half_width = half_width.value_or(0.0);
  if (half_width && *half_width <= 0.0) reader.fail("half_width", "must be above 0");
  precision.most_replications =
      static_cast<std::uint32_t>(reader.whole("at_most", precision_range));
  reader.finish();
  return precision;
}

}  // namespace

std::string outcome_fault(const std::string& name) {
  if (model::outcomes::find_outcome(name) != nullptr) return "";
  const std::string hint = config::suggestion(name, outcome_names());
  return fmt::format("`{}` is not a known outcome.{}{}", name, hint.empty() ? "" : " ",
                     hint.empty() ? " `sightline list outcomes` names them" : hint);
}

bool read_period(config::MapReader& study_reader, Study& study) {
  config::MapReader reader = study_reader.map("period");
  config::Mistakes& mistakes = reader.mistakes();
  const std::size_t before = mistakes.size();
  const auto start = config::date_of(reader.required("start"), reader.path_of("start"), mistakes);
  const auto warm_up =
      config::whole_of(reader.required("warm_up_years"), reader.path_of("warm_up_years"), mistakes,
                       {.low = 0, .high = most_years});
  const auto years = config::whole_of(reader.required("years"), reader.path_of("years"), mistakes,
                                      {.low = 1, .high = most_years});
  reader.finish();
  if (start && (start->year() < std::chrono::year(first_start_year) ||
                start->year() > std::chrono::year(last_start_year))) {
    reader.fail("start",
                fmt::format("is outside the years {} to {}", first_start_year, last_start_year));
  }
  if (warm_up && years && *warm_up + *years > most_years) {
    reader.fail("years", fmt::format("makes {} years with the warm-up; at most {} are simulated",
                                     *warm_up + *years, most_years));
  }
  if (!start || !warm_up || !years || mistakes.size() != before) return false;
  study.period.start = *start;
  study.period.warm_up_days = days_in_years(*start, *warm_up);
  study.period.measured_days = days_in_years(*start, *warm_up + *years) - study.period.warm_up_days;
  return true;
}

void read_scope(config::MapReader& study_reader, const Overrides& overrides, Study& study) {
  config::MapReader population = study_reader.map("population");
  study.children = static_cast<std::uint32_t>(population.whole("children", children_range));
  population.finish();
  const std::int64_t seed = study_reader.whole("seed", {.low = 0});
  study.seed = overrides.seed.value_or(static_cast<std::uint64_t>(seed));
  read_measure(study_reader, study);
}

void read_replications(config::MapReader& study_reader, const Overrides& overrides, Study& study) {
  config::Mistakes& mistakes = study_reader.mistakes();
  const bool is_fixed = study_reader.has("replications");
  if (is_fixed) {
    study.replications =
        static_cast<std::uint32_t>(study_reader.whole("replications", replications_range));
  }
  if (study_reader.has("precision")) {
    study.precision = read_precision(study_reader.map("precision"), study);
    const std::uint32_t most = study.precision->most_replications;
    if (!is_fixed) study.replications = std::min(fewest_before_precision, most);
    if (most != 0 && study.replications > most) {
      study_reader.fail(
          "replications",
          fmt::format("{} is more than `precision.at_most` allows, {}", study.replications, most));
    }
  } else if (!is_fixed && study_reader.is_mapping()) {
    mistakes.add(study_reader.node(), "replications",
                 "is missing; `replications` or `precision` is required");
  }
  if (!overrides.replications) return;
  study.replications = *overrides.replications;
  study.precision.reset();
  const std::string fault = config::range_fault(study.replications, replications_range, "");
  if (!fault.empty()) mistakes.add(Mistake{"", 0, 0, "replications", fault});
}

void read_winners_and_losers(config::MapReader& study_reader, Study& study) {
  if (!study_reader.has("winners_and_losers")) return;
  config::MapReader reader = study_reader.map("winners_and_losers");
  study.traced_replications =
      static_cast<std::uint32_t>(reader.whole("replications", replications_range));
  reader.finish();
}

}  // namespace sightline::scenario
