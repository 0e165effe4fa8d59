// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sightline/config/parameters.hpp>
#include <sightline/config/value.hpp>
#include <sightline/core/error.hpp>
#include <sightline/scenario/case_input.hpp>

#include "arms.hpp"
#include "baseline_reader.hpp"
#include "ensemble_reader.hpp"
#include "files.hpp"
#include "reform_reader.hpp"
#include "roll_out.hpp"

namespace sightline::scenario {

namespace fs = std::filesystem;

namespace {

void tell(config::Mistakes& mistakes, std::string key, std::string text) {
  mistakes.add(Mistake{"", 0, 0, std::move(key), std::move(text)});
}

/// The file of `name` in `folder`; nothing, and a mistake, if there is none.
std::optional<fs::path> named(const fs::path& folder, const std::string& name,
                              const std::string& key, config::Mistakes& mistakes) {
  std::vector<std::string> known;
  for (const fs::path& path : yaml_files(folder)) {
    if (path.stem() == name) return path;
    known.push_back(path.stem().string());
  }
  tell(
      mistakes, key,
      fmt::format("`{}` is not in {}. {}", name, folder.string(), config::suggestion(name, known)));
  return std::nullopt;
}

std::optional<Reform> reform_of(Files& files, const fs::path& scenarios, const std::string& id) {
  std::vector<std::string> known;
  for (const fs::path& path : yaml_files(scenarios / "reforms")) {
    if (reform_id_of(path) == id) return read_reform(files, path);
    known.push_back(reform_id_of(path));
  }
  tell(files.mistakes(), "--reform",
       fmt::format("`{}` is not a known reform. {}", id, config::suggestion(id, known)));
  return std::nullopt;
}

/// Every team has it on `from`.
Reform in_force(Reform reform, Date from) {
  reform.from = from;
  reform.full_after = Days(0.0);
  reform.compliance = Probability(1.0);
  return reform;
}

CaseArm read_arm(Files& files, const fs::path& scenarios, const std::vector<std::string>& package,
                 const model::Period& period, Date from) {
  CaseArm arm;
  arm.name = package.empty() ? "none" : fmt::format("{}", fmt::join(package, "+"));
  arm.reforms = package;
  std::vector<Reform> reforms;
  for (const std::string& id : package) {
    std::optional<Reform> reform = reform_of(files, scenarios, id);
    if (!reform) continue;
    for (const Reform& other : reforms) {
      for (const Contradiction& found : contradictions(other, *reform))
        tell(files.mistakes(), "--reform", conflict_text(other, *reform, found));
    }
    reforms.push_back(in_force(std::move(*reform), from));
  }
  arm.changes = rolled_out(reforms, period);
  return arm;
}

/// The sets of the ensemble, which must be of the baseline of the case.
std::vector<ParameterSet> sets_of(Files& files, const fs::path& path, const Case& of) {
  Ensemble ensemble = read_ensemble(files, path);
  if (ensemble.baseline != of.baseline) {
    tell(files.mistakes(), "--ensemble",
         fmt::format("`{}` was made for baseline {}, and the case has {}; `none` takes the "
                     "parameters of the baseline",
                     ensemble.name, ensemble.baseline, of.baseline));
  }
  return std::move(ensemble.sets);
}

model::Parameters with(model::Parameters parameters, const ParameterSet& set) {
  const std::vector<Parameter> fields = parameters_of(parameters);
  for (const config::ParameterSetting& setting : set)
    *config::find_parameter(fields, setting.path)->value = setting.value;
  return parameters;
}

}  // namespace

CaseBaseline read_case_baseline(const fs::path& scenarios, const Case& of,
                                const model::Period& period) {
  config::Mistakes mistakes;
  const auto path = named(scenarios / "baseline", of.baseline, "baseline", mistakes);
  mistakes.throw_if_any();
  const Baseline baseline = read_baseline(*path);
  return {baseline.parameters, rolled_out(baseline.reforms, period)};
}

CaseInputs read_case_inputs(const fs::path& scenarios, const Case& of,
                            const std::vector<std::vector<std::string>>& packages,
                            const std::string& ensemble, const model::Period& period, Date from) {
  config::Mistakes mistakes;
  Files files(mistakes);
  CaseInputs inputs;
  inputs.ensemble = ensemble;
  const CaseBaseline baseline = read_case_baseline(scenarios, of, period);
  inputs.standing = baseline.reforms;
  if (!ensemble.empty()) {
    const auto path = named(scenarios / "calibration", ensemble, "--ensemble", mistakes);
    if (path) inputs.sets = sets_of(files, *path, of);
  }
  for (const std::vector<std::string>& package : packages) {
    CaseArm arm = read_arm(files, scenarios, package, period, from);
    arm.changes.insert(arm.changes.begin(), baseline.reforms.begin(), baseline.reforms.end());
    inputs.arms.push_back(std::move(arm));
  }
  mistakes.throw_if_any();
  for (const ParameterSet& set : inputs.sets)
    inputs.by_set.push_back(with(baseline.parameters, set));
  if (inputs.by_set.empty()) inputs.by_set.push_back(baseline.parameters);
  return inputs;
}

}  // namespace sightline::scenario
