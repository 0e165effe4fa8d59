// SPDX-License-Identifier: Apache-2.0
// What drives a result, as numbers, as a table, as JSON and in a sentence that can be quoted.
#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include <sightline/output/csv.hpp>
#include <sightline/sensitivity/conditional_means.hpp>
#include <sightline/sensitivity/elementary_effects.hpp>
#include <sightline/sensitivity/finished_sweep.hpp>
#include <sightline/sensitivity/rank_correlation.hpp>
#include <sightline/sensitivity/sobol_indices.hpp>
#include <sightline/sensitivity/variance_split.hpp>

namespace sightline::sensitivity {

/// Saltelli's design gives Sobol indices, Morris' trajectories elementary effects, every other
/// design rank correlations.
using Measure = std::variant<SobolIndices, ElementaryEffects, RankCorrelations>;

struct Finding {
  Response response;
  VarianceSplit variance;
  /// Share of the variance of the means of points that is chance, as if no parameter had moved
  /// them, in [0, 1]; NaN with one replication.
  double chance_share = 0.0;
  Measure measure;
  std::vector<ConditionalMeans> thirds;  ///< of each range: lowest, middle, highest
  statistics::Estimate mean;             ///< over all known points; interval as of `thirds`
  std::size_t replications = 0;          ///< at each point, less those that failed anywhere
};

/// The responses that a sweep answers by itself: for each outcome the paired difference of every
/// arm to the first, then the level of the first arm.
[[nodiscard]] std::vector<Response> responses_of(const FinishedSweep& sweep);

/// Throws InputError if the response is known at too few points for the design's measure.
[[nodiscard]] Finding find_drivers(const FinishedSweep& sweep, const Response& response,
                                   const Resampling& resampling = {});

/// Whether Sobol indices are shares of anything: the interval of the variance that parameters make
/// lies above 0. Not known with one replication: then true, as for all other measures.
[[nodiscard]] bool stands_out_from_chance(const Finding& finding);

/// Whether the parameter, by its place, can be told from one that does nothing.
[[nodiscard]] bool stands_out(const Finding& finding, std::size_t parameter);

/// How much each parameter matters, by the measure of the design: total index of the parameters (of
/// all variance with one replication), mu_star, or rank correlation.
[[nodiscard]] std::vector<statistics::Estimate> weights_of(const Finding& finding);
/// "total index", "mu*" or "PRCC".
[[nodiscard]] std::string weight_name(const Finding& finding);
/// Parameters by weight, greatest first, rank correlations by their size; those without come last.
[[nodiscard]] std::vector<std::size_t> by_weight(const Finding& finding);

/// "missed_case_rate, paediatricians-attend minus baseline" or "missed_case_rate in baseline".
[[nodiscard]] std::string name_of(const FinishedSweep& sweep, const Response& response);

/// One line for each number: outcome, arm, against, what, parameter, value, low, high,
/// standard_error, observations. `what` is mean, variance_of_means, variance_of_parameters,
/// variance_of_chance, parameter_share, chance_share_of_means; first_order, total_order and both
/// _of_parameters; mu, mu_star, sigma, sigma_of_parameters, mu_star_of_chance; prcc; stands_out, 1
/// where stands_out() and else 0;
/// mean_in_lowest_third, mean_in_middle_third, mean_in_highest_third, highest_minus_lowest_third.
[[nodiscard]] output::CsvTable sensitivity_table(const FinishedSweep& sweep,
                                                 const std::vector<Finding>& findings);
[[nodiscard]] std::string sensitivity_json(const FinishedSweep& sweep,
                                           const std::vector<Finding>& findings);
/// "What drives missed_case_rate, ..: X (total index 0.42 [0.30, 0.55]), then Y ..; of what sets
/// the points apart 40 % is chance, with 6 replications each."
[[nodiscard]] std::string sensitivity_sentence(const FinishedSweep& sweep, const Finding& finding);

/// With which parameter the response moves most from the lowest third of its range to the highest,
/// and in which thirds a difference turns its sign beyond chance: "It moves most with X: .. ".
/// Empty for a response that is defined at no point.
[[nodiscard]] std::string reversal_sentence(const Finding& finding);

/// Writes sensitivity_table() to FOLDER/tables/sensitivity.csv. Throws RunError.
void write_sensitivity(const std::filesystem::path& folder, const FinishedSweep& sweep,
                       const std::vector<Finding>& findings);

}  // namespace sightline::sensitivity
