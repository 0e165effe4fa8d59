// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include <sightline/model/parameters.hpp>
#include <sightline/scenario/ensemble.hpp>

#include "ensemble_reader.hpp"

namespace sightline::scenario {

namespace fs = std::filesystem;

namespace {

using Names = std::vector<std::string_view>;

bool is_before(const config::ParameterSetting& a, const config::ParameterSetting& b) {
  return a.path < b.path;
}

bool has_paths_of(const ParameterSet& set, const ParameterSet& other) {
  return std::equal(set.begin(), set.end(), other.begin(), other.end(),
                    [](const auto& a, const auto& b) { return a.path == b.path; });
}

/// Reads `sets`, each in the order of its paths.
void read_sets(config::MapReader& reader, Ensemble& ensemble) {
  const std::vector<config::Node> items = reader.items("sets");
  if (items.empty() && reader.node().find("sets").is(config::NodeKind::sequence)) {
    reader.fail("sets", "is empty; an ensemble has at least one set of parameters");
  }
  config::Mistakes& mistakes = reader.mistakes();
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string key = fmt::format("sets[{}]", i + 1);
    const std::size_t before = mistakes.size();
    model::Parameters parameters;
    ParameterSet set;
    config::read_settings(items[i], key, parameters_of(parameters), mistakes, &set);
    for (config::ParameterSetting& setting : set) {
      if (setting.source.empty()) {
        setting.source = fmt::format("calibrated: set {} of {}", i + 1, ensemble.name);
      }
    }
    std::sort(set.begin(), set.end(), is_before);
    if (mistakes.size() == before && set.empty()) {
      mistakes.add(items[i], key, "is empty; a set gives at least one parameter");
    } else if (mistakes.size() == before && !ensemble.sets.empty() &&
               !has_paths_of(set, ensemble.sets.front())) {
      mistakes.add(items[i], key, "gives other parameters than the first set; all give the same");
    }
    ensemble.sets.push_back(std::move(set));
  }
}

/// Reads the list `key`, of which each item has these columns.
std::vector<TableRow> read_table(config::MapReader& reader, std::string_view key,
                                 const Names& texts, const Names& numbers) {
  std::vector<TableRow> table;
  const std::vector<config::Node> items = reader.items_or_none(key);
  for (std::size_t i = 0; i < items.size(); ++i) {
    config::MapReader item(items[i], fmt::format("{}[{}]", key, i + 1), reader.mistakes());
    TableRow& row = table.emplace_back();
    for (const std::string_view name : texts)
      row.emplace_back(name, item.text(name));
    for (const std::string_view name : numbers)
      row.emplace_back(name, item.number(name));
    item.finish();
  }
  return table;
}

CalibrationFindings read_findings(config::MapReader& reader) {
  return {read_table(reader, "targets", {"target", "unit", "source"},
                     {"value", "observation_sd", "discrepancy_sd", "mean", "set_low", "set_high",
                      "chance_low", "chance_high", "implausibility", "worst_implausibility"}),
          read_table(reader, "parameters",
                     {"parameter", "unit", "prior", "identified", "correlated_with"},
                     {"prior_low", "prior_high", "ensemble_low", "ensemble_high", "spread_ratio"})};
}

}  // namespace

Ensemble read_ensemble(Files& files, const fs::path& path) {
  config::MapReader reader(files.root_of(path), "", files.mistakes());
  Ensemble ensemble;
  ensemble.file = path.string();
  ensemble.name = name_needed(reader, "ensemble");
  const std::string stem = path.stem().string();
  // Calibrations write ensemble.yaml; where names are looked up the file is called by its name.
  if (!ensemble.name.empty() && ensemble.name != stem && stem != "ensemble") {
    reader.fail("ensemble", fmt::format("`{}` must be the name of the file without .yaml: it is "
                                        "found by it",
                                        ensemble.name));
  }
  ensemble.title = text_needed(reader, "title");
  ensemble.calibration = reader.text_or("calibration", "");
  ensemble.baseline = reader.text("baseline");
  ensemble.made_by = reader.text_or("made_by", "");
  static_cast<void>(reader.whole_or("seed", 0, {.low = 0}));
  ensemble.digest = reader.text_or("digest", "");
  ensemble.findings = read_findings(reader);
  read_sets(reader, ensemble);
  reader.finish();
  return ensemble;
}

Ensemble read_ensemble(const fs::path& path) {
  config::Mistakes mistakes;
  Files files(mistakes);
  Ensemble ensemble = read_ensemble(files, path.lexically_normal());
  mistakes.throw_if_any();
  return ensemble;
}

}  // namespace sightline::scenario
