// SPDX-License-Identifier: Apache-2.0
#include "summary.hpp"

#include <algorithm>
#include <cmath>

namespace sightline::bench {
namespace {

/// The greatest k such that the k-th smallest and the k-th greatest of n values enclose their
/// distribution's median with probability 0.95 or more; 0 if even the extremes do not.
std::size_t rank_of_interval(std::size_t n) {
  constexpr double most_outside = 0.05;
  double probability = std::exp2(-static_cast<double>(n));  // of exactly `below` values below it
  double outside = 0.0;
  std::size_t below = 0;
  while (below < n / 2) {
    outside += 2.0 * probability;
    if (outside > most_outside) break;
    probability *= static_cast<double>(n - below) / static_cast<double>(below + 1);
    ++below;
  }
  return below;
}

}  // namespace

Summary summary_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t n = values.size();
  Summary summary;
  summary.least = values.front();
  summary.greatest = values.back();
  summary.median = n % 2 == 1 ? values[n / 2] : 0.5 * (values[n / 2 - 1] + values[n / 2]);
  if (const std::size_t rank = rank_of_interval(n); rank > 0) {
    summary.low = values[rank - 1];
    summary.high = values[n - rank];
    summary.has_interval = true;
  }
  return summary;
}

Verdict verdict_on(const Summary& summary, const Target& target) {
  if (target.aim == Aim::none) return Verdict::none;
  if (!summary.has_interval) return Verdict::not_shown;
  const bool is_above = summary.low >= target.value;
  const bool is_below = summary.high <= target.value;
  if (!is_above && !is_below) return Verdict::not_shown;
  return is_above == (target.aim == Aim::at_least) ? Verdict::met : Verdict::not_met;
}

std::string_view to_text(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return "met";
    case Verdict::not_met:
      return "not met";
    case Verdict::not_shown:
      return "not shown";
    default:
      return "";
  }
}

}  // namespace sightline::bench
