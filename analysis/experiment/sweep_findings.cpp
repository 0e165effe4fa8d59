// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <sightline/experiment/sweep_files.hpp>

namespace sightline::experiment {
namespace {

const statistics::Estimate* estimate_at(const PointResult& point, std::size_t arm,
                                        std::size_t outcome) {
  if (point.count == 0) return nullptr;
  const statistics::Estimate& difference =
      arm == 0 ? point.summary.arms.front().outcomes.at(outcome)
               : point.summary.comparisons.at(arm - 1).outcomes.at(outcome).difference;
  return std::isnan(difference.mean) ? nullptr : &difference;
}

SweepFinding finding_of(const SweepResult& result, std::size_t arm, std::size_t outcome) {
  SweepFinding finding;
  finding.arm = arm;
  finding.outcome = outcome;
  double least = 0.0;
  double most = 0.0;
  for (std::size_t i = 0; i < result.points.size(); ++i) {
    const statistics::Estimate* difference = estimate_at(result.points[i], arm, outcome);
    if (difference == nullptr) continue;
    if (finding.points == 0 || difference->mean < least) {
      least = difference->mean;
      finding.lowest = i;
    }
    if (finding.points == 0 || difference->mean > most) {
      most = difference->mean;
      finding.highest = i;
    }
    ++finding.points;
    if (difference->mean < 0) ++finding.negative;
    if (difference->high < 0) ++finding.below_zero;
    if (difference->low > 0) ++finding.above_zero;
  }
  return finding;
}

}  // namespace

std::vector<SweepFinding> sweep_findings(const Sweep& sweep, const SweepResult& result) {
  std::vector<SweepFinding> findings;
  const std::size_t first = sweep.study().arms.size() == 1 ? 0 : 1;
  for (const std::size_t outcome : result.asked) {
    for (std::size_t arm = first; arm < sweep.study().arms.size(); ++arm) {
      const SweepFinding finding = finding_of(result, arm, outcome);
      if (finding.points > 0) findings.push_back(finding);
    }
  }
  return findings;
}

}  // namespace sightline::experiment
