// SPDX-License-Identifier: Apache-2.0
// Estimates as columns of tables and as variables of files, side by side with what has none.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <sightline/core/extremes.hpp>
#include <sightline/output/csv.hpp>
#include <sightline/output/data_file.hpp>
#include <sightline/statistics/estimate.hpp>

namespace sightline::experiment {

/// What stands where there is no number.
inline constexpr statistics::Estimate no_estimate = {not_a_number, not_a_number, not_a_number,
                                                     not_a_number, 0};

/// Three columns of a table: mean and ends of the interval.
struct EstimateColumns {
  std::vector<double> mean, low, high;

  void add(const statistics::Estimate& estimate) {
    mean.push_back(output::csv_cell(estimate.mean));
    low.push_back(output::csv_cell(estimate.low));
    high.push_back(output::csv_cell(estimate.high));
  }
  /// As `name`, `name`_low and `name`_high.
  void move_to(output::CsvTable& table, const std::string& name) {
    table.columns.push_back({name, std::move(mean)});
    table.columns.push_back({name + "_low", std::move(low)});
    table.columns.push_back({name + "_high", std::move(high)});
  }
};

/// Four variables along the same axes: mean, ends of the interval, standard error.
struct EstimateVariables {
  std::vector<double> mean, low, high, error;

  void add(const statistics::Estimate& estimate) {
    mean.push_back(estimate.mean);
    low.push_back(estimate.low);
    high.push_back(estimate.high);
    error.push_back(estimate.standard_error);
  }
  void move_to(output::DataFile& file, const std::vector<std::string>& axes,
               const std::string& name, const std::string& description) {
    file.variables.push_back({name, axes, std::move(mean), "", description});
    file.variables.push_back(
        {name + "_low", axes, std::move(low), "", "lower end of its 95 % interval"});
    file.variables.push_back(
        {name + "_high", axes, std::move(high), "", "upper end of its 95 % interval"});
    file.variables.push_back({name + "_standard_error", axes, std::move(error), "", ""});
  }
};

}  // namespace sightline::experiment
