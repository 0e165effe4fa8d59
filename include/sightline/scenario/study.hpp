// SPDX-License-Identifier: Apache-2.0
// A study as its files say: arms over one baseline, resolved to the inputs of the model.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sightline/config/parameters.hpp>
#include <sightline/model/input.hpp>
#include <sightline/scenario/ensemble.hpp>
#include <sightline/scenario/reform.hpp>
#include <sightline/scenario/variation.hpp>

namespace sightline::scenario {

/// One arm, ready to run.
struct Arm {
  std::string name;
  std::vector<std::string> reforms;  ///< ids of its own, e.g. "R01"
  std::vector<Reform> used;          ///< those of the baseline, then its own, as rolled out
  model::Input input;                ///< without a parameter set
  /// By parameter set of the study: the baseline, changed by the set, then by the arm and by the
  /// command line. Empty where the study has no ensemble.
  std::vector<model::Input> set_inputs;
  /// Provenance: every value set, in order of baseline, arm, command line; the last of a path
  /// holds.
  std::vector<config::ParameterSetting> settings;
};

/// What a replication of the arm runs with: the input of parameter set `replication` mod the number
/// of sets, or the only one there is.
[[nodiscard]] const model::Input& input_of(const Arm& arm, std::uint64_t replication);

/// How the arms of `packages` are chosen.
enum class PackageKind {
  each,          ///< no reform, each alone, and all
  all_subsets,   ///< every set of them
  permutations,  ///< those met when the reforms are made one after the other, in sampled orders
};
[[nodiscard]] std::string_view name_of(PackageKind kind);

/// The reforms of which arms were made, for attribution; the arms' own `reforms` say which is
/// which.
struct Packages {
  std::vector<std::string> reforms;  ///< ids
  PackageKind of = PackageKind::each;
  /// Of `permutations`: orders of places in `reforms`, each second one the reverse of the first.
  std::vector<std::vector<std::size_t>> orders;
};

/// Stop when the half-width of the 95 % interval of a paired difference is small enough.
struct Precision {
  std::string outcome;
  std::string arm;
  std::string against;
  double half_width = 0.0;
  std::uint32_t most_replications = 0;
};

/// The least replications before precision may stop a study that gives none: with fewer, the
/// variance is too poorly known to stop on.
inline constexpr std::uint32_t fewest_before_precision = 20;

struct Study {
  std::string name;
  std::string question;
  std::string baseline;  ///< name of the baseline
  std::string ensemble;  ///< name of the ensemble; empty if there is none
  /// Replication r of every arm uses set r mod sets.size(), so that arms stay comparable pair by
  /// pair; empty without ensemble.
  std::vector<ParameterSet> sets;
  CalibrationFindings calibration;   ///< of the ensemble
  std::vector<Arm> arms;             ///< the first is what the others are compared with
  std::optional<Packages> packages;  ///< where the file says `packages`
  /// Every reform that an arm uses, once, as its file says it; arms may have changed its roll-out.
  std::vector<Reform> reforms;
  std::uint32_t replications = 0;  ///< fixed, or the least before precision may stop the study
  std::optional<Precision> precision;
  /// Of so many first replications it is traced whether a child whom an arm rescued or newly missed
  /// was reached directly or through other people.
  std::uint32_t traced_replications = 0;
  std::optional<Variation> variation;  ///< of a sweep
  std::uint64_t seed = 0;
  std::uint32_t children = 0;
  model::Period period;
  std::vector<std::string> measure;          ///< outcomes to print, in order; all are kept
  std::map<std::string, std::string> files;  ///< path -> text of every file read
  /// Hash of everything that decides the numbers (inputs of all arms, seed, period, population),
  /// not of replications, measure or texts: results of equal fingerprint can be extended or
  /// resumed.
  std::uint64_t fingerprint = 0;
};

/// What the command line may change of a study.
struct Overrides {
  std::optional<std::uint32_t> replications;  ///< a fixed number: takes the place of `precision`
  std::optional<std::uint64_t> seed;
  std::vector<std::string> settings;  ///< "PATH=VALUE", all arms; wins over their `set`
};

/// Reads a study file and all it names (baseline with its `extends`, reforms). Baselines are looked
/// up by name in the folder `../baseline` beside the study's, ensembles in `../calibration`,
/// reforms by id in `../reforms`; a path that ends in .yaml is taken from the study's folder.
/// Throws InputError with every mistake.
[[nodiscard]] Study read_study(const std::filesystem::path& path, const Overrides& overrides = {});

/// Hash of an input: children, period, parameters and reforms.
[[nodiscard]] std::uint64_t fingerprint_of(const model::Input& input);

}  // namespace sightline::scenario
