// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <sightline/calibration/design.hpp>
#include <sightline/core/extremes.hpp>

namespace sightline::calibration {
namespace {

double squared_distance(const Point& a, const Point& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
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

std::vector<Point> points_of(const design::UnitDesign& design) {
  std::vector<Point> points;
  points.reserve(design.points);
  for (std::size_t i = 0; i < design.points; ++i)
    points.emplace_back(design.point(i).begin(), design.point(i).end());
  return points;
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
