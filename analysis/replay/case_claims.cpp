// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sightline/replay/case_claims.hpp>

namespace sightline::replay {

namespace {

using scenario::Case;
using scenario::CaseClaim;

constexpr std::size_t unknowns_told = 3;
constexpr std::size_t fewest_sets = 8;  ///< for a correlation that is worth telling

std::vector<double> ranks(const std::vector<double>& numbers) {
  std::vector<std::size_t> order(numbers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return numbers[a] < numbers[b]; });
  std::vector<double> result(numbers.size());
  for (std::size_t from = 0; from < order.size();) {
    std::size_t to = from;
    while (to < order.size() && numbers[order[to]] == numbers[order[from]])
      ++to;
    for (std::size_t i = from; i < to; ++i)
      result[order[i]] = static_cast<double>(from + to - 1) / 2.0;
    from = to;
  }
  return result;
}

/// The mean gain of each parameter set that was used.
std::vector<double> gains_by_set(const Futures& futures, CaseClaim::Outcome outcome) {
  const std::size_t sets = futures.sets.size();
  std::vector<double> gains(sets, 0.0);
  const auto holds = [&](const Future& one) {
    return outcome == CaseClaim::Outcome::alive_at_the_date ? one.is_alive : one.is_protected;
  };
  for (std::size_t r = 0; r < futures.replications; ++r) {
    const double with = holds(futures.arms[1].futures[r]) ? 1.0 : 0.0;
    const double without = holds(futures.arms[0].futures[r]) ? 1.0 : 0.0;
    gains[r % sets] += (with - without) * static_cast<double>(sets) / futures.replications;
  }
  return gains;
}

std::vector<Unknown> unknowns_of(const scenario::CaseInputs& inputs, const Futures& futures,
                                 const std::vector<double>& gains) {
  std::vector<Unknown> unknowns;
  if (inputs.sets.empty() || futures.sets.size() < fewest_sets) return unknowns;
  for (std::size_t p = 0; p < inputs.sets.front().size(); ++p) {
    std::vector<double> values;
    for (const std::size_t set : futures.sets)
      values.push_back(inputs.sets[set][p].value);
    unknowns.push_back({inputs.sets.front()[p].path, rank_correlation(values, gains)});
  }
  std::stable_sort(unknowns.begin(), unknowns.end(), [](const Unknown& a, const Unknown& b) {
    return std::abs(a.correlation) > std::abs(b.correlation);
  });
  unknowns.resize(std::min(unknowns.size(), unknowns_told));
  return unknowns;
}

ClaimFinding weigh(const Case& of, const CaseClaim& claim, const std::filesystem::path& scenarios,
                   const std::string& ensemble, FuturesPlan plan) {
  ClaimFinding finding;
  finding.claim = claim.id;
  if (!claim.not_represented.empty()) return finding;
  plan.from = scenario::find_decision(of, claim.from)->on;
  const scenario::CaseInputs inputs = scenario::read_case_inputs(
      scenarios, of, {{}, claim.reforms}, ensemble, period_of(of), plan.from);
  const Futures futures = futures_of(of, inputs, plan);
  const std::vector<double> gains = gains_by_set(futures, claim.outcome);
  finding.is_told = true;
  finding.gain = claim.outcome == CaseClaim::Outcome::alive_at_the_date
                     ? futures.arms[1].alive_difference
                     : futures.arms[1].protected_difference;
  finding.sets = gains.size();
  finding.support =
      static_cast<double>(std::count_if(gains.begin(), gains.end(),
                                        [&](double gain) { return gain >= claim.by_at_least; })) /
      static_cast<double>(gains.size());
  finding.unknowns = unknowns_of(inputs, futures, gains);
  return finding;
}

}  // namespace

double rank_correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const std::vector<double> x = ranks(a);
  const std::vector<double> y = ranks(b);
  const double middle = (static_cast<double>(x.size()) - 1.0) / 2.0;
  double xx = 0.0, yy = 0.0, xy = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - middle) * (x[i] - middle);
    yy += (y[i] - middle) * (y[i] - middle);
    xy += (x[i] - middle) * (y[i] - middle);
  }
  return xx > 0.0 && yy > 0.0 ? xy / std::sqrt(xx * yy) : 0.0;
}

std::vector<ClaimFinding> weigh_claims(const Case& of, const std::filesystem::path& scenarios,
                                       const std::string& ensemble, const FuturesPlan& plan) {
  std::vector<ClaimFinding> findings;
  for (const CaseClaim& claim : of.claims)
    findings.push_back(weigh(of, claim, scenarios, ensemble, plan));
  return findings;
}

std::string claims_text(const Case& of, const std::vector<ClaimFinding>& findings) {
  std::string text = "What is claimed of the case, and what the model gives for it\n";
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const CaseClaim& claim = of.claims[i];
    const ClaimFinding& finding = findings[i];
    text += fmt::format("\n{} ({}): {}\n", claim.id, claim.by, claim.says);
    if (!finding.is_told) {
      text += fmt::format("     not represented: {}\n", claim.not_represented);
      continue;
    }
    const bool is_alive = claim.outcome == CaseClaim::Outcome::alive_at_the_date;
    text += fmt::format(
        "     {} from {}: share {} on the date {:+.3f} [{:+.3f}, {:+.3f}]; at least {:+.2f} in "
        "{:.0f} % of {} parameter set{}\n",
        fmt::join(claim.reforms, "+"), claim.from, is_alive ? "alive" : "protected",
        finding.gain.mean, finding.gain.low, finding.gain.high, claim.by_at_least,
        100.0 * finding.support, finding.sets, finding.sets == 1 ? "" : "s");
    for (const Unknown& unknown : finding.unknowns)
      text += fmt::format("     goes with {} (rank correlation {:+.2f})\n", unknown.path,
                          unknown.correlation);
  }
  return text;
}

}  // namespace sightline::replay
