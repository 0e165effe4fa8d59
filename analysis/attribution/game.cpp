// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>
#include <cmath>
#include <set>
#include <stdexcept>

#include <sightline/attribution/game.hpp>
#include <sightline/statistics/running_moments.hpp>

namespace sightline::attribution {
namespace {

Package bit(std::size_t reform) {
  return Package{1} << reform;
}

/// n over k, exact for the small numbers here.
double choose(std::size_t n, std::size_t k) {
  double result = 1.0;
  for (std::size_t i = 1; i <= k; ++i)
    result = result * static_cast<double>(n - k + i) / static_cast<double>(i);
  return result;
}

std::size_t size_of(Package package) {
  return static_cast<std::size_t>(std::popcount(package));
}

const std::vector<double>& worth_of(const Game& game, Package package) {
  const auto found = game.worth.find(package);
  if (found == game.worth.end()) throw std::invalid_argument("attribution: a package lacks");
  return found->second;
}

void require_shape(const Game& game) {
  if (game.reforms < 1 || game.reforms > most_reforms || game.worth.empty())
    throw std::invalid_argument("attribution: no game");
  const std::size_t n = game.worth.begin()->second.size();
  for (const auto& [package, worth] : game.worth) {
    if (worth.size() != n || (package & ~all_of(game.reforms)) != 0)
      throw std::invalid_argument("attribution: packages do not belong to one game");
  }
}

/// to += factor x from
void add(std::vector<double>& to, double factor, const std::vector<double>& from) {
  for (std::size_t i = 0; i < to.size(); ++i)
    to[i] += factor * from[i];
}

Split split_of_total(const Game& game, double level) {
  Split split;
  split.total_by_observation = worth_of(game, all_of(game.reforms));
  add(split.total_by_observation, -1.0, worth_of(game, 0));
  split.total = statistics::estimate_mean(split.total_by_observation, level);
  return split;
}

std::vector<double> shapley_value(const Game& game, std::size_t reform) {
  std::vector<double> value(worth_of(game, 0).size(), 0.0);
  for (const Package package : packages_for_exact(game.reforms)) {
    if ((package & bit(reform)) != 0) continue;
    const double weight =
        1.0 / (static_cast<double>(game.reforms) * choose(game.reforms - 1, size_of(package)));
    add(value, weight, worth_of(game, package | bit(reform)));
    add(value, -weight, worth_of(game, package));
  }
  return value;
}

std::vector<double> interaction_of(const Game& game, std::size_t i, std::size_t j) {
  std::vector<double> value(worth_of(game, 0).size(), 0.0);
  const Package both = bit(i) | bit(j);
  for (const Package package : packages_for_exact(game.reforms)) {
    if ((package & both) != 0) continue;
    const double weight =
        1.0 / (static_cast<double>(game.reforms - 1) * choose(game.reforms - 2, size_of(package)));
    add(value, weight, worth_of(game, package | both));
    add(value, -weight, worth_of(game, package | bit(i)));
    add(value, -weight, worth_of(game, package | bit(j)));
    add(value, weight, worth_of(game, package));
  }
  return value;
}

/// What each reform adds when they are made in this order, added to `to` with `factor`.
void add_steps(const Game& game, const Order& order, double factor,
               std::vector<std::vector<double>>& to) {
  Package made = 0;
  for (const std::size_t reform : order) {
    const std::vector<double>& before = worth_of(game, made);
    made |= bit(reform);
    add(to.at(reform), factor, worth_of(game, made));
    add(to.at(reform), -factor, before);
  }
}

double mean_of(const std::vector<double>& numbers) {
  double sum = 0.0;
  for (const double number : numbers)
    sum += number;
  return sum / static_cast<double>(numbers.size());
}

}  // namespace

Package all_of(std::size_t reforms) {
  return static_cast<Package>((std::uint64_t{1} << reforms) - 1);
}

std::vector<Package> packages_for_exact(std::size_t reforms) {
  if (reforms > most_exact) throw std::invalid_argument("attribution: too many packages");
  std::vector<Package> packages;
  for (Package package = 0; package <= all_of(reforms); ++package)
    packages.push_back(package);
  return packages;
}

std::vector<Package> packages_for_orders(const std::vector<Order>& orders) {
  std::set<Package> packages{0};
  for (const Order& order : orders) {
    Package made = 0;
    for (const std::size_t reform : order)
      packages.insert(made |= bit(reform));
  }
  return {packages.begin(), packages.end()};
}

Split exact_split(const Game& game, double level) {
  require_shape(game);
  Split split = split_of_total(game, level);
  for (std::size_t i = 0; i < game.reforms; ++i) {
    Share& share = split.shares.emplace_back();
    share.by_observation = shapley_value(game, i);
    share.estimate = statistics::estimate_mean(share.by_observation, level);
    for (std::size_t j = i + 1; j < game.reforms; ++j) {
      split.interactions.push_back(
          {i, j, statistics::estimate_mean(interaction_of(game, i, j), level)});
    }
  }
  return split;
}

Split sampled_split(const Game& game, const std::vector<Order>& orders, double level) {
  require_shape(game);
  if (orders.empty() || orders.size() % 2 != 0)
    throw std::invalid_argument("attribution: orders come in pairs");
  Split split = split_of_total(game, level);
  split.orders = orders.size();
  const std::size_t n = split.total_by_observation.size();
  std::vector<std::vector<double>> sums(game.reforms, std::vector<double>(n, 0.0));
  std::vector<statistics::RunningMoments> over_pairs(game.reforms);
  for (std::size_t pair = 0; pair < orders.size() / 2; ++pair) {
    std::vector<std::vector<double>> steps(game.reforms, std::vector<double>(n, 0.0));
    add_steps(game, orders[2 * pair], 0.5, steps);
    add_steps(game, orders[2 * pair + 1], 0.5, steps);
    for (std::size_t i = 0; i < game.reforms; ++i) {
      over_pairs[i].add(mean_of(steps[i]));
      add(sums[i], 2.0 / static_cast<double>(orders.size()), steps[i]);
    }
  }
  const std::size_t pairs = orders.size() / 2;
  for (std::size_t i = 0; i < game.reforms; ++i) {
    Share share;
    share.by_observation = std::move(sums[i]);
    const statistics::Estimate chance = statistics::estimate_mean(share.by_observation, level);
    share.orders_error = std::sqrt(over_pairs[i].variance() / static_cast<double>(pairs));
    share.estimate = statistics::student_estimate(
        chance.mean, std::hypot(chance.standard_error, share.orders_error), std::min(n, pairs),
        level);
    split.shares.push_back(std::move(share));
  }
  return split;
}

}  // namespace sightline::attribution
