// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <sightline/calibration/findings.hpp>
#include <sightline/output/csv.hpp>
#include <sightline/output/file.hpp>

namespace sightline::calibration {
namespace {

using scenario::Calibration;
using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;

output::CsvTable targets_csv(const Calibration& calibration, const Match& match) {
  Texts names, units, sources;
  Numbers values, observation, discrepancy, means, lows, highs, chance_lows, chance_highs,
      implausibilities, worst;
  const std::vector<TargetFit> fits = target_fits(calibration, match);
  for (std::size_t j = 0; j < fits.size(); ++j) {
    const scenario::CalibrationTarget& target = calibration.targets[j];
    names.push_back(target.name);
    units.push_back(target.unit);
    sources.push_back(target.source);
    values.push_back(target.value);
    observation.push_back(target.observation_sd);
    discrepancy.push_back(target.discrepancy_sd);
    means.push_back(fits[j].mean);
    lows.push_back(fits[j].set_low);
    highs.push_back(fits[j].set_high);
    chance_lows.push_back(fits[j].chance_low);
    chance_highs.push_back(fits[j].chance_high);
    implausibilities.push_back(fits[j].implausibility);
    worst.push_back(fits[j].worst_implausibility);
  }
  return {{{"target", names},
           {"unit", units},
           {"value", values},
           {"observation_sd", observation},
           {"discrepancy_sd", discrepancy},
           {"mean", means},
           {"set_low", lows},
           {"set_high", highs},
           {"chance_low", chance_lows},
           {"chance_high", chance_highs},
           {"implausibility", implausibilities},
           {"worst_implausibility", worst},
           {"source", sources}}};
}

output::CsvTable identifiability_csv(const Calibration& calibration, const Match& match) {
  Texts paths, units, priors, correlated, words;
  Numbers baseline, lows, highs, ensemble_lows, ensemble_highs, means, ratios;
  const std::vector<Identifiability> all = identifiability(calibration, match);
  for (std::size_t d = 0; d < all.size(); ++d) {
    const scenario::CalibrationParameter& parameter = calibration.varied[d];
    paths.push_back(parameter.path);
    units.push_back(parameter.unit);
    priors.emplace_back(scenario::name_of(parameter.prior));
    baseline.push_back(parameter.baseline_value);
    lows.push_back(parameter.low);
    highs.push_back(parameter.high);
    ensemble_lows.push_back(all[d].ensemble_low);
    ensemble_highs.push_back(all[d].ensemble_high);
    means.push_back(all[d].ensemble_mean);
    ratios.push_back(all[d].spread_ratio);
    std::string text;
    for (const Correlation& correlation : all[d].strongest) {
      text += fmt::format("{}{} {:+.2f}", text.empty() ? "" : "; ",
                          calibration.varied[correlation.with].path, correlation.coefficient);
    }
    correlated.push_back(std::move(text));
    words.emplace_back(in_words(all[d].identified));
  }
  return {{{"parameter", paths},
           {"unit", units},
           {"baseline_value", baseline},
           {"prior", priors},
           {"prior_low", lows},
           {"prior_high", highs},
           {"ensemble_low", ensemble_lows},
           {"ensemble_high", ensemble_highs},
           {"ensemble_mean", means},
           {"spread_ratio", ratios},
           {"identified", words},
           {"correlated_with", correlated}}};
}

output::CsvTable emulators_csv(const Calibration& calibration, const Match& match) {
  Texts names;
  Numbers waves, errors, outside, factors;
  for (std::size_t wave = 0; wave < match.checks.size(); ++wave) {
    for (std::size_t j = 0; j < calibration.targets.size(); ++j) {
      const LeaveOneOut& check = match.checks[wave][j];
      waves.push_back(static_cast<double>(wave + 1));
      names.push_back(calibration.targets[j].name);
      errors.push_back(check.rms_error);
      outside.push_back(check.outside_share);
      factors.push_back(check.inflation);
    }
  }
  return {{{"wave", waves},
           {"target", names},
           {"rms_error", errors},
           {"outside_share", outside},
           {"variance_factor", factors}}};
}

}  // namespace

void write_findings(const std::filesystem::path& folder, const Calibration& calibration,
                    const Match& match, const std::string& command) {
  output::write_csv(folder / "targets.csv", targets_csv(calibration, match));
  output::write_csv(folder / "identifiability.csv", identifiability_csv(calibration, match));
  output::write_csv(folder / "emulators.csv", emulators_csv(calibration, match));
  const std::filesystem::path ensemble = folder / "ensemble.yaml";
  if (match.accepted.empty()) {
    std::error_code ignored;
    std::filesystem::remove(ensemble, ignored);  // of an earlier run
  } else {
    output::write_text(ensemble,
                       ensemble_yaml(calibration, match, calibration.name + "-ensemble", command));
  }
  output::write_text(folder / "report.md", report_markdown(calibration, match, command));
}

}  // namespace sightline::calibration
