// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <system_error>

#include <nlohmann/json.hpp>

#include <sightline/output/json_number.hpp>
#include <sightline/sensitivity/findings.hpp>

#include "finding_rows.hpp"

namespace sightline::sensitivity {
namespace {

using Json = nlohmann::ordered_json;
using statistics::Estimate;

std::string against_of(const FinishedSweep& sweep, const Response& response) {
  return response.against ? sweep.arms.at(*response.against) : std::string();
}

Json finding_json(const FinishedSweep& sweep, const Finding& finding) {
  Json numbers = Json::array();
  for (const FindingRow& row : rows_of(finding)) {
    numbers.push_back({{"what", row.what},
                       {"parameter", row.parameter},
                       {"value", output::json_number(row.estimate.mean)},
                       {"low", output::json_number(row.estimate.low)},
                       {"high", output::json_number(row.estimate.high)}});
  }
  const std::string against = against_of(sweep, finding.response);
  return {{"outcome", sweep.outcomes.at(finding.response.outcome)},
          {"arm", sweep.arms.at(finding.response.arm)},
          {"against", against.empty() ? Json(nullptr) : Json(against)},
          {"points", finding.variance.points},
          {"points_left_out", finding.variance.left_out},
          {"replications", finding.replications},
          {"numbers", std::move(numbers)},
          {"sentence", sensitivity_sentence(sweep, finding)},
          {"reversal", reversal_sentence(finding)}};
}

}  // namespace

output::CsvTable sensitivity_table(const FinishedSweep& sweep,
                                   const std::vector<Finding>& findings) {
  std::vector<std::string> outcome, arm, against, what, parameter;
  std::vector<double> value, low, high, error, observations;
  for (const Finding& finding : findings) {
    for (const FindingRow& row : rows_of(finding)) {
      outcome.push_back(sweep.outcomes.at(finding.response.outcome));
      arm.push_back(sweep.arms.at(finding.response.arm));
      against.push_back(against_of(sweep, finding.response));
      what.push_back(row.what);
      parameter.push_back(row.parameter);
      value.push_back(output::csv_cell(row.estimate.mean));
      low.push_back(output::csv_cell(row.estimate.low));
      high.push_back(output::csv_cell(row.estimate.high));
      error.push_back(output::csv_cell(row.estimate.standard_error));
      observations.push_back(static_cast<double>(row.estimate.n));
    }
  }
  return {{{"outcome", outcome},
           {"arm", arm},
           {"against", against},
           {"what", what},
           {"parameter", parameter},
           {"value", value},
           {"low", low},
           {"high", high},
           {"standard_error", error},
           {"observations", observations}}};
}

std::string sensitivity_json(const FinishedSweep& sweep, const std::vector<Finding>& findings) {
  Json all = {{"study", sweep.study},
              {"digest", sweep.digest},
              {"method", sweep.design.method},
              {"design_points", sweep.design.design.points},
              {"parameters", sweep.design.design.names},
              {"findings", Json::array()}};
  for (const Finding& finding : findings)
    all["findings"].push_back(finding_json(sweep, finding));
  return all.dump(2) + "\n";
}

void write_sensitivity(const std::filesystem::path& folder, const FinishedSweep& sweep,
                       const std::vector<Finding>& findings) {
  std::error_code failure;  // what stands in the way is told when the file is written
  std::filesystem::create_directories(folder / "tables", failure);
  output::write_csv(folder / "tables" / "sensitivity.csv", sensitivity_table(sweep, findings));
}

}  // namespace sightline::sensitivity
