// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <utility>

#include <sightline/calibration/region.hpp>
#include <sightline/design/draws.hpp>
#include <sightline/design/makers.hpp>
#include <sightline/experiment/executor.hpp>
#include <sightline/statistics/quantile.hpp>

namespace sightline::calibration {
namespace {

using design::Draws;

constexpr std::size_t first_points = 4000;
constexpr double share_kept = 0.2;
constexpr std::size_t most_levels = 30;
constexpr std::size_t rounds_at_end = 3;
constexpr std::size_t steps_of_chain = 6;
/// Of a step's length, against moving between the same places only.
constexpr double tremor = 0.01;

/// A level that falls by less than this share is taken for stuck.
constexpr double least_fall = 1e-3;

struct Place {
  Point at;
  double implausibility = 0.0;
};

/// Back into [0, 1] as a mirror at each end would.
double reflected(double x) {
  const double y = std::abs(std::fmod(x, 2.0));
  return y > 1.0 ? 2.0 - y : y;
}

Point proposal(const Point& from, const std::vector<Place>& others, Draws& draws) {
  const Point& a = others[draws.below(others.size())].at;
  const Point& b = others[draws.below(others.size())].at;
  const double full = 2.38 / std::sqrt(2.0 * static_cast<double>(from.size()));
  const double length = full / std::exp2(static_cast<double>(draws.below(4)));
  Point to = from;
  for (std::size_t d = 0; d < to.size(); ++d)
    to[d] = reflected(to[d] + length * (a[d] - b[d]) + tremor * length * draws.normal());
  return to;
}

class Sampler {
 public:
  Sampler(const Judge& judge, const RegionWanted& wanted) : judge_(judge), wanted_(wanted) {}

  Region sample() {
    start();
    double share = 1.0;
    double level = next_level();
    for (std::size_t i = 0; i < most_levels; ++i) {
      share *= keep_within(level);
      walk(level);
      if (level <= wanted_.cut_off) break;
      const double next = next_level();
      if (next > level * (1.0 - least_fall)) break;
      level = next;
    }
    for (std::size_t i = 0; i < rounds_at_end; ++i)
      walk(level);
    Region region;
    region.level = level;
    region.share = share;
    for (const Place& place : places_)
      region.points.push_back(place.at);
    return region;
  }

 private:
  void start() {
    std::vector<Point> points = latin_hypercube_of_prior();
    places_.resize(points.size());
    experiment::for_each_index(points.size(), wanted_.threads, [&](std::size_t i) {
      places_[i] = {points[i], judge_.implausibility_at(points[i])};
    });
  }

  std::vector<Point> latin_hypercube_of_prior() const {
    // Blocks: the distances in one design grow with the square of its size.
    std::vector<Point> points;
    constexpr std::size_t block = 200;
    for (std::size_t i = 0; points.size() < first_points; ++i) {
      for (Point& point :
           points_of(design::latin_hypercube(block, wanted_.dimensions, wanted_.seed + 1 + i))) {
        if (wanted_.is_allowed(point)) points.push_back(std::move(point));
      }
      if (i > 10 * first_points / block) break;
    }
    return points;
  }

  [[nodiscard]] double next_level() const {
    std::vector<double> all;
    for (const Place& place : places_)
      all.push_back(place.implausibility);
    return std::max(wanted_.cut_off, statistics::quantile(all, share_kept));
  }

  /// Returns the share of places within the level, which stay.
  double keep_within(double level) {
    const auto before = static_cast<double>(places_.size());
    std::erase_if(places_, [&](const Place& place) { return place.implausibility > level; });
    return static_cast<double>(places_.size()) / before;
  }

  /// Chains from the places there are, by turns, to as many as are wanted.
  void walk(double level) {
    std::vector<Place> moved(wanted_.points);
    experiment::for_each_index(moved.size(), wanted_.threads, [&](std::size_t i) {
      Draws draws(wanted_.seed, (round_ << 32U) + i);
      moved[i] = walked(places_[i % places_.size()], level, draws);
    });
    places_ = std::move(moved);
    ++round_;
  }

  Place walked(Place place, double level, Draws& draws) const {
    bool has_moved = false;
    for (std::size_t step = 0; step < steps_of_chain; ++step) {
      Point to = proposal(place.at, places_, draws);
      if (!judge_.accepts(to, level) || !wanted_.is_allowed(to)) continue;
      place.at = std::move(to);
      has_moved = true;
    }
    if (has_moved) place.implausibility = judge_.implausibility_at(place.at);
    return place;
  }

  const Judge& judge_;
  const RegionWanted& wanted_;
  std::vector<Place> places_;
  std::uint64_t round_ = 1;
};

}  // namespace

Judge::Judge(std::vector<Target> targets, std::vector<Emulator> emulators, std::size_t rank)
    : targets_(std::move(targets)), emulators_(std::move(emulators)), rank_(rank) {}

std::vector<double> Judge::implausibilities_at(const Point& point) const {
  std::vector<double> all;
  all.reserve(targets_.size());
  for (std::size_t j = 0; j < targets_.size(); ++j)
    all.push_back(implausibility(targets_[j], emulators_[j].predict(point)));
  return all;
}

double Judge::implausibility_at(const Point& point) const {
  return ranked(implausibilities_at(point), rank_);
}

bool Judge::accepts(const Point& point, double cut_off) const {
  std::size_t above = 0;
  Eigen::VectorXd covariances;
  for (std::size_t j = 0; j < targets_.size(); ++j) {
    Prediction prediction{emulators_[j].mean(point, covariances), 0.0};
    if (implausibility(targets_[j], prediction) <= cut_off) continue;
    prediction.variance = emulators_[j].variance(point, covariances);
    if (implausibility(targets_[j], prediction) > cut_off && ++above >= rank_) return false;
  }
  return true;
}

Region sample_region(const Judge& judge, const RegionWanted& wanted) {
  return Sampler(judge, wanted).sample();
}

}  // namespace sightline::calibration
