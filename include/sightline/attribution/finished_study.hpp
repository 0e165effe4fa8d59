// SPDX-License-Identifier: Apache-2.0
// The packages of a finished study, as its results say which arm is which.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <sightline/attribution/game.hpp>
#include <sightline/model/outcomes/measures.hpp>

namespace sightline::attribution {

struct FinishedStudy {
  std::string name;
  std::string digest;                   ///< of its numbers
  std::vector<std::string> reforms;     ///< ids; bit i of a Package is reform i
  std::vector<Order> orders;            ///< in which reforms were sampled; may be empty
  bool is_exact = false;                ///< every package was run
  std::map<Package, std::string> arms;  ///< name of the arm that runs the package
  std::size_t replications = 0;
  std::size_t sets = 0;  ///< parameter sets that replications take turns with
  std::vector<std::size_t> set_of_replication;  ///< empty without sets
  /// Sums by arm name, by Measure and by replication.
  std::map<std::string, std::vector<std::vector<double>>> sums;
};

/// Reads FOLDER/results.h5 and checks that its arms hold the packages that a split needs: all sets
/// of reforms or, where the study says `packages: {of: permutations}`, those of its orders.
///
/// An arm is the package of the reforms that the stored configuration gives it, wherever it stands.
/// Arms belong to one game if they run with the same parameters and the same changes under way; a
/// reform is what it is in the arm that makes it alone, and arms that roll it out otherwise are
/// left out. Throws InputError if the folder holds no results, a sweep, results of another
/// version of the program, no packages or not all, saying which lack; RunError if the file is
/// damaged.
[[nodiscard]] FinishedStudy read_finished_study(const std::filesystem::path& folder);

/// "none" or "R01+R04", as arms of `packages` are called.
[[nodiscard]] std::string package_name(const std::vector<std::string>& reforms, Package package);

/// The outcome with every package. The worth is empty where the outcome is not defined.
[[nodiscard]] Game game_of(const FinishedStudy& study, const model::outcomes::Outcome& outcome);

/// exact_split() or sampled_split(), as the study allows. Throws std::invalid_argument if the
/// outcome is not defined.
[[nodiscard]] Split split_of(const FinishedStudy& study, const model::outcomes::Outcome& outcome);

}  // namespace sightline::attribution
