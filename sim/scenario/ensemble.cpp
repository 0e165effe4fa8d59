// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include <sightline/model/parameters.hpp>
#include <sightline/scenario/ensemble.hpp>

#include "ensemble_reader.hpp"

namespace sightline::scenario {

namespace fs = std::filesystem;

namespace {

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
