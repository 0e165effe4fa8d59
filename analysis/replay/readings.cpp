// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include <sightline/core/error.hpp>
#include <sightline/replay/readings.hpp>
#include <sightline/statistics/clusters.hpp>

namespace sightline::replay {

namespace {

using scenario::Case;
using scenario::CaseClaim;

constexpr std::size_t least_for_thirds = 6;
constexpr std::array<std::string_view, 3> support_names = {"supported", "not supported",
                                                           "cannot be told"};

/// Possible cases in the order of the unknown, those that no future is of left out.
std::vector<std::size_t> in_order(const Unknown& unknown, const std::vector<std::size_t>& case_of) {
  std::vector<std::size_t> cases = case_of;
  std::sort(cases.begin(), cases.end());
  cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
  std::stable_sort(cases.begin(), cases.end(), [&](std::size_t a, std::size_t b) {
    return unknown.values[a] < unknown.values[b];
  });
  return cases;
}

/// The mean of the futures of some possible cases.
statistics::Estimate mean_of(const std::vector<double>& numbers,
                             const std::vector<std::size_t>& case_of,
                             const std::vector<std::size_t>& of_these, double level) {
  std::vector<double> chosen;
  std::vector<std::size_t> cluster_of;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto found = std::find(of_these.begin(), of_these.end(), case_of[i]);
    if (found == of_these.end()) continue;
    chosen.push_back(numbers[i]);
    cluster_of.push_back(static_cast<std::size_t>(found - of_these.begin()));
  }
  return statistics::mean_in_clusters(chosen, cluster_of, of_these.size(), 1.0, level);
}

/// The difference of two independent means, from the interval of each (Zou and Donner 2008,
/// Statistics in Medicine 27:1693).
statistics::Estimate difference_of(const statistics::Estimate& upper,
                                   const statistics::Estimate& lower) {
  statistics::Estimate shift;
  shift.mean = upper.mean - lower.mean;
  shift.low = shift.mean - std::hypot(upper.mean - upper.low, lower.high - lower.mean);
  shift.high = shift.mean + std::hypot(upper.high - upper.mean, lower.mean - lower.low);
  shift.standard_error = std::hypot(upper.standard_error, lower.standard_error);
  shift.n = upper.n + lower.n;
  return shift;
}

double mean_value(const Unknown& unknown, const std::vector<std::size_t>& cases) {
  double sum = 0.0;
  for (const std::size_t one : cases)
    sum += unknown.values[one];
  return sum / static_cast<double>(cases.size());
}

UnknownEffect effect_of(const Unknown& unknown, const std::vector<double>& numbers,
                        const std::vector<std::size_t>& case_of, double level) {
  const std::vector<std::size_t> cases = in_order(unknown, case_of);
  const auto third = static_cast<std::ptrdiff_t>(cases.size() / 3);
  const std::vector<std::size_t> lower(cases.begin(), cases.begin() + third);
  const std::vector<std::size_t> upper(cases.end() - third, cases.end());
  UnknownEffect effect;
  effect.name = unknown.name;
  effect.lower_value = mean_value(unknown, lower);
  effect.upper_value = mean_value(unknown, upper);
  effect.lower = mean_of(numbers, case_of, lower, level);
  effect.upper = mean_of(numbers, case_of, upper, level);
  effect.shift = difference_of(effect.upper, effect.lower);
  return effect;
}

Ending ending_of_claim(const CaseClaim& claim) {
  return claim.outcome == CaseClaim::Outcome::alive_at_the_date ? Ending::alive_at_the_date
                                                                : Ending::protected_at_the_date;
}

/// The claims of one day, by their place in the file, and the packages of reforms they name.
struct ClaimsOfDay {
  Date from{};
  std::vector<std::size_t> claims;
  std::vector<std::vector<std::string>> packages{{}};

  void add(std::size_t claim, const std::vector<std::string>& reforms) {
    claims.push_back(claim);
    if (std::find(packages.begin(), packages.end(), reforms) == packages.end())
      packages.push_back(reforms);
  }
  [[nodiscard]] std::size_t arm_of(const std::vector<std::string>& reforms) const {
    return static_cast<std::size_t>(std::find(packages.begin(), packages.end(), reforms) -
                                    packages.begin());
  }
};

std::vector<ClaimsOfDay> by_day(const std::vector<ReadClaim>& claims) {
  std::map<std::chrono::sys_days, ClaimsOfDay> days;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!claims[i].claim.not_represented.empty()) continue;
    ClaimsOfDay& day = days[std::chrono::sys_days(claims[i].from)];
    day.from = claims[i].from;
    day.add(i, claims[i].claim.reforms);
  }
  std::vector<ClaimsOfDay> ordered;
  for (auto& [date, day] : days)
    ordered.push_back(std::move(day));
  return ordered;
}

PossibleCases cases_to_read_with(const Case& of, const scenario::CaseInputs& inputs,
                                 const ReadingsRequest& request) {
  PossibleCases possible = possible_cases(of, inputs, request.children, request.most_sets);
  if (inputs.sets.empty()) possible.cases.resize(cases_without_ensemble, possible.cases.front());
  vary_family(possible);
  return possible;
}

void read_claim(ReadClaim& read, const CaseFutures& found, std::size_t arm,
                const std::vector<Unknown>& unknowns, const std::vector<std::size_t>& case_of) {
  const auto which = static_cast<std::size_t>(ending_of_claim(read.claim));
  read.without = found.arms.front().endings[which].estimate;
  read.with = found.arms[arm].endings[which].estimate;
  read.difference = found.arms[arm].differences[which].estimate;
  read.support = support_of(read.difference, read.claim.by_at_least);
  std::vector<double> differences;
  for (std::size_t i = 0; i < found.futures; ++i)
    differences.push_back(found.arms[arm].by_future[i][which] -
                          found.arms.front().by_future[i][which]);
  read.unknowns = unknown_effects(unknowns, differences, case_of);
}

/// Reads the claims of one day; false if it was cancelled.
bool read_day(const Case& of, const ClaimsOfDay& day, const InputsFrom& inputs_from,
              const ReadingsRequest& request, Readings& readings) {
  const scenario::CaseInputs inputs = inputs_from(day.packages, day.from);
  readings.ensemble = inputs.ensemble;
  readings.pasts = request.pasts;
  PossibleCases possible = cases_to_read_with(of, inputs, request);
  const CaseHistories histories(std::move(possible.cases), day.from, request.work, request.pasts);
  if (histories.is_interrupted()) return false;
  FuturesRequest futures;
  futures.from = day.from;
  futures.futures = request.futures;
  futures.work = request.work;
  for (const scenario::CaseArm& arm : inputs.arms)
    futures.arms.push_back({arm.name, arm.changes, {}});
  const CaseFutures found = case_futures(histories, futures);
  if (found.is_interrupted) return false;
  std::vector<std::size_t> case_of;
  for (const std::size_t kept : found.set_of)
    case_of.push_back(histories.possible_of(kept));
  for (const std::size_t claim : day.claims) {
    ReadClaim& read = readings.claims[claim];
    read_claim(read, found, day.arm_of(read.claim.reforms), possible.unknowns, case_of);
  }
  readings.days.push_back(
      {day.from, histories.tried(), histories.left_out(), histories.protected_already()});
  return true;
}

void require_claims(const Case& of) {
  std::vector<Mistake> mistakes;
  if (of.claims.empty()) mistakes.push_back({of.file, 0, 0, "claims", "the case has none to read"});
  if (!of.family)
    mistakes.push_back(
        {of.file, 0, 0, "family", "is missing: the model cannot go on with the case"});
  if (!of.fatal)
    mistakes.push_back({of.file, 0, 0, "fatal", "is missing: futures count up to this day"});
  if (!mistakes.empty()) throw InputError(std::move(mistakes));
}

}  // namespace

std::string_view name_of(Support support) {
  return support_names[static_cast<std::size_t>(support)];
}

Support support_of(const statistics::Estimate& difference, double by_at_least) {
  if (difference.low >= by_at_least) return Support::supported;
  return difference.high < by_at_least ? Support::not_supported : Support::cannot_be_told;
}

std::vector<UnknownEffect> unknown_effects(const std::vector<Unknown>& unknowns,
                                           const std::vector<double>& numbers,
                                           const std::vector<std::size_t>& case_of) {
  std::vector<const Unknown*> varied;
  for (const Unknown& unknown : unknowns) {
    const std::vector<std::size_t> cases = in_order(unknown, case_of);
    if (cases.size() < least_for_thirds) continue;
    if (unknown.values[cases.front()] < unknown.values[cases.back()]) varied.push_back(&unknown);
  }
  const double level =
      1.0 - (1.0 - statistics::usual_level) / std::max(1.0, static_cast<double>(varied.size()));
  std::vector<UnknownEffect> effects;
  for (const Unknown* const unknown : varied)
    effects.push_back(effect_of(*unknown, numbers, case_of, level));
  std::stable_sort(effects.begin(), effects.end(), [](const auto& a, const auto& b) {
    return std::abs(a.shift.mean) > std::abs(b.shift.mean);
  });
  return effects;
}

Readings read_claims(const Case& of, const InputsFrom& inputs_from,
                     const ReadingsRequest& request) {
  require_claims(of);
  Readings readings;
  readings.futures = request.futures;
  for (const CaseClaim& claim : of.claims) {
    ReadClaim& read = readings.claims.emplace_back();
    read.claim = claim;
    const scenario::CaseDecision* const decision = scenario::find_decision(of, claim.from);
    if (decision != nullptr) read.from = decision->on;
  }
  for (const ClaimsOfDay& day : by_day(readings.claims)) {
    readings.is_interrupted = !read_day(of, day, inputs_from, request, readings);
    if (readings.is_interrupted) break;
  }
  return readings;
}

}  // namespace sightline::replay
