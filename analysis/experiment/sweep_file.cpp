// SPDX-License-Identifier: Apache-2.0
#include <numeric>

#include <sightline/experiment/sweep_files.hpp>
#include <sightline/model/outcomes/measures.hpp>

#include "estimate_columns.hpp"
#include "labels.hpp"
#include "result_parts.hpp"

namespace sightline::experiment {
namespace {

using model::outcomes::catalogue;
using model::outcomes::measure_count;
using output::DataFile;
using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;

void add_estimates(DataFile& file, const Sweep& sweep, const SweepResult& result) {
  EstimateVariables estimates;
  EstimateVariables differences;
  Numbers ratios;
  for (const PointResult& point : result.points) {
    for (std::size_t arm = 0; arm < sweep.study().arms.size(); ++arm) {
      for (std::size_t i = 0; i < catalogue().size(); ++i) {
        const bool is_known = point.count > 0;
        estimates.add(is_known ? point.summary.arms[arm].outcomes[i] : no_estimate);
        const bool is_pair = is_known && arm > 0;
        differences.add(is_pair ? point.summary.comparisons[arm - 1].outcomes[i].difference
                                : no_estimate);
        ratios.push_back(is_pair ? point.summary.comparisons[arm - 1].outcomes[i].variance_ratio
                                 : not_a_number);
      }
    }
  }
  const Texts axes = {"design_point", "arm", "outcome"};
  estimates.move_to(file, axes, "estimate", "outcome over all replications at the point");
  differences.move_to(file, axes, "difference", "this arm minus the first, paired by replication");
  file.variables.push_back({"variance_ratio", axes, std::move(ratios), "",
                            "variance of an unpaired comparison over that of the paired one"});
}

/// Puts one table after the other; of a point without replications as many NaN.
void append(Numbers& to, const std::vector<Numbers>& tables, std::size_t arm, std::size_t size) {
  if (tables.empty()) {
    to.insert(to.end(), size, not_a_number);
  } else {
    to.insert(to.end(), tables[arm].begin(), tables[arm].end());
  }
}

void add_sums(DataFile& file, const Sweep& sweep, const SweepResult& result) {
  Numbers sums;
  Numbers by_quintile;
  Numbers asked;
  Numbers linearised;
  std::vector<std::int64_t> counts;
  for (const PointResult& point : result.points) {
    for (std::size_t arm = 0; arm < sweep.study().arms.size(); ++arm) {
      append(sums, point.sums, arm, measure_count);
      append(by_quintile, point.by_quintile, arm, measure_count * result.quintiles);
      append(asked, point.replications, arm, result.asked.size() * result.replications);
      append(linearised, point.linearised, arm, result.asked.size() * result.replications);
    }
    counts.push_back(static_cast<std::int64_t>(point.count));
  }
  file.variables.push_back({"sum",
                            {"design_point", "arm", "measure"},
                            std::move(sums),
                            "",
                            "sums of which outcomes are made, mean over replications"});
  file.variables.push_back({"sum_by_quintile",
                            {"design_point", "arm", "measure", "quintile"},
                            std::move(by_quintile),
                            "",
                            "the same of one quintile"});
  file.variables.push_back({"asked_value",
                            {"design_point", "arm", "asked", "replication"},
                            std::move(asked),
                            "",
                            "outcome of one replication; NaN where it failed or is not defined"});
  file.variables.push_back({"asked_linearised",
                            {"design_point", "arm", "asked", "replication"},
                            std::move(linearised),
                            "",
                            "the same made linear: its mean over replications is the estimate, "
                            "and its spread that of the estimate's error"});
  file.variables.push_back(
      {"replications", {"design_point"}, std::move(counts), "", "that did not fail"});
}

output::Axis asked_axis(const SweepResult& result) {
  Texts names;
  for (const std::size_t index : result.asked)
    names.emplace_back(catalogue()[index].name);
  return {"asked", names, "", "outcomes that the study asks for, the headline first"};
}

}  // namespace

DataFile sweep_file(const Sweep& sweep, const SweepResult& result) {
  const scenario::Study& study = sweep.study();
  std::vector<std::uint64_t> numbers(result.replications);
  std::iota(numbers.begin(), numbers.end(), std::uint64_t{0});
  DataFile file;
  file.axes = {arm_axis(study), replication_axis(numbers), measure_axis(),
               outcome_axis(),  asked_axis(result),        quintile_axis(result.quintiles)};
  file.attributes = attributes_of(study);
  file.attributes["digest"] = to_hex(result.digest);
  add_catalogue(file);
  add_design(file, sweep);
  add_estimates(file, sweep, result);
  add_sums(file, sweep, result);
  add_parameters(file, study);
  return file;
}

}  // namespace sightline::experiment
