// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <numeric>

#include <sightline/calibration/design.hpp>

#include "draws.hpp"

namespace sightline::calibration {
namespace {

constexpr std::size_t designs_tried = 30;
constexpr double infinity = std::numeric_limits<double>::infinity();

double squared_distance(const Point& a, const Point& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}

std::vector<std::size_t> shuffled(std::size_t n, Draws& draws) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = n; i > 1; --i)
    std::swap(order[i - 1], order[draws.below(i)]);
  return order;
}

std::vector<Point> one_design(std::size_t points, std::size_t dimensions, Draws& draws) {
  std::vector<Point> design(points, Point(dimensions));
  for (std::size_t d = 0; d < dimensions; ++d) {
    const std::vector<std::size_t> strata = shuffled(points, draws);
    for (std::size_t i = 0; i < points; ++i) {
      design[i][d] =
          (static_cast<double>(strata[i]) + draws.uniform()) / static_cast<double>(points);
    }
  }
  return design;
}

double least_distance(const std::vector<Point>& points) {
  double least = infinity;
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j)
      least = std::min(least, squared_distance(points[i], points[j]));
  }
  return least;
}

std::size_t nearest_to_mean(const std::vector<Point>& points) {
  Point mean(points.front().size(), 0.0);
  for (const Point& point : points) {
    for (std::size_t d = 0; d < mean.size(); ++d)
      mean[d] += point[d] / static_cast<double>(points.size());
  }
  const auto nearest =
      std::min_element(points.begin(), points.end(), [&](const Point& a, const Point& b) {
        return squared_distance(a, mean) < squared_distance(b, mean);
      });
  return static_cast<std::size_t>(nearest - points.begin());
}

}  // namespace

std::vector<Point> latin_hypercube(std::size_t points, std::size_t dimensions, std::uint64_t seed) {
  std::vector<Point> best;
  double best_distance = -1.0;
  for (std::size_t i = 0; i < designs_tried; ++i) {
    Draws draws(seed, i);
    std::vector<Point> design = one_design(points, dimensions, draws);
    const double distance = least_distance(design);
    if (distance <= best_distance) continue;
    best_distance = distance;
    best = std::move(design);
  }
  return best;
}

std::vector<std::size_t> spread_out(const std::vector<Point>& points, std::size_t wanted) {
  std::vector<std::size_t> chosen;
  if (points.empty()) return chosen;
  std::vector<double> distances(points.size(), infinity);
  std::size_t next = nearest_to_mean(points);
  while (chosen.size() < std::min(wanted, points.size())) {
    chosen.push_back(next);
    distances[next] = -1.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (distances[i] >= 0.0)
        distances[i] = std::min(distances[i], squared_distance(points[i], points[next]));
    }
    next = static_cast<std::size_t>(std::max_element(distances.begin(), distances.end()) -
                                    distances.begin());
  }
  return chosen;
}

}  // namespace sightline::calibration
