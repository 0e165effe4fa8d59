// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include <sightline/design/draws.hpp>
#include <sightline/design/makers.hpp>

#include "blank.hpp"
#include "shuffle.hpp"

namespace sightline::design {
namespace {

/// Points of one trajectory, [step][dimension], and which coordinate each step moves.
struct Trajectory {
  std::vector<double> values;
  std::vector<std::size_t> moved;
};

/// Values are level / (p - 1), so equal levels have equal bits.
Trajectory trajectory(std::size_t dimensions, std::size_t levels, Draws& draws) {
  const std::size_t half = levels / 2;
  std::vector<std::size_t> level(dimensions);
  for (std::size_t& l : level) {
    l = draws.below(half);
    if (draws.uniform() < 0.5) l += half;
  }
  Trajectory result;
  result.moved = shuffled(dimensions, draws);
  const auto add_point = [&] {
    for (const std::size_t l : level)
      result.values.push_back(static_cast<double>(l) / static_cast<double>(levels - 1));
  };
  add_point();
  for (const std::size_t d : result.moved) {
    level[d] = level[d] < half ? level[d] + half : level[d] - half;
    add_point();
  }
  return result;
}

double distance(const Trajectory& a, const Trajectory& b, std::size_t dimensions) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.values.size(); i += dimensions) {
    for (std::size_t j = 0; j < b.values.size(); j += dimensions) {
      double squares = 0.0;
      for (std::size_t d = 0; d < dimensions; ++d)
        squares += (a.values[i + d] - b.values[j + d]) * (a.values[i + d] - b.values[j + d]);
      sum += std::sqrt(squares);
    }
  }
  return sum;
}

/// Squared distances of candidates, and the choice of those that lie farthest apart.
class Spread {
 public:
  Spread(const std::vector<Trajectory>& candidates, std::size_t dimensions)
      : n_(candidates.size()), squares_(n_ * n_, 0.0), to_chosen_(n_, 0.0), chosen_(n_, false) {
    for (std::size_t i = 0; i < n_; ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const double d = distance(candidates[i], candidates[j], dimensions);
        squares_[i * n_ + j] = squares_[j * n_ + i] = d * d;
      }
    }
  }

  [[nodiscard]] std::vector<std::size_t> choose(std::size_t wanted) {
    const auto farthest = std::max_element(squares_.begin(), squares_.end());
    take(static_cast<std::size_t>(farthest - squares_.begin()) / n_);
    for (std::size_t i = 1; i < wanted; ++i)
      take(best_addition());
    while (exchange()) {
    }
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < n_; ++i) {
      if (chosen_[i]) result.push_back(i);
    }
    return result;
  }

 private:
  void take(std::size_t i) { change(i, true, 1.0); }
  void give_back(std::size_t i) { change(i, false, -1.0); }
  void change(std::size_t i, bool chosen, double sign) {
    chosen_[i] = chosen;
    for (std::size_t j = 0; j < n_; ++j)
      to_chosen_[j] += sign * squares_[i * n_ + j];
  }

  [[nodiscard]] std::size_t best_addition() const {
    std::size_t best = n_;
    for (std::size_t i = 0; i < n_; ++i) {
      if (!chosen_[i] && (best == n_ || to_chosen_[i] > to_chosen_[best])) best = i;
    }
    return best;
  }

  /// Makes the exchange that gains most. False, and nothing done, where none gains.
  bool exchange() {
    double most = 1e-9 * (1.0 + *std::max_element(to_chosen_.begin(), to_chosen_.end()));
    std::size_t out = n_;
    std::size_t in = n_;
    for (std::size_t i = 0; i < n_; ++i) {
      for (std::size_t j = 0; chosen_[i] && j < n_; ++j) {
        const double gain = to_chosen_[j] - squares_[i * n_ + j] - to_chosen_[i];
        if (chosen_[j] || gain <= most) continue;
        most = gain;
        out = i;
        in = j;
      }
    }
    if (out == n_) return false;
    give_back(out);
    take(in);
    return true;
  }

  std::size_t n_;
  std::vector<double> squares_;
  std::vector<double> to_chosen_;  // sums of squares to those chosen
  std::vector<bool> chosen_;
};

std::size_t drawn(const TrajectoryPlan& plan) {
  constexpr std::size_t usual_most = 200;
  const std::size_t wanted =
      plan.candidates > 0 ? plan.candidates : std::min(10 * plan.trajectories, usual_most);
  return std::max(wanted, plan.trajectories);
}

std::vector<Trajectory> chosen_trajectories(std::size_t dimensions, std::uint64_t seed,
                                            const TrajectoryPlan& plan) {
  std::vector<Trajectory> candidates;
  for (std::size_t i = 0; i < drawn(plan); ++i) {
    Draws draws(seed, i, Use::trajectories);
    candidates.push_back(trajectory(dimensions, plan.levels, draws));
  }
  if (candidates.size() == plan.trajectories) return candidates;
  std::vector<Trajectory> chosen;
  for (const std::size_t i : Spread(candidates, dimensions).choose(plan.trajectories))
    chosen.push_back(candidates[i]);
  return chosen;
}

}  // namespace

UnitDesign morris_trajectories(std::size_t dimensions, std::uint64_t seed,
                               const TrajectoryPlan& plan) {
  if (plan.levels < 2 || plan.levels % 2 != 0)
    throw std::invalid_argument("Morris trajectories need an even number of levels");
  const std::size_t size = dimensions + 1;
  UnitDesign design = blank_design(plan.trajectories * size, dimensions);
  const std::vector<Trajectory> trajectories = chosen_trajectories(dimensions, seed, plan);
  for (std::size_t i = 0; i < design.points; ++i) {
    const Trajectory& own = trajectories[i / size];
    const std::size_t step = i % size;
    std::copy_n(own.values.data() + step * dimensions, dimensions,
                design.values.data() + i * dimensions);
    design.labels[i] = {step == 0 ? Role::trajectory : Role::trajectory_step, i / size, step,
                        step == 0 ? no_dimension : own.moved[step - 1]};
  }
  return design;
}

}  // namespace sightline::design
