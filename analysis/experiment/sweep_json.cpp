// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include <sightline/experiment/sweep_files.hpp>
#include <sightline/model/outcomes/measures.hpp>
#include <sightline/output/file.hpp>

#include "curve_json.hpp"
#include "json_text.hpp"
#include "labels.hpp"
#include "manifest_parts.hpp"

namespace sightline::experiment {
namespace {

using Json = nlohmann::ordered_json;
using model::outcomes::catalogue;

Json design_json(const Sweep& sweep) {
  Json parameters = Json::array();
  for (const scenario::Varied& varied : sweep.variation().varied) {
    parameters.push_back({{"name", varied.name},
                          {"unit", varied.unit},
                          {"low", varied.low},
                          {"high", varied.high},
                          {"scale", std::string(scenario::name_of(varied.scale))}});
  }
  return {{"method", std::string(scenario::name_of(sweep.variation().method))},
          {"seed", sweep.variation().seed},
          {"points", sweep.points()},
          {"dice", sweep.variation().has_common_dice ? "common" : "independent"},
          {"parameters", std::move(parameters)}};
}

Json point_json(const Sweep& sweep, const SweepResult& result, std::size_t point) {
  Json values = Json::object();
  for (std::size_t i = 0; i < sweep.variation().varied.size(); ++i)
    values[sweep.variation().varied[i].name] = sweep.values(point)[i];
  const PointResult& at = result.points[point];
  Json arms = Json::object();
  Json differences = Json::object();
  for (std::size_t arm = 0; arm < sweep.study().arms.size() && at.count > 0; ++arm) {
    const std::string& name = sweep.study().arms[arm].name;
    for (const std::size_t index : result.asked) {
      const std::string outcome(catalogue()[index].name);
      arms[name][outcome] = estimate_json(at.summary.arms[arm].outcomes[index]);
      if (arm == 0) continue;
      differences[name][outcome] =
          estimate_json(at.summary.comparisons[arm - 1].outcomes[index].difference);
    }
  }
  return {{"design_point", point},
          {"replications", at.count},
          {"values", std::move(values)},
          {"arms", std::move(arms)},
          {"differences", std::move(differences)}};
}

Json finding_json(const Sweep& sweep, const SweepFinding& finding) {
  const auto share = [&](std::size_t points) {
    return static_cast<double>(points) / static_cast<double>(finding.points);
  };
  return {{"arm", sweep.study().arms[finding.arm].name},
          {"against", finding.arm == 0 ? Json(nullptr) : Json(sweep.study().arms.front().name)},
          {"outcome", std::string(catalogue()[finding.outcome].name)},
          {"points", finding.points},
          {"lowest_at", finding.lowest},
          {"highest_at", finding.highest},
          {"share_interval_excludes_zero", share(finding.below_zero + finding.above_zero)},
          {"share_interval_below_zero", share(finding.below_zero)},
          {"share_interval_above_zero", share(finding.above_zero)},
          {"share_negative", share(finding.negative)}};
}

}  // namespace

std::string sweep_json(const Sweep& sweep, const SweepOutcome& outcome, double elapsed_s) {
  const SweepResult& result = outcome.result;
  Json points = Json::array();
  for (std::size_t point = 0; point < sweep.points(); ++point)
    points.push_back(point_json(sweep, result, point));
  Json findings = Json::array();
  for (const SweepFinding& finding : sweep_findings(sweep, result))
    findings.push_back(finding_json(sweep, finding));
  Json all = {{"study", sweep.study().name},
              {"seed", sweep.study().seed},
              {"replications", result.replications},
              {"failed_replications", outcome.failures.size()},
              {"digest", to_hex(result.digest)},
              {"events", result.events},
              {"elapsed_s", elapsed_s},
              {"design", design_json(sweep)},
              {"findings", std::move(findings)},
              {"points", std::move(points)}};
  if (result.curve) all["operating_curve"] = curve_json(sweep, *result.curve);
  return text_of(all);
}

std::string sweep_manifest_json(const Sweep& sweep, const SweepOutcome& outcome,
                                const RunRecord& run) {
  Json all = manifest_of(sweep.study(), run);
  all["replications"] = outcome.result.replications;
  all["events"] = outcome.result.events;
  all["digest"] = to_hex(outcome.result.digest);
  all["design"] = design_json(sweep);
  if (!outcome.failures.empty()) all["failed_replications"] = failures_json(outcome.failures);
  return text_of(all);
}

void write_sweep(const std::filesystem::path& folder, const Sweep& sweep,
                 const SweepOutcome& outcome, const RunRecord& run) {
  begin_results(folder);
  for (const NamedTable& named : sweep_tables(sweep, outcome.result))
    output::write_csv(folder / "tables" / (named.name + ".csv"), named.table);
  output::write(folder / "results.h5", sweep_file(sweep, outcome.result));
  output::write_text(folder / "manifest.json", sweep_manifest_json(sweep, outcome, run));
}

}  // namespace sightline::experiment
