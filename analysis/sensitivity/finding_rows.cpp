// SPDX-License-Identifier: Apache-2.0
#include "finding_rows.hpp"

#include <sightline/core/extremes.hpp>

namespace sightline::sensitivity {
namespace {

using statistics::Estimate;

/// A number that comes without an interval.
Estimate alone(double value) {
  return {value, not_a_number, not_a_number, not_a_number, 0};
}

struct AddRows {
  std::vector<FindingRow>& rows;

  void operator()(const SobolIndices& indices) const {
    for (const SobolIndex& index : indices.parameters) {
      rows.push_back({"first_order", index.name, index.first});
      rows.push_back({"total_order", index.name, index.total});
      rows.push_back({"first_order_of_parameters", index.name, index.first_of_parameters});
      rows.push_back({"total_order_of_parameters", index.name, index.total_of_parameters});
    }
  }
  void operator()(const ElementaryEffects& effects) const {
    for (const ElementaryEffect& effect : effects.parameters) {
      rows.push_back({"mu", effect.name, effect.mu});
      rows.push_back({"mu_star", effect.name, effect.mu_star});
      rows.push_back({"sigma", effect.name, effect.sigma});
      rows.push_back({"sigma_of_parameters", effect.name, effect.sigma_of_parameters});
      rows.push_back({"mu_star_of_chance", effect.name, alone(effect.mu_star_of_chance)});
    }
  }
  void operator()(const RankCorrelations& correlations) const {
    for (const RankCorrelation& correlation : correlations.parameters)
      rows.push_back({"prcc", correlation.name, correlation.partial});
  }
};

}  // namespace

std::vector<FindingRow> rows_of(const Finding& finding) {
  const VarianceSplit& variance = finding.variance;
  std::vector<FindingRow> rows = {{"mean", "", finding.mean},
                                  {"variance_of_means", "", variance.of_means},
                                  {"variance_of_parameters", "", variance.parameters},
                                  {"variance_of_chance", "", variance.chance},
                                  {"parameter_share", "", variance.parameter_share},
                                  {"chance_share_of_means", "", alone(finding.chance_share)}};
  std::visit(AddRows{rows}, finding.measure);
  for (std::size_t i = 0; i < finding.thirds.size(); ++i)
    rows.push_back({"stands_out", finding.thirds[i].name, alone(stands_out(finding, i) ? 1 : 0)});
  constexpr const char* names[] = {"mean_in_lowest_third", "mean_in_middle_third",
                                   "mean_in_highest_third"};
  for (const ConditionalMeans& means : finding.thirds) {
    for (std::size_t part = 0; part < means.parts.size(); ++part)
      rows.push_back({names[part], means.name, means.parts[part]});
    rows.push_back({"highest_minus_lowest_third", means.name, means.contrast});
  }
  return rows;
}

}  // namespace sightline::sensitivity
