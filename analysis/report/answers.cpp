// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <fmt/format.h>

#include <sightline/experiment/headline.hpp>
#include <sightline/model/outcomes/measures.hpp>

#include "sections.hpp"

namespace sightline::report {
namespace {

using model::outcomes::catalogue;

/// How many points of a sweep say what of an arm.
struct Points {
  std::size_t all = 0;
  std::size_t below = 0;
  std::size_t clearly_below = 0;
  std::size_t clearly_above = 0;
};

Points points_of(const FinishedFolder& finished, std::size_t arm, std::size_t outcome) {
  const std::vector<double>& mean = numbers_of(finished.results, "difference");
  const std::vector<double>& low = numbers_of(finished.results, "difference_low");
  const std::vector<double>& high = numbers_of(finished.results, "difference_high");
  const std::size_t arms = finished.study.arms.size();
  Points points;
  for (std::size_t i = arm * catalogue().size() + outcome; i < mean.size();
       i += arms * catalogue().size()) {
    if (std::isnan(mean[i])) continue;
    ++points.all;
    if (mean[i] < 0) ++points.below;
    if (high[i] < 0) ++points.clearly_below;
    if (low[i] > 0) ++points.clearly_above;
  }
  return points;
}

std::string sweep_sentence(const FinishedFolder& finished, std::size_t arm) {
  const std::string& asked =
      finished.study.measure.empty() ? "missed_case_rate" : finished.study.measure.front();
  const Points points = points_of(finished, arm, experiment::outcome_index(asked));
  const std::string name = experiment::in_words(finished.study.arms[arm].name);
  const std::string outcome = experiment::in_words(asked);
  if (points.all == 0) {
    return fmt::format("{}: {} is not defined at any point of the design.", name, outcome);
  }
  return fmt::format(
      "{}: {} is lower than with {} at {} of {} points of the design; the 95 % interval excludes "
      "zero at {} (lower at {}, higher at {}).",
      name, outcome, finished.study.arms[0].name, points.below, points.all,
      points.clearly_below + points.clearly_above, points.clearly_below, points.clearly_above);
}

}  // namespace

Json answers_of(const FinishedFolder& finished) {
  Json answers = Json::array();
  for (std::size_t arm = 1; arm < finished.study.arms.size(); ++arm) {
    answers.push_back(
        {{"arm", arm},
         {"sentence", finished.is_sweep
                          ? sweep_sentence(finished, arm)
                          : experiment::headline_sentence(finished.study, finished.summary, arm)}});
  }
  return answers;
}

}  // namespace sightline::report
