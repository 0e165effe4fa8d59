// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sightline/attribution/finished_study.hpp>
#include <sightline/core/error.hpp>
#include <sightline/output/data_file.hpp>
#include <sightline/statistics/comparison.hpp>
#include <sightline/statistics/variance_components.hpp>

#include "stored_arms.hpp"

namespace sightline::attribution {
namespace {

using model::outcomes::Measure;
using model::outcomes::Outcome;
using Texts = std::vector<std::string>;

/// How many of the packages that lack a message names.
constexpr std::size_t most_named = 12;

[[noreturn]] void fail(const std::string& file, std::string text) {
  throw InputError(Mistake{file, 0, 0, "", std::move(text)});
}

std::string text_attribute(const output::DataFile& file, const std::string& name,
                           const std::string& path) {
  const auto found = file.attributes.find(name);
  const auto* text =
      found == file.attributes.end() ? nullptr : std::get_if<std::string>(&found->second);
  if (text == nullptr) fail(path, fmt::format("has no `{}`: it holds no results of a study", name));
  return *text;
}

bool has_axis(const output::DataFile& file, std::string_view name) {
  return std::any_of(file.axes.begin(), file.axes.end(),
                     [&](const output::Axis& axis) { return axis.name == name; });
}

/// Replications that failed are not in the file, so their numbers and not their places tell the
/// sets.
void deal_sets(const output::DataFile& file, FinishedStudy& study) {
  study.sets = file.axis("set").size();
  for (const std::int64_t number :
       std::get<std::vector<std::int64_t>>(file.axis("replication").ticks))
    study.set_of_replication.push_back(static_cast<std::size_t>(number) % study.sets);
}

void require_known_measures(const output::DataFile& file, const std::string& path) {
  const auto* stored = std::get_if<Texts>(&file.axis("measure").ticks);
  const auto& known = model::outcomes::measures();
  const bool are_same =
      stored != nullptr &&
      std::equal(stored->begin(), stored->end(), known.begin(), known.end(),
                 [](const std::string& name, const auto& label) { return name == label.name; });
  if (!are_same)
    fail(path, "holds measures of another version of the program; run the study again");
}

/// Sums by arm, whatever the order of the arms in the file.
void read_sums(const output::DataFile& file, FinishedStudy& study) {
  const auto& arms = std::get<Texts>(file.axis("arm").ticks);
  const auto& sums = std::get<std::vector<double>>(file.variable("sum").values);
  const std::size_t measures = file.axis("measure").size();
  for (std::size_t arm = 0; arm < arms.size(); ++arm) {
    auto& of_arm = study.sums[arms[arm]];
    of_arm.assign(measures, std::vector<double>(study.replications));
    for (std::size_t i = 0; i < study.replications; ++i) {
      for (std::size_t m = 0; m < measures; ++m)
        of_arm[m][i] = sums.at((arm * study.replications + i) * measures + m);
    }
  }
}

void require_all(const StoredGame& game, const std::string& path) {
  if (game.reforms.size() > most_exact && game.orders.empty()) {
    fail(path, fmt::format("its arms make {} reforms; more than {} can be split only in a study "
                           "that says `packages: {{of: permutations}}`",
                           game.reforms.size(), most_exact));
  }
  if (game.lacking.empty()) return;
  Texts names;
  for (const Package package : game.lacking) {
    if (names.size() == most_named) break;
    names.push_back(package_name(game.reforms, package));
  }
  const std::size_t more = game.lacking.size() - names.size();
  fail(path, fmt::format("lacks {} of the packages that a split among {} needs: {}{}; `packages: "
                         "{{reforms: [{}], of: all-subsets}}` in the study file has them run",
                         game.lacking.size(), fmt::join(game.reforms, ", "), fmt::join(names, ", "),
                         more == 0 ? "" : fmt::format(" and {} more", more),
                         fmt::join(game.reforms, ", ")));
}

void require_stored(const StoredGame& game, const FinishedStudy& study, const std::string& path) {
  for (const auto& [package, arm] : game.arms) {
    if (study.sums.count(arm) == 0)
      fail(path, fmt::format("describes an arm `{}` of which it holds no numbers", arm));
  }
}

bool has_denominator(const Outcome& outcome) {
  return outcome.denominator != Measure::size_;
}

/// The outcome by observation, its ratio made linear; empty where it is not defined.
std::vector<double> linearised(const FinishedStudy& study, const std::string& arm,
                               const Outcome& outcome) {
  const auto& sums = study.sums.at(arm);
  std::vector<double> numerators = sums.at(static_cast<std::size_t>(outcome.numerator));
  std::vector<double> denominators = has_denominator(outcome)
                                         ? sums.at(static_cast<std::size_t>(outcome.denominator))
                                         : std::vector<double>(study.replications, 1.0);
  if (study.sets > 1) {
    numerators = statistics::sums_by_group(numerators, study.set_of_replication, study.sets);
    denominators = statistics::sums_by_group(denominators, study.set_of_replication, study.sets);
  }
  std::vector<double> values = statistics::ratio_residuals(numerators, denominators);
  const double ratio = statistics::estimate_ratio(numerators, denominators).mean;
  for (double& value : values)
    value = outcome.scale * (ratio + value);
  return values;
}

}  // namespace

std::string package_name(const std::vector<std::string>& reforms, Package package) {
  Texts made;
  for (std::size_t i = 0; i < reforms.size(); ++i) {
    if ((package >> i & 1U) != 0) made.push_back(reforms[i]);
  }
  return made.empty() ? "none" : fmt::format("{}", fmt::join(made, "+"));
}

FinishedStudy read_finished_study(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "results.h5";
  if (!std::filesystem::exists(path)) {
    fail(path.string(),
         "there is no such file; `sightline run` writes it when a study is finished");
  }
  const output::DataFile file = output::read(path);
  FinishedStudy study;
  study.name = text_attribute(file, "study", path.string());
  study.digest = text_attribute(file, "digest", path.string());
  const std::string configuration = text_attribute(file, "configuration", path.string());
  if (has_axis(file, "design_point")) {
    fail(path.string(),
         "holds a sweep; effects are split in a study without `vary`, at one point of it");
  }
  require_known_measures(file, path.string());
  study.replications = file.axis("replication").size();
  if (has_axis(file, "set")) deal_sets(file, study);
  read_sums(file, study);
  StoredGame game;
  try {
    game = find_game(nlohmann::ordered_json::parse(configuration), path.string());
  } catch (const nlohmann::json::exception& error) {
    fail(path.string(), fmt::format("its configuration cannot be read: {}", error.what()));
  }
  require_all(game, path.string());
  require_stored(game, study, path.string());
  study.reforms = std::move(game.reforms);
  study.orders = std::move(game.orders);
  study.arms = std::move(game.arms);
  study.is_exact = game.is_exact;
  return study;
}

Game game_of(const FinishedStudy& study, const Outcome& outcome) {
  Game game;
  game.reforms = study.reforms.size();
  for (const auto& [package, arm] : study.arms) {
    std::vector<double> worth = linearised(study, arm, outcome);
    if (worth.empty()) return {game.reforms, {}};
    game.worth.emplace(package, std::move(worth));
  }
  // What a package does not change it does not change by rounding either.
  const std::vector<double> none = game.worth.at(0);
  for (auto& [package, worth] : game.worth) {
    if (statistics::are_equal_but_for_rounding(worth, none)) worth = none;
  }
  return game;
}

Split split_of(const FinishedStudy& study, const Outcome& outcome) {
  const Game game = game_of(study, outcome);
  return study.is_exact ? exact_split(game) : sampled_split(game, study.orders);
}

}  // namespace sightline::attribution
