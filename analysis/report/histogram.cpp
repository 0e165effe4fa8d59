// SPDX-License-Identifier: Apache-2.0
#include "histogram.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <sightline/core/extremes.hpp>
#include <sightline/statistics/quantile.hpp>

namespace sightline::report {
namespace {

constexpr double wanted_bins = 24.0;
constexpr std::array quantiles_shown = {0.05, 0.25, 0.5, 0.75, 0.95};

/// The least of 1, 2, 5 times a power of ten that is at least `width`.
double rounded_up(double width) {
  const double power = std::pow(10.0, std::floor(std::log10(width)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= width) return factor * power;
  }
  return 10.0 * power;
}

std::vector<double> edges_between(double least, double greatest) {
  const double range = greatest - least;
  const double usual = std::max(std::abs(greatest), 1.0) / 10.0;
  const double width = rounded_up((range > 0.0 ? range : usual) / wanted_bins);
  const double first = std::floor(least / width);
  const auto bins = static_cast<std::size_t>(std::floor(greatest / width) - first) + 1;
  std::vector<double> edges;
  for (std::size_t i = 0; i <= bins; ++i)
    edges.push_back((first + static_cast<double>(i)) * width);
  return edges;
}

std::vector<std::size_t> counts_in(const std::vector<double>& sorted,
                                   const std::vector<double>& edges) {
  std::vector<std::size_t> counts(edges.size() - 1, 0);
  for (const double value : sorted) {
    const auto above = std::upper_bound(edges.begin(), edges.end(), value);
    const auto bin = std::max<std::ptrdiff_t>(above - edges.begin() - 1, 0);
    ++counts[std::min(static_cast<std::size_t>(bin), counts.size() - 1)];
  }
  return counts;
}

}  // namespace

Histogram histogram_of(const std::vector<std::vector<double>>& series) {
  std::vector<std::vector<double>> sorted = series;
  double least = infinity;
  double greatest = -least;
  for (std::vector<double>& values : sorted) {
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    std::sort(values.begin(), values.end());
    if (values.empty()) continue;
    least = std::min(least, values.front());
    greatest = std::max(greatest, values.back());
  }
  Histogram histogram;
  if (least > greatest) return histogram;
  histogram.edges = edges_between(least, greatest);
  for (const std::vector<double>& values : sorted) {
    histogram.counts.push_back(counts_in(values, histogram.edges));
    std::vector<double>& of_series = histogram.quantiles.emplace_back();
    for (const double probability : quantiles_shown) {
      if (!values.empty()) of_series.push_back(statistics::quantile_of_sorted(values, probability));
    }
  }
  return histogram;
}

}  // namespace sightline::report
