// SPDX-License-Identifier: Apache-2.0
#include <limits>
#include <numeric>

#include <sightline/experiment/sweep_files.hpp>
#include <sightline/model/outcomes/measures.hpp>

#include "labels.hpp"
#include "result_parts.hpp"

namespace sightline::experiment {
namespace {

using model::outcomes::catalogue;
using model::outcomes::measure_count;
using output::DataFile;
using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr statistics::Estimate no_estimate = {nothing, nothing, nothing, nothing, 0};

/// Four variables (design_point, arm, outcome).
struct EstimateVariables {
  Numbers mean, low, high, error;

  void add(const statistics::Estimate& estimate) {
    mean.push_back(estimate.mean);
    low.push_back(estimate.low);
    high.push_back(estimate.high);
    error.push_back(estimate.standard_error);
  }
  void move_to(DataFile& file, const std::string& name, const std::string& description) {
    const Texts axes = {"design_point", "arm", "outcome"};
    file.variables.push_back({name, axes, std::move(mean), "", description});
    file.variables.push_back(
        {name + "_low", axes, std::move(low), "", "lower end of its 95 % interval"});
    file.variables.push_back(
        {name + "_high", axes, std::move(high), "", "upper end of its 95 % interval"});
    file.variables.push_back({name + "_standard_error", axes, std::move(error), "", ""});
  }
};

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
                                 : nothing);
      }
    }
  }
  estimates.move_to(file, "estimate", "outcome over all replications at the point");
  differences.move_to(file, "difference", "this arm minus the first, paired by replication");
  file.variables.push_back({"variance_ratio",
                            {"design_point", "arm", "outcome"},
                            std::move(ratios),
                            "",
                            "variance of an unpaired comparison over that of the paired one"});
}

/// Puts one table after the other; of a point without replications as many NaN.
void append(Numbers& to, const std::vector<Numbers>& tables, std::size_t arm, std::size_t size) {
  if (tables.empty()) {
    to.insert(to.end(), size, nothing);
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
