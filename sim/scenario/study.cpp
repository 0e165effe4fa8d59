// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include <fmt/format.h>

#include <sightline/scenario/draft.hpp>
#include <sightline/scenario/study.hpp>

#include "arms.hpp"
#include "baseline_reader.hpp"
#include "ensemble_reader.hpp"
#include "files.hpp"
#include "fingerprint.hpp"
#include "run_plan.hpp"
#include "variation_reader.hpp"

namespace sightline::scenario {

namespace {

Baseline read_baseline_of(config::MapReader& reader, const std::filesystem::path& folder,
                          Files& files) {
  const Reference reference{reader.required("baseline"), "baseline", folder / ".." / "baseline",
                            folder};
  const auto path = find_baseline(reference, files.mistakes());
  // With the declared defaults in its place, the rest of the study can still be checked.
  return path ? read_baseline(files, *path) : Baseline();
}

void read_ensemble_of(config::MapReader& reader, const std::filesystem::path& folder, Files& files,
                      Study& study) {
  if (!reader.has("ensemble")) return;
  const Reference reference{reader.required("ensemble"), "ensemble", folder / ".." / "calibration",
                            folder};
  const auto path = find_ensemble(reference, files.mistakes());
  if (!path) return;
  Ensemble ensemble = read_ensemble(files, *path);
  if (!study.baseline.empty() && !ensemble.baseline.empty() &&
      ensemble.baseline != study.baseline) {
    reader.fail("ensemble",
                fmt::format("`{}` was made for baseline {}, and the study has {}: its sets would "
                            "not fit what was observed",
                            ensemble.name, ensemble.baseline, study.baseline));
  }
  study.ensemble = std::move(ensemble.name);
  study.sets = std::move(ensemble.sets);
  study.calibration = std::move(ensemble.findings);
}

/// The study whose file `path` has the content `root`.
Study read_from(const config::Node& root, const std::filesystem::path& path, Files& files,
                const Overrides& overrides) {
  config::Mistakes& mistakes = files.mistakes();
  Study study;
  config::MapReader reader(root, "", mistakes);
  study.name = name_needed(reader, "study");
  study.question = text_needed(reader, "question");
  const Baseline baseline = read_baseline_of(reader, path.parent_path(), files);
  study.baseline = baseline.name;
  read_ensemble_of(reader, path.parent_path(), files, study);
  const bool has_period = read_period(reader, study);
  read_scope(reader, overrides, study);
  ArmsReader arms(files, path.parent_path(), has_period, study);
  arms.read(reader, baseline, overrides);
  read_replications(reader, overrides, study);
  read_winners_and_losers(reader, study);
  read_variation(reader, baseline, arms, study);
  reader.finish();
  mistakes.throw_if_any();
  study.files = files.texts();
  study.fingerprint = fingerprint_of(study);
  return study;
}

}  // namespace

const model::Input& input_of(const Arm& arm, std::uint64_t replication) {
  return arm.set_inputs.empty() ? arm.input : arm.set_inputs[replication % arm.set_inputs.size()];
}

Study read_study(const std::filesystem::path& path, const Overrides& overrides) {
  config::Mistakes mistakes;
  Files files(mistakes);
  return read_from(files.root_of(path), path, files, overrides);
}

Study read_draft(std::string text, const std::filesystem::path& path) {
  config::Mistakes mistakes;
  Files files(mistakes);
  return read_from(files.root_of_text(std::move(text), path), path, files, {});
}

}  // namespace sightline::scenario
