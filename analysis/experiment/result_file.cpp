// SPDX-License-Identifier: Apache-2.0
#include <functional>

#include <sightline/experiment/result_files.hpp>

#include "changed_tables.hpp"
#include "estimate_columns.hpp"
#include "labels.hpp"
#include "result_parts.hpp"
#include "result_sets.hpp"

namespace sightline::experiment {
namespace {

using model::outcomes::catalogue;
using model::outcomes::Outcome;
using output::DataFile;
using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;

/// Made while they are written: of a long study these are most of the numbers. The sample outlives
/// the file.
output::Rows rows_of(const Sample& sample, std::size_t width,
                     const std::function<double(std::size_t, std::size_t, std::size_t)>& at) {
  const std::size_t replications = sample.replications();
  return {sample.arms().size() * replications, width,
          [replications, at](std::size_t row, std::span<double> into) {
            for (std::size_t i = 0; i < into.size(); ++i)
              into[i] = at(row / replications, row % replications, i);
          }};
}

void add_replications(DataFile& file, const Sample& sample) {
  Numbers rescued;
  Numbers newly_missed;
  Numbers events;
  for (const ArmSample& of_arm : sample.arms()) {
    rescued.insert(rescued.end(), of_arm.rescued.begin(), of_arm.rescued.end());
    newly_missed.insert(newly_missed.end(), of_arm.newly_missed.begin(), of_arm.newly_missed.end());
    events.insert(events.end(), of_arm.events.begin(), of_arm.events.end());
  }
  const Texts cell = {"arm", "replication"};
  file.variables.push_back(
      {"value",
       {"arm", "replication", "outcome"},
       rows_of(sample, catalogue().size(),
               [&sample](std::size_t arm, std::size_t replication, std::size_t i) {
                 return outcome_in_replication(sample, arm, catalogue()[i], replication);
               }),
       "",
       "outcome of one replication; NaN where its denominator is 0"});
  file.variables.push_back(
      {"sum",
       {"arm", "replication", "measure"},
       rows_of(sample, model::outcomes::measure_count,
               [&sample](std::size_t arm, std::size_t replication, std::size_t measure) {
                 return sample.arms()[arm].sums.at(replication, measure);
               }),
       "",
       "sums of one replication, of which outcomes are made"});
  file.variables.push_back({"rescued", cell, std::move(rescued), "children",
                            "missed in the first arm and not in this one"});
  file.variables.push_back({"newly_missed", cell, std::move(newly_missed), "children",
                            "missed in this arm and not in the first"});
  file.variables.push_back({"events", cell, std::move(events), "events", "handled by the engine"});
}

/// A table (measure, place) for each arm, as means over replications.
Numbers means_of(const Sample& sample, Numbers ArmSample::*table) {
  Numbers means;
  const auto n = static_cast<double>(sample.replications());
  for (const ArmSample& arm : sample.arms()) {
    for (const double sum : arm.*table) {
      means.push_back(sum / n);
    }
  }
  return means;
}

using OutcomeAt = std::function<double(const Sample&, std::size_t, const Outcome&, std::size_t)>;

Numbers outcomes_at(const Sample& sample, std::size_t places, const OutcomeAt& outcome_at) {
  Numbers values;
  for (std::size_t arm = 0; arm < sample.arms().size(); ++arm) {
    for (const Outcome& outcome : catalogue()) {
      for (std::size_t place = 0; place < places; ++place) {
        values.push_back(outcome_at(sample, arm, outcome, place));
      }
    }
  }
  return values;
}

void add_strata(DataFile& file, const Sample& sample) {
  file.variables.push_back({"sum_by_month",
                            {"arm", "measure", "month"},
                            means_of(sample, &ArmSample::by_month),
                            "",
                            "sums of one month, mean over replications"});
  file.variables.push_back({"sum_by_quintile",
                            {"arm", "measure", "quintile"},
                            means_of(sample, &ArmSample::by_quintile),
                            "",
                            "sums of one quintile, mean over replications"});
  file.variables.push_back({"value_by_month",
                            {"arm", "outcome", "month"},
                            outcomes_at(sample, sample.months(), outcome_in_month),
                            "",
                            "outcome of one month, over all replications"});
  file.variables.push_back({"value_by_quintile",
                            {"arm", "outcome", "quintile"},
                            outcomes_at(sample, sample.quintiles(), outcome_in_quintile),
                            "",
                            "outcome of one quintile, over all replications"});
}

void add_summary(DataFile& file, const Summary& summary) {
  EstimateVariables estimates;
  EstimateVariables differences;
  Numbers ratios;
  for (std::size_t arm = 0; arm < summary.arms.size(); ++arm) {
    for (std::size_t i = 0; i < catalogue().size(); ++i) {
      estimates.add(summary.arms[arm].outcomes[i]);
      const auto* paired = arm == 0 ? nullptr : &summary.comparisons[arm - 1].outcomes[i];
      differences.add(paired == nullptr ? no_estimate : paired->difference);
      ratios.push_back(paired == nullptr ? not_a_number : paired->variance_ratio);
    }
  }
  const Texts axes = {"arm", "outcome"};
  estimates.move_to(file, axes, "estimate", "outcome over all replications");
  differences.move_to(file, axes, "difference", "this arm minus the first, paired by replication");
  file.variables.push_back({"variance_ratio", axes, ratios, "",
                            "variance of an unpaired comparison over that of the paired one"});
}

}  // namespace

DataFile result_file(const scenario::Study& study, const Sample& sample, const Summary& summary) {
  DataFile file;
  file.axes = {
      arm_axis(study), replication_axis(sample.numbers()), measure_axis(),
      outcome_axis(),  month_axis(study, sample.months()), quintile_axis(sample.quintiles())};
  add_catalogue(file);
  add_replications(file, sample);
  add_strata(file, sample);
  add_changed_children(file, study, sample);
  add_summary(file, summary);
  add_parameters(file, study);
  if (!study.sets.empty()) add_parameter_sets(file, study, sample);
  file.attributes = attributes_of(study);
  file.attributes["digest"] = to_hex(sample.digest());
  return file;
}

}  // namespace sightline::experiment
