// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/sensitivity/failing_points.hpp>
#include <sightline/sensitivity/findings.hpp>
#include <sightline/statistics/estimate.hpp>

#include "known_outputs.hpp"

namespace sightline::sensitivity {
namespace {

bool is_met(const Condition& condition, double value) {
  return condition.is_at_least ? value >= condition.limit : value <= condition.limit;
}

bool is_beyond_chance(const Condition& condition, const statistics::Estimate& estimate) {
  return condition.is_at_least ? estimate.low >= condition.limit : estimate.high <= condition.limit;
}

std::vector<Axis> axes_of(const FinishedSweep& sweep) {
  std::vector<Axis> axes;
  for (std::size_t d = 0; d < sweep.design.design.dimensions; ++d) {
    const experiment::StoredDesign::Range& range = sweep.design.ranges[d];
    Axis axis{design::name_of(sweep.design.design, d), range.unit, {}};
    if (range.unit == "switch") {
      axis.unit.clear();
      axis.categories = {"off", "on"};
    } else if (range.unit == "1") {
      axis.unit.clear();
    }
    axes.push_back(std::move(axis));
  }
  return axes;
}

}  // namespace

Discovery discover(const FinishedSweep& sweep, const Condition& condition, const PrimPlan& plan) {
  const design::UnitDesign& design = sweep.design.design;
  const Outputs outputs = outputs_of(sweep, condition.response);
  const KnownOutputs known(design, outputs);
  const IndependentPoints points = independent_points(design, known);
  if (points.known.empty()) {
    throw InputError(Mistake{.key = "discover",
                             .text = fmt::format("{} is defined at no design point",
                                                 name_of(sweep, condition.response))});
  }
  Discovery discovery;
  discovery.condition = condition;
  discovery.left_out = points.left_out;
  discovery.points.axes = axes_of(sweep);
  for (const std::size_t point : points.known) {
    for (std::size_t d = 0; d < design.dimensions; ++d)
      discovery.points.values.push_back(sweep.design.values[point * design.dimensions + d]);
    const statistics::Estimate estimate = statistics::estimate_mean(
        std::span(outputs.numbers).subspan(point * outputs.replications, outputs.replications));
    const bool is_of_interest = is_met(condition, estimate.mean);
    discovery.points.of_interest.push_back(is_of_interest);
    if (is_of_interest && is_beyond_chance(condition, estimate)) ++discovery.beyond_chance;
  }
  discovery.boxes = discover_scenarios(discovery.points, plan);
  return discovery;
}

std::string words(const FinishedSweep& sweep, const Condition& condition) {
  const Response& response = condition.response;
  const std::string& outcome = sweep.outcomes.at(response.outcome);
  const std::string& arm = sweep.arms.at(response.arm);
  const std::string what = response.against
                               ? fmt::format("the difference in {} of {} against {}", outcome, arm,
                                             sweep.arms.at(*response.against))
                               : fmt::format("{} in {}", outcome, arm);
  return fmt::format("{} is {:.4g} or {}", what, condition.limit,
                     condition.is_at_least ? "more" : "less");
}

std::vector<std::string> discovery_sentences(const FinishedSweep& sweep,
                                             const Discovery& discovery) {
  std::vector<std::string> sentences;
  const std::string what = words(sweep, discovery.condition);
  for (const FoundBox& found : discovery.boxes.boxes) {
    if (found.box.restrictions.empty()) continue;
    std::string text = sentence(found.box, discovery.points.axes, what);
    // Its density is that among the points outside of earlier boxes, and may be below that of all.
    if (!sentences.empty()) text = "Among the points outside of that, w" + text.substr(1);
    sentences.push_back(std::move(text));
  }
  if (sentences.empty()) {
    sentences.push_back(fmt::format(
        "No part of the ranges was found in which it happens more often than elsewhere: {} at {} "
        "of {} points.",
        what, discovery.boxes.of_interest, discovery.boxes.points));
  }
  return sentences;
}

}  // namespace sightline::sensitivity
