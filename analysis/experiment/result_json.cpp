// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <nlohmann/json.hpp>

#include <sightline/experiment/result_files.hpp>

#include "labels.hpp"

namespace sightline::experiment {
namespace {

using Json = nlohmann::ordered_json;
using model::outcomes::catalogue;

Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json arm_json(const scenario::Arm& arm, const ArmSummary& summary) {
  Json outcomes = Json::object();
  for (std::size_t i = 0; i < catalogue().size(); ++i) {
    const statistics::Estimate& estimate = summary.outcomes[i];
    outcomes[std::string(catalogue()[i].name)] = {{"mean", number(estimate.mean)},
                                                  {"low", number(estimate.low)},
                                                  {"high", number(estimate.high)}};
  }
  return {{"name", arm.name}, {"outcomes", std::move(outcomes)}};
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
                             {"difference", number(paired.difference.mean)},
                             {"low", number(paired.difference.low)},
                             {"high", number(paired.difference.high)},
                             {"variance_ratio", number(paired.variance_ratio)},
                             {"rescued", number(comparison.rescued.mean)},
                             {"newly_missed", number(comparison.newly_missed.mean)}});
    }
  }
  const Json all = {{"study", study.name},
                    {"seed", study.seed},
                    {"replications", sample.replications()},
                    {"digest", to_hex(sample.digest())},
                    {"events", sample.events()},
                    {"elapsed_s", elapsed_s},
                    {"arms", std::move(arms)},
                    {"comparisons", std::move(comparisons)}};
  return all.dump(2) + "\n";
}

}  // namespace sightline::experiment
