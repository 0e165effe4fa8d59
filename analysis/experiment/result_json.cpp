// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include <sightline/experiment/parameter_uncertainty.hpp>
#include <sightline/experiment/result_files.hpp>

#include "json_text.hpp"
#include "labels.hpp"

namespace sightline::experiment {
namespace {

using Json = nlohmann::ordered_json;
using model::outcomes::catalogue;

Json arm_json(const scenario::Arm& arm, const ArmSummary& summary) {
  Json outcomes = Json::object();
  for (std::size_t i = 0; i < catalogue().size(); ++i) {
    const statistics::Estimate& estimate = summary.outcomes[i];
    outcomes[std::string(catalogue()[i].name)] = estimate_json(estimate);
  }
  return {{"name", arm.name}, {"outcomes", std::move(outcomes)}};
}

void add_spreads(Json& list, const std::string& arm, const Json& against,
                 const std::vector<Spread>& spreads) {
  for (std::size_t i = 0; i < spreads.size(); ++i) {
    const Spread& spread = spreads[i];
    list.push_back({{"arm", arm},
                    {"against", against},
                    {"outcome", std::string(catalogue()[i].name)},
                    {"mean", output::json_number(spread.estimate.mean)},
                    {"low", output::json_number(spread.estimate.low)},
                    {"high", output::json_number(spread.estimate.high)},
                    {"variance_between_sets", output::json_number(spread.between_sets)},
                    {"variance_within_sets", output::json_number(spread.within_sets)},
                    {"set_low", output::json_number(spread.set_low)},
                    {"set_high", output::json_number(spread.set_high)}});
  }
}

Json routes_json(const RouteSummary& routes) {
  Json queues = Json::object();
  for (const auto& [agency, children] : routes.queues)
    queues[std::string(model::name_of(agency))] = children;
  return {{"direct", output::json_number(routes.direct.mean)},
          {"direct_low", output::json_number(routes.direct.low)},
          {"direct_high", output::json_number(routes.direct.high)},
          {"through_others", output::json_number(routes.through_others.mean)},
          {"through_others_low", output::json_number(routes.through_others.low)},
          {"through_others_high", output::json_number(routes.through_others.high)},
          {"children_by_queue", std::move(queues)}};
}

/// One entry for each comparison of which routes were traced.
Json winners_json(const scenario::Study& study, const Summary& summary) {
  Json list = Json::array();
  for (const Comparison& comparison : summary.comparisons) {
    if (comparison.traced == 0) continue;
    list.push_back({{"arm", study.arms[comparison.arm].name},
                    {"against", study.arms.front().name},
                    {"replications", comparison.traced},
                    {"rescued", routes_json(comparison.rescued_by)},
                    {"newly_missed", routes_json(comparison.newly_missed_by)}});
  }
  return list;
}

/// Arms with `against` null, then differences from the first arm.
Json uncertainty_json(const scenario::Study& study, const Sample& sample) {
  const ParameterUncertainty uncertainty = parameter_uncertainty(sample);
  Json list = Json::array();
  for (std::size_t arm = 0; arm < uncertainty.arms.size(); ++arm)
    add_spreads(list, study.arms[arm].name, nullptr, uncertainty.arms[arm]);
  for (std::size_t arm = 1; arm < uncertainty.differences.size(); ++arm)
    add_spreads(list, study.arms[arm].name, study.arms[0].name, uncertainty.differences[arm]);
  return list;
}

}  // namespace

std::string result_json(const scenario::Study& study, const Sample& sample, const Summary& summary,
                        double elapsed_s) {
  Json arms = Json::array();
  for (std::size_t i = 0; i < study.arms.size(); ++i) {
    arms.push_back(arm_json(study.arms[i], summary.arms[i]));
  }
  Json comparisons = Json::array();
  for (const Comparison& comparison : summary.comparisons) {
    for (std::size_t i = 0; i < catalogue().size(); ++i) {
      const statistics::PairedComparison& paired = comparison.outcomes[i];
      comparisons.push_back({{"arm", study.arms[comparison.arm].name},
                             {"against", study.arms.front().name},
                             {"outcome", std::string(catalogue()[i].name)},
                             {"difference", output::json_number(paired.difference.mean)},
                             {"low", output::json_number(paired.difference.low)},
                             {"high", output::json_number(paired.difference.high)},
                             {"variance_ratio", output::json_number(paired.variance_ratio)},
                             {"rescued", output::json_number(comparison.rescued.mean)},
                             {"newly_missed", output::json_number(comparison.newly_missed.mean)}});
    }
  }
  Json all = {{"study", study.name},
              {"seed", study.seed},
              {"replications", sample.replications()},
              {"digest", to_hex(sample.digest())},
              {"events", sample.events()},
              {"elapsed_s", elapsed_s},
              {"arms", std::move(arms)},
              {"comparisons", std::move(comparisons)}};
  if (study.traced_replications > 0) all["winners_and_losers"] = winners_json(study, summary);
  if (!study.sets.empty()) {
    all["ensemble"] = {{"name", study.ensemble}, {"sets", study.sets.size()}};
    all["parameter_uncertainty"] = uncertainty_json(study, sample);
  }
  return text_of(all);
}

}  // namespace sightline::experiment
