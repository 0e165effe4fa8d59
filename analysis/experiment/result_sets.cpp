// SPDX-License-Identifier: Apache-2.0
#include "result_sets.hpp"

#include <cstdint>
#include <numeric>
#include <string>

#include <sightline/experiment/parameter_uncertainty.hpp>

#include "estimate_columns.hpp"

namespace sightline::experiment {
namespace {

using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;

void add_values(output::DataFile& file, const scenario::Study& study) {
  std::vector<std::int64_t> numbers(study.sets.size());
  std::iota(numbers.begin(), numbers.end(), std::int64_t{0});
  Texts paths;
  Numbers values;
  for (const config::ParameterSetting& setting : study.sets.front())
    paths.push_back(setting.path);
  for (const scenario::ParameterSet& set : study.sets) {
    for (const config::ParameterSetting& setting : set)
      values.push_back(setting.value);
  }
  file.axes.push_back({"set", numbers, "", "parameter set of the ensemble"});
  file.axes.push_back({"set_parameter", paths, "", "parameters that the sets give"});
  file.variables.push_back({"set_value",
                            {"set", "set_parameter"},
                            values,
                            "",
                            "before an arm's own changes and the command line's"});
}

void add_turns(output::DataFile& file, const Sample& sample) {
  std::vector<std::int64_t> turns;
  for (const std::size_t set : sample.set_of_replication())
    turns.push_back(static_cast<std::int64_t>(set));
  file.variables.push_back(
      {"set_of_replication", {"replication"}, turns, "", "set that all arms of it use"});
}

/// Four variables (arm, outcome); `prefix` comes before their names.
void add_spreads(output::DataFile& file, const std::vector<std::vector<Spread>>& by_arm,
                 const std::string& prefix, std::size_t outcomes) {
  Numbers between, within, low, high;
  const std::vector<Spread> none(
      outcomes, Spread{{}, not_a_number, not_a_number, not_a_number, not_a_number});
  for (const std::vector<Spread>& spreads : by_arm) {
    for (const Spread& spread : spreads.empty() ? none : spreads) {
      between.push_back(spread.between_sets);
      within.push_back(spread.within_sets);
      low.push_back(spread.set_low);
      high.push_back(spread.set_high);
    }
  }
  const Texts axes = {"arm", "outcome"};
  file.variables.push_back(
      {prefix + "_between_sets", axes, between, "", "variance that parameters make"});
  file.variables.push_back(
      {prefix + "_within_sets", axes, within, "", "variance that chance makes in a replication"});
  file.variables.push_back(
      {prefix + "_set_low", axes, low, "", "5 % quantile of the sets' means, chance taken out"});
  file.variables.push_back({prefix + "_set_high", axes, high, "", "95 % quantile of the same"});
}

}  // namespace

void add_parameter_sets(output::DataFile& file, const scenario::Study& study,
                        const Sample& sample) {
  add_values(file, study);
  add_turns(file, sample);
  const ParameterUncertainty uncertainty = parameter_uncertainty(sample);
  if (uncertainty.arms.empty()) return;
  const std::size_t outcomes = uncertainty.arms.front().size();
  add_spreads(file, uncertainty.arms, "estimate", outcomes);
  add_spreads(file, uncertainty.differences, "difference", outcomes);
}

}  // namespace sightline::experiment
