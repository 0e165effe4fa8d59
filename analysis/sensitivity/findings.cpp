// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/core/extremes.hpp>
#include <sightline/sensitivity/findings.hpp>

#include "bootstrap.hpp"
#include "common_dice.hpp"
#include "known_outputs.hpp"

namespace sightline::sensitivity {
namespace {

using statistics::Estimate;

Measure measure_of(const std::string& method, const design::UnitDesign& design,
                   const Outputs& outputs, const Resampling& resampling) {
  if (method == "saltelli") return sobol_indices(design, outputs, resampling);
  if (method == "morris") return elementary_effects(design, outputs, resampling);
  return rank_correlations(design, outputs, resampling);
}

double chance_share_of(const VarianceSplit& split) {
  if (std::isnan(split.parameters.mean)) return not_a_number;
  if (split.of_means.mean <= 0.0) return 0.0;
  return std::clamp(1.0 - split.parameters.mean / split.of_means.mean, 0.0, 1.0);
}

/// Over all known points, with an interval as that of conditional means.
Estimate mean_of(const design::UnitDesign& design, const Outputs& outputs,
                 const Resampling& resampling) {
  const KnownOutputs known(design, outputs);
  std::vector<std::vector<std::size_t>> groups = points_by_group(design);
  for (std::vector<std::size_t>& points : groups) {
    const auto is_unknown = [&known](std::size_t point) { return !known.is_known(point); };
    points.erase(std::remove_if(points.begin(), points.end(), is_unknown), points.end());
  }
  const auto mean = [&](std::span<const std::size_t> picked) {
    double sum = 0.0;
    double count = 0.0;
    for (const std::size_t group : picked) {
      for (const std::size_t point : groups[group]) {
        sum += known.mean(point);
        count += 1.0;
      }
    }
    return std::vector<double>{sum / count};
  };
  return with_common_dice(bootstrap(groups.size(), mean, resampling).front(),
                          by_replication(groups, outputs), outputs, resampling.level);
}

struct WeightsOf {
  std::vector<Estimate> operator()(const SobolIndices& indices) const {
    std::vector<Estimate> weights;
    for (const SobolIndex& index : indices.parameters) {
      weights.push_back(std::isnan(index.total_of_parameters.mean) ? index.total
                                                                   : index.total_of_parameters);
    }
    return weights;
  }
  std::vector<Estimate> operator()(const ElementaryEffects& effects) const {
    std::vector<Estimate> weights;
    for (const ElementaryEffect& effect : effects.parameters)
      weights.push_back(effect.mu_star);
    return weights;
  }
  std::vector<Estimate> operator()(const RankCorrelations& correlations) const {
    std::vector<Estimate> weights;
    for (const RankCorrelation& correlation : correlations.parameters)
      weights.push_back(correlation.partial);
    return weights;
  }
};

}  // namespace

std::vector<Response> responses_of(const FinishedSweep& sweep) {
  std::vector<Response> responses;
  for (std::size_t outcome = 0; outcome < sweep.outcomes.size(); ++outcome) {
    for (std::size_t arm = 1; arm < sweep.arms.size(); ++arm)
      responses.push_back({outcome, arm, std::size_t{0}});
    responses.push_back({outcome, 0, std::nullopt});
  }
  return responses;
}

Finding find_drivers(const FinishedSweep& sweep, const Response& response,
                     const Resampling& resampling) {
  const design::UnitDesign& design = sweep.design.design;
  const Outputs outputs = outputs_of(sweep, response);
  try {
    Finding finding;
    finding.response = response;
    finding.replications = outputs.replications;
    finding.variance = variance_split(design, outputs, resampling);
    finding.chance_share = chance_share_of(finding.variance);
    finding.measure = measure_of(sweep.design.method, design, outputs, resampling);
    finding.thirds = conditional_means(design, outputs, 3, resampling);
    finding.mean = mean_of(design, outputs, resampling);
    return finding;
  } catch (const std::invalid_argument& error) {
    throw InputError(Mistake{
        .key = "sensitivity",
        .text = fmt::format("{} cannot be analysed: {}", name_of(sweep, response), error.what())});
  }
}

bool stands_out_from_chance(const Finding& finding) {
  const bool is_share = std::holds_alternative<SobolIndices>(finding.measure);
  return !is_share || std::isnan(finding.variance.parameters.mean) ||
         finding.variance.parameters.low > 0.0;
}

bool stands_out(const Finding& finding, std::size_t parameter) {
  if (const auto* effects = std::get_if<ElementaryEffects>(&finding.measure)) {
    const ElementaryEffect& effect = effects->parameters[parameter];
    return effect.mu_star.low > effect.mu_star_of_chance;
  }
  const Estimate weight = weights_of(finding)[parameter];
  const bool may_be_negative = std::holds_alternative<RankCorrelations>(finding.measure);
  return stands_out_from_chance(finding) &&
         (weight.low > 0.0 || (may_be_negative && weight.high < 0.0));
}

std::vector<Estimate> weights_of(const Finding& finding) {
  return std::visit(WeightsOf{}, finding.measure);
}

std::string weight_name(const Finding& finding) {
  if (std::holds_alternative<SobolIndices>(finding.measure)) return "total index";
  return std::holds_alternative<ElementaryEffects>(finding.measure) ? "mu*" : "PRCC";
}

std::vector<std::size_t> by_weight(const Finding& finding) {
  const std::vector<Estimate> weights = weights_of(finding);
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // A negative rank correlation says as much as a positive one; a negative index is chance.
  const bool is_signed = std::holds_alternative<RankCorrelations>(finding.measure);
  const auto size = [&](std::size_t i) {
    if (std::isnan(weights[i].mean)) return -infinity;
    return is_signed ? std::abs(weights[i].mean) : weights[i].mean;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
  return order;
}

std::string name_of(const FinishedSweep& sweep, const Response& response) {
  const std::string& outcome = sweep.outcomes.at(response.outcome);
  const std::string& arm = sweep.arms.at(response.arm);
  return response.against
             ? fmt::format("{}, {} minus {}", outcome, arm, sweep.arms.at(*response.against))
             : fmt::format("{} in {}", outcome, arm);
}

}  // namespace sightline::sensitivity
