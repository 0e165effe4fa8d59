// SPDX-License-Identifier: Apache-2.0
// Splits the effect of a package of reforms among them, whatever the order in which they are made:
// the Shapley value, and how much two of them help or hinder each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include <sightline/statistics/estimate.hpp>

namespace sightline::attribution {

/// Some of the reforms of a game: bit i stands for reform i.
using Package = std::uint32_t;
inline constexpr std::size_t most_reforms = 31;
/// With more reforms than this the packages are too many to run all.
inline constexpr std::size_t most_exact = 8;

/// An order in which the reforms are made, one after the other: places of all of them.
using Order = std::vector<std::size_t>;

/// One outcome with each package that was run, by observation: by replication or, over an ensemble,
/// by parameter set. An outcome that is a ratio over observations is made linear first (see
/// statistics::ratio_residuals), so that the mean over observations is the outcome.
struct Game {
  std::size_t reforms = 0;                       ///< 1 to most_reforms
  std::map<Package, std::vector<double>> worth;  ///< all of the same length
};

/// The package of all reforms.
[[nodiscard]] Package all_of(std::size_t reforms);
/// Every package there is, by number; throws std::invalid_argument for more than most_exact.
[[nodiscard]] std::vector<Package> packages_for_exact(std::size_t reforms);
/// Those met when reforms are made in these orders, by number, each once.
[[nodiscard]] std::vector<Package> packages_for_orders(const std::vector<Order>& orders);

/// The part of one reform.
struct Share {
  /// By observation; over all reforms they add up to the total of that observation.
  std::vector<double> by_observation;
  statistics::Estimate estimate;
  /// Of the standard error, what comes of having sampled orders; 0 if the split is exact.
  double orders_error = 0.0;
};

/// What two reforms do together beyond what each does without the other, averaged over what else is
/// made. Above 0: the outcome is higher than their separate effects add up to.
struct Interaction {
  std::size_t first = 0;
  std::size_t second = 0;
  statistics::Estimate estimate;
};

struct Split {
  std::vector<double> total_by_observation;
  statistics::Estimate total;             ///< outcome with all reforms minus outcome with none
  std::vector<Share> shares;              ///< by reform
  std::vector<Interaction> interactions;  ///< of each pair; none if orders were sampled
  std::size_t orders = 0;                 ///< sampled; 0 if the split is exact
};

/// The Shapley value (Shapley 1953, Contributions to the Theory of Games II:307)
///
///   phi_i = sum over S without i of |S|! (k - |S| - 1)! / k! (v(S + i) - v(S))
///
/// and the interaction index of pairs (Grabisch and Roubens 1999, Int. J. Game Theory 28:547)
///
///   I_ij = sum over S without i, j of |S|! (k - |S| - 2)! / (k - 1)!
///          (v(S + i + j) - v(S + i) - v(S + j) + v(S)),
///
/// each by observation; intervals are those of the mean of observations. Throws
/// std::invalid_argument if a package lacks, or for more than most_exact reforms.
[[nodiscard]] Split exact_split(const Game& game, double level = statistics::usual_level);

/// The Shapley value estimated as the mean of what each reform adds in the orders given (Castro,
/// Gomez and Tejada 2009, Computers & OR 36:1726), of which each second one is the reverse of the
/// one before it. The standard error joins that of the mean of observations with that of the mean
/// over pairs of orders, as if they were independent; the second holds some chance of the first
/// again, so the interval is rather too wide. Student t with the smaller of both numbers minus 1
/// degrees of freedom. Throws std::invalid_argument if a package lacks, or for an odd number of
/// orders or none.
[[nodiscard]] Split sampled_split(const Game& game, const std::vector<Order>& orders,
                                  double level = statistics::usual_level);

}  // namespace sightline::attribution
