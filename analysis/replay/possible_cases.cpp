// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>

#include <sightline/design/makers.hpp>
#include <sightline/replay/case_run.hpp>
#include <sightline/replay/possible_cases.hpp>

namespace sightline::replay {

namespace {

using scenario::CaseFamily;

constexpr double least_rank = 0.01;
constexpr std::uint64_t design_seed = 2007;

/// A trait that is a rank among families.
struct Rank {
  const char* name;
  double CaseFamily::*value;
};
constexpr std::array<Rank, 3> ranks = {Rank{"family.deception", &CaseFamily::deception},
                                       Rank{"family.fear", &CaseFamily::fear},
                                       Rank{"family.strain", &CaseFamily::strain}};

/// The rank at `u`, from 0 to 1, of the range around the one that the case has.
double rank_at(double rank, double u) {
  const double low = std::max(least_rank, rank - rank_range);
  const double high = std::min(1.0 - least_rank, rank + rank_range);
  return low + u * (high - low);
}

/// Parameters of the picked sets, each with its values.
std::vector<Unknown> unknowns_of(const scenario::CaseInputs& inputs,
                                 const std::vector<std::size_t>& picked) {
  std::vector<Unknown> unknowns;
  if (inputs.sets.empty()) return unknowns;
  for (std::size_t j = 0; j < inputs.sets.front().size(); ++j) {
    Unknown& unknown = unknowns.emplace_back();
    unknown.name = inputs.sets.front()[j].path;
    for (const std::size_t set : picked)
      unknown.values.push_back(inputs.sets[set][j].value);
  }
  return unknowns;
}

}  // namespace

PossibleCases possible_cases(const scenario::Case& of, const scenario::CaseInputs& inputs,
                             std::uint32_t children, std::size_t most_sets) {
  const std::size_t there_are = inputs.by_set.size();
  const std::size_t n = std::min(there_are, most_sets);
  std::vector<std::size_t> picked;
  for (std::size_t i = 0; i < n; ++i)
    picked.push_back(i * there_are / n);
  PossibleCases possible;
  possible.unknowns = unknowns_of(inputs, picked);
  for (const std::size_t set : picked)
    possible.cases.push_back({of, case_input(of, inputs.by_set[set], inputs.standing, children)});
  return possible;
}

void vary_family(PossibleCases& possible) {
  const std::size_t n = possible.cases.size();
  const design::UnitDesign design = design::latin_hypercube(n, ranks.size() + 1, design_seed);
  for (std::size_t j = 0; j < ranks.size(); ++j) {
    Unknown& unknown = possible.unknowns.emplace_back();
    unknown.name = ranks[j].name;
    for (std::size_t i = 0; i < n; ++i) {
      double& rank = (*possible.cases[i].of.family).*(ranks[j].value);
      rank = rank_at(rank, design.at(i, j));
      unknown.values.push_back(rank);
    }
  }
  Unknown& aggression = possible.unknowns.emplace_back();
  aggression.name = "family.aggression";
  for (std::size_t i = 0; i < n; ++i) {
    const double factor = std::pow(aggression_range, 2.0 * design.at(i, ranks.size()) - 1.0);
    for (scenario::CaseAdult& adult : possible.cases[i].of.family->adults)
      adult.aggression *= factor;
    aggression.values.push_back(factor);
  }
}

}  // namespace sightline::replay
