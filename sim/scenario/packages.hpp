// SPDX-License-Identifier: Apache-2.0
// Reads `packages` of a study: which reforms are made together in which arms.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <sightline/config/map_reader.hpp>
#include <sightline/scenario/study.hpp>

namespace sightline::scenario {

/// Some of the reforms, by their places in the list, ascending.
using Members = std::vector<std::size_t>;

/// What `packages: {reforms, of, permutations, seed}` says.
struct PackagePlan {
  std::vector<config::Node> reforms;  ///< each as under `reforms` of an arm
  std::vector<std::string> keys;      ///< their dotted paths, for messages
  PackageKind of = PackageKind::each;
  std::vector<Members> orders;  ///< of `permutations`: each an order of all reforms
  /// Every package once: the empty one, then by size and by the places of their members.
  std::vector<Members> packages;  ///< none if the plan has mistakes
};

/// Reads `packages` of the study, as far as it can be known; the rest are mistakes.
[[nodiscard]] PackagePlan read_package_plan(config::MapReader& study_reader);

/// All reforms, all sets of them, or the beginnings of `orders`; see PackageKind.
[[nodiscard]] std::vector<Members> packages_of(PackageKind of, std::size_t reforms,
                                               const std::vector<Members>& orders);

/// `n` orders of so many reforms, each second one the reverse of the one before it (Castro, Gomez
/// and Tejada 2009, Computers & OR 36:1726, with antithetic pairs: Mitchell and others 2022, JMLR
/// 23:43).
[[nodiscard]] std::vector<Members> draw_orders(std::size_t reforms, std::size_t n,
                                               std::uint64_t seed);

/// "none", or "R01+R04".
[[nodiscard]] std::string package_name(const std::vector<std::string>& reforms,
                                       const Members& members);

/// The names of the arms, for lists of studies; the reforms' files are not read.
[[nodiscard]] std::vector<std::string> package_names(const PackagePlan& plan);

}  // namespace sightline::scenario
