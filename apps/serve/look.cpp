// SPDX-License-Identifier: Apache-2.0
#include "look.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include <sightline/core/extremes.hpp>
#include <sightline/experiment/summary.hpp>
#include <sightline/output/json_number.hpp>
#include <sightline/statistics/confidence_sequence.hpp>

#include "json_text.hpp"

namespace sightline::apps::serve {
namespace {

using Json = nlohmann::ordered_json;
using model::outcomes::Outcome;

constexpr std::size_t looks_at_each = 16;
constexpr double growth = 1.05;

/// None where replications do not differ at all yet: an interval without width would tell of
/// certainty.
double half_width(const statistics::Estimate& difference) {
  if (difference.standard_error == 0.0) return infinity;
  return statistics::sequence_half_width(difference);
}

Json arm_json(const scenario::Study& study, const experiment::Sample& sample, std::size_t arm) {
  Json means = Json::object();
  for (const std::string& name : study.measure) {
    const Outcome& outcome = *model::outcomes::find_outcome(name);
    means[name] = output::json_number(experiment::estimate(sample, arm, outcome).mean);
  }
  return {{"name", study.arms[arm].name}, {"means", std::move(means)}};
}

Json difference_json(const scenario::Study& study, const experiment::Sample& sample,
                     std::size_t arm, const Outcome& outcome) {
  const statistics::Estimate difference = experiment::compare(sample, arm, 0, outcome).difference;
  const double half = half_width(difference);
  return {{"arm", study.arms[arm].name},
          {"outcome", std::string(outcome.name)},
          {"difference", output::json_number(difference.mean)},
          {"low", output::json_number(difference.mean - half)},
          {"high", output::json_number(difference.mean + half)}};
}

}  // namespace

bool is_time_to_look(std::size_t replications, std::size_t last) {
  if (replications <= looks_at_each) return replications > last;
  return static_cast<double>(replications) >= growth * static_cast<double>(last);
}

std::string look_json(const scenario::Study& study, const experiment::Sample& sample) {
  Json arms = Json::array();
  Json differences = Json::array();
  for (std::size_t arm = 0; arm < study.arms.size(); ++arm) {
    arms.push_back(arm_json(study, sample, arm));
    if (arm == 0) continue;
    for (const std::string& name : study.measure)
      differences.push_back(
          difference_json(study, sample, arm, *model::outcomes::find_outcome(name)));
  }
  const Json all = {{"replications", sample.replications()},
                    {"arms", std::move(arms)},
                    {"differences", std::move(differences)}};
  return json_text(all);
}

}  // namespace sightline::apps::serve
