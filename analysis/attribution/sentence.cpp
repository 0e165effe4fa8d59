// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include <sightline/attribution/findings.hpp>
#include <sightline/experiment/headline.hpp>

namespace sightline::attribution {
namespace {

using statistics::Estimate;

bool excludes_zero(const Estimate& estimate) {
  return estimate.low > 0 || estimate.high < 0;
}

/// "A", "A and B", "A, B and C".
std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  return text;
}

std::string with_interval(const Estimate& estimate) {
  const int decimals = experiment::decimals_of(estimate);
  return fmt::format("{:+.{}f} [{:+.{}f}, {:+.{}f}]", estimate.mean, decimals, estimate.low,
                     decimals, estimate.high, decimals);
}

/// Reforms by the size of their share, greatest first.
std::vector<std::size_t> by_size(const std::vector<Share>& shares) {
  std::vector<std::size_t> places(shares.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
    return std::abs(shares[a].estimate.mean) > std::abs(shares[b].estimate.mean);
  });
  return places;
}

std::string parts_in_words(const FinishedStudy& study, const Split& split) {
  std::vector<std::string> parts;
  std::vector<std::string> unclear;
  for (const std::size_t i : by_size(split.shares)) {
    const Estimate& share = split.shares[i].estimate;
    if (!excludes_zero(share)) {
      unclear.push_back(study.reforms[i]);
      continue;
    }
    const double percent = 100.0 * share.mean / split.total.mean;
    parts.push_back(
        excludes_zero(split.total)
            ? fmt::format("{} {} ({:.0f} %)", study.reforms[i], with_interval(share), percent)
            : fmt::format("{} {}", study.reforms[i], with_interval(share)));
  }
  std::string text;
  if (!parts.empty()) text = " Of this, " + listed(parts) + ".";
  if (!unclear.empty()) {
    text += fmt::format(" What {} {} cannot be told from nothing at this precision.",
                        listed(unclear), unclear.size() == 1 ? "does" : "do");
  }
  return text;
}

/// The clearest pairs; with the sign of the total they help each other.
std::string pairs_in_words(const FinishedStudy& study, const Split& split) {
  std::vector<const Interaction*> clear;
  for (const Interaction& pair : split.interactions) {
    if (excludes_zero(pair.estimate)) clear.push_back(&pair);
  }
  if (split.interactions.empty()) return "";
  if (clear.empty()) return " No pair of them clearly helps or hinders each other.";
  std::stable_sort(clear.begin(), clear.end(), [](const auto* a, const auto* b) {
    return std::abs(a->estimate.mean) > std::abs(b->estimate.mean);
  });
  const Interaction& first = *clear.front();
  const bool helps = first.estimate.mean * split.total.mean > 0;
  return fmt::format(
      " {} and {} do {} together than the sum of what each does without the other "
      "({}){}.",
      study.reforms[first.first], study.reforms[first.second], helps ? "more" : "less",
      with_interval(first.estimate),
      clear.size() == 1 ? ""
                        : fmt::format("; {} of {} pairs interact clearly", clear.size(),
                                      split.interactions.size()));
}

}  // namespace

std::string attribution_sentence(const FinishedStudy& study, const Finding& finding) {
  const Split& split = finding.split;
  if (!std::isfinite(split.total.low)) {
    return fmt::format("One observation is too few to say which reform changes {}.",
                       finding.outcome->name);
  }
  if (split.total.mean == 0 && split.total.standard_error == 0) {
    return fmt::format("{} together change nothing in {}.", listed(study.reforms),
                       finding.outcome->name);
  }
  std::string text =
      fmt::format("{} together change {} by {} ({}; 95 % interval).", listed(study.reforms),
                  finding.outcome->name, with_interval(split.total), finding.outcome->unit);
  if (!excludes_zero(split.total)) text += " That cannot be told from nothing.";
  return text + parts_in_words(study, split) + pairs_in_words(study, split);
}

}  // namespace sightline::attribution
