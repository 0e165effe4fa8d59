// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/design/makers.hpp>
#include <sightline/experiment/sweep.hpp>

namespace sightline::experiment {
namespace {

using scenario::DesignMethod;
using scenario::Variation;

/// Up to this many points a Latin hypercube is the best of many; the search is quadratic in them.
constexpr std::size_t most_points_chosen = 1000;
constexpr std::size_t most_points_told = 5;
/// Of the step between even places: nearer to today's than this, a place gives way to it, since an
/// exchange between the two would be of next to nothing.
constexpr double gives_way = 0.25;

/// Even places, and that of today's system among them.
std::vector<double> places_of_curve(const Variation& variation) {
  const scenario::Varied& first = variation.varied.front();
  const double today = (first.today.value() - first.low) / (first.high - first.low);
  const double step = 1.0 / (variation.points - 1.0);
  std::vector<double> places = {today};
  for (std::uint32_t i = 0; i < variation.points; ++i) {
    const double place = step * i;
    if (std::abs(place - today) >= gives_way * step) places.push_back(place);
  }
  std::sort(places.begin(), places.end());
  return places;
}

/// The design of a curve: a grid of one dimension along which all move.
design::UnitDesign curve_design(const Variation& variation) {
  const std::vector<double> places = places_of_curve(variation);
  const std::size_t dimensions = variation.varied.size();
  design::UnitDesign design = design::full_grid({places.size()});
  design.dimensions = dimensions;
  design.values.clear();
  for (const double place : places)
    design.values.insert(design.values.end(), dimensions, place);
  return design;
}

design::UnitDesign design_of(const Variation& variation) {
  const std::size_t dimensions = variation.varied.size();
  switch (variation.method) {
    case DesignMethod::grid: {
      std::vector<std::size_t> levels;
      for (const scenario::Varied& varied : variation.varied)
        levels.push_back(varied.levels);
      return design::full_grid(levels);
    }
    case DesignMethod::latin_hypercube:
      return design::latin_hypercube(
          variation.points, dimensions, variation.seed,
          variation.points <= most_points_chosen ? design::usual_candidates : 1);
    case DesignMethod::sobol:
      return design::sobol_sequence(variation.points, dimensions, variation.seed);
    case DesignMethod::morris:
      return design::morris_trajectories(
          dimensions, variation.seed,
          {.trajectories = variation.trajectories, .levels = variation.levels});
    case DesignMethod::curve:
      return curve_design(variation);
    case DesignMethod::saltelli:
      break;
  }
  return design::saltelli_blocks(variation.points, dimensions, variation.seed);
}

/// Throws InputError with the first points at which parameters contradict each other.
void check_points(const Sweep& sweep) {
  std::vector<Mistake> mistakes;
  std::size_t wrong = 0;
  for (std::size_t point = 0; point < sweep.points(); ++point) {
    const std::vector<Mistake> found = scenario::mistakes_at(sweep.study(), sweep.values(point));
    if (found.empty()) continue;
    if (++wrong > most_points_told) continue;
    mistakes.push_back(Mistake{
        .key = "vary",
        .text = fmt::format("design point {}: {}: {}", point, found[0].key, found[0].text)});
  }
  if (wrong == 0) return;
  mistakes.push_back(Mistake{.key = "vary",
                             .text = fmt::format("values contradict each other at {} of {} design "
                                                 "points; narrow `low` and `high`",
                                                 wrong, sweep.points())});
  throw InputError(std::move(mistakes));
}

}  // namespace

Sweep::Sweep(scenario::Study study) : study_(std::move(study)) {
  if (!study_.variation) throw std::invalid_argument("the study varies nothing");
  design_ = design_of(*study_.variation);
  for (const scenario::Varied& varied : study_.variation->varied)
    design_.names.push_back(varied.name);
  values_.reserve(design_.values.size());
  for (std::size_t point = 0; point < design_.points; ++point) {
    for (std::size_t i = 0; i < design_.dimensions; ++i)
      values_.push_back(study_.variation->varied[i].value_at(design_.at(point, i)));
  }
  if (study_.variation->method == DesignMethod::curve) place_today();
  check_points(*this);
}

void Sweep::place_today() {
  const scenario::Varied& first = study_.variation->varied.front();
  const double place = (first.today.value() - first.low) / (first.high - first.low);
  for (std::size_t point = 0; point < design_.points; ++point) {
    if (design_.at(point, 0) != place) continue;
    today_ = point;
    // Exactly today's: ranges bring rounding with them.
    for (std::size_t i = 0; i < design_.dimensions; ++i)
      values_[point * design_.dimensions + i] = study_.variation->varied[i].today.value();
  }
}

std::span<const double> Sweep::values(std::size_t point) const {
  return std::span(values_).subspan(point * design_.dimensions, design_.dimensions);
}

scenario::Study Sweep::at(std::size_t point) const {
  return scenario::study_at(study_, point, values(point));
}

std::string variable_name(const std::string& path) {
  std::string name = path;
  std::replace_if(
      name.begin(), name.end(),
      [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

}  // namespace sightline::experiment
