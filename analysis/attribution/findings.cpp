// SPDX-License-Identifier: Apache-2.0

#include <nlohmann/json.hpp>

#include <sightline/attribution/findings.hpp>
#include <sightline/core/extremes.hpp>
#include <sightline/output/json_number.hpp>

namespace sightline::attribution {
namespace {

using Json = nlohmann::ordered_json;
using model::outcomes::Outcome;
using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;

std::string method_of(const FinishedStudy& study) {
  return study.is_exact ? "exact" : "sampled orders";
}

/// Per cent of the total, where the total is not nothing.
double percent(double part, double total) {
  return total == 0.0 ? not_a_number : 100.0 * part / total;
}

struct Columns {
  Texts outcome, unit, what, reform, other, method;
  Numbers value, low, high, error, percent_of_total, observations;

  void add(const Outcome& of, std::string kind, std::string name, std::string second,
           const statistics::Estimate& estimate, double of_total) {
    outcome.emplace_back(of.name);
    unit.emplace_back(of.unit);
    what.push_back(std::move(kind));
    reform.push_back(std::move(name));
    other.push_back(std::move(second));
    value.push_back(output::csv_cell(estimate.mean));
    low.push_back(output::csv_cell(estimate.low));
    high.push_back(output::csv_cell(estimate.high));
    error.push_back(output::csv_cell(estimate.standard_error));
    percent_of_total.push_back(output::csv_cell(of_total));
    observations.push_back(static_cast<double>(estimate.n));
  }
};

void add_finding(Columns& columns, const FinishedStudy& study, const Finding& finding) {
  const Outcome& outcome = *finding.outcome;
  const double total = finding.split.total.mean;
  for (const auto& [package, estimate] : finding.packages) {
    columns.add(outcome, "package", package_name(study.reforms, package), "", estimate,
                percent(estimate.mean, total));
  }
  for (std::size_t i = 0; i < finding.split.shares.size(); ++i) {
    const statistics::Estimate& share = finding.split.shares[i].estimate;
    columns.add(outcome, "share", study.reforms[i], "", share, percent(share.mean, total));
  }
  for (const Interaction& pair : finding.split.interactions) {
    columns.add(outcome, "interaction", study.reforms[pair.first], study.reforms[pair.second],
                pair.estimate, percent(pair.estimate.mean, total));
  }
}

Json estimate_json(const statistics::Estimate& estimate) {
  return {{"value", output::json_number(estimate.mean)},
          {"low", output::json_number(estimate.low)},
          {"high", output::json_number(estimate.high)},
          {"standard_error", output::json_number(estimate.standard_error)}};
}

}  // namespace

Finding find_split(const FinishedStudy& study, const Outcome& outcome) {
  Finding finding;
  finding.outcome = &outcome;
  finding.split = split_of(study, outcome);
  const Game game = game_of(study, outcome);
  for (const auto& [package, worth] : game.worth) {
    if (package == 0) continue;
    Numbers differences = worth;
    for (std::size_t i = 0; i < differences.size(); ++i)
      differences[i] -= game.worth.at(0)[i];
    finding.packages.emplace(package, statistics::estimate_mean(differences));
  }
  return finding;
}

std::vector<Finding> find_all_splits(const FinishedStudy& study) {
  std::vector<Finding> findings;
  for (const Outcome& outcome : model::outcomes::catalogue()) {
    if (!game_of(study, outcome).worth.empty()) findings.push_back(find_split(study, outcome));
  }
  return findings;
}

output::CsvTable attribution_table(const FinishedStudy& study,
                                   const std::vector<Finding>& findings) {
  Columns columns;
  for (const Finding& finding : findings)
    add_finding(columns, study, finding);
  const Texts methods(columns.what.size(), method_of(study));
  return {{{"outcome", columns.outcome},
           {"unit", columns.unit},
           {"what", columns.what},
           {"reform", columns.reform},
           {"other", columns.other},
           {"value", columns.value},
           {"low", columns.low},
           {"high", columns.high},
           {"standard_error", columns.error},
           {"percent_of_total", columns.percent_of_total},
           {"method", methods},
           {"observations", columns.observations}}};
}

std::string attribution_json(const FinishedStudy& study, const Finding& finding) {
  Json packages = Json::array();
  for (const auto& [package, estimate] : finding.packages) {
    Json entry = {{"package", package_name(study.reforms, package)},
                  {"arm", study.arms.at(package)}};
    entry.update(estimate_json(estimate));
    packages.push_back(std::move(entry));
  }
  Json shares = Json::array();
  for (std::size_t i = 0; i < finding.split.shares.size(); ++i) {
    const Share& share = finding.split.shares[i];
    Json entry = {{"reform", study.reforms[i]}};
    entry.update(estimate_json(share.estimate));
    entry["percent_of_total"] =
        output::json_number(percent(share.estimate.mean, finding.split.total.mean));
    entry["orders_error"] = output::json_number(share.orders_error);
    shares.push_back(std::move(entry));
  }
  Json interactions = Json::array();
  for (const Interaction& pair : finding.split.interactions) {
    Json entry = {{"reform", study.reforms[pair.first]}, {"other", study.reforms[pair.second]}};
    entry.update(estimate_json(pair.estimate));
    interactions.push_back(std::move(entry));
  }
  const Json all = {{"study", study.name},
                    {"digest", study.digest},
                    {"replications", study.replications},
                    {"outcome", std::string(finding.outcome->name)},
                    {"unit", std::string(finding.outcome->unit)},
                    {"method", method_of(study)},
                    {"orders", finding.split.orders},
                    {"total", estimate_json(finding.split.total)},
                    {"shares", std::move(shares)},
                    {"interactions", std::move(interactions)},
                    {"packages", std::move(packages)},
                    {"sentence", attribution_sentence(study, finding)}};
  return all.dump(2) + "\n";
}

void write_attribution(const std::filesystem::path& folder, const FinishedStudy& study) {
  std::error_code failure;  // what stands in the way is told when the file is written
  std::filesystem::create_directories(folder / "tables", failure);
  output::write_csv(folder / "tables" / "attribution.csv",
                    attribution_table(study, find_all_splits(study)));
}

}  // namespace sightline::attribution
