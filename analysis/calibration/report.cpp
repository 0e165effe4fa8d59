// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <sightline/calibration/calibrate.hpp>
#include <sightline/calibration/findings.hpp>
#include <sightline/core/calendar.hpp>

namespace sightline::calibration {
namespace {

using scenario::Calibration;
using scenario::CalibrationTarget;

std::string introduction(const Calibration& calibration, const std::string& command) {
  return fmt::format(
      "# Calibration {}\n\n{}\n\n"
      "Made by `{}`, which gives the same again: seed {}, baseline {}, {} children, from {} for {} "
      "days of which {} are warm-up. This report is written by that command; do not edit it.\n\n"
      "## Procedure\n\n"
      "History matching rules out, in waves, the parameters that cannot reproduce what was "
      "observed; it does not look for a best fit. Each wave runs the model at some points of "
      "parameter space, each on its own dice. For each target an emulator (a Gaussian "
      "process, with the noise of each point known from its replications) foretells the outcome "
      "everywhere else, with its own uncertainty. A point is ruled out where the implausibility\n\n"
      "    I = |z - E| / sqrt(V_emulator + V_observation + V_discrepancy)\n\n"
      "is above the cut-off: z is the observation, E the emulator's expectation. Outcomes are "
      "compared as log(y / z + 0.05), so I measures relative error. The next wave's points are "
      "drawn from what is left. At last candidates are run with more replications; those whose "
      "simulated implausibility, error of replications included, passes for every target are "
      "accepted, and the ensemble is a choice of them that lie far apart. It spans what cannot "
      "be told apart; it is not a sample from a posterior distribution, and counts of its sets "
      "are not probabilities. Sources of the formulas stand in "
      "`include/sightline/calibration/`.\n\n",
      calibration.name, calibration.question, command, calibration.seed, calibration.baseline,
      calibration.children, to_string(calibration.period.start),
      calibration.period.warm_up_days + calibration.period.measured_days,
      calibration.period.warm_up_days);
}

std::string meaning_of_cut_off(const Calibration& calibration) {
  const std::size_t targets = calibration.targets.size();
  return fmt::format(
      "With {} targets the true parameters pass a cut-off of {:.2f} with probability {:.3f} or "
      "more, and the 95 % set is that of a cut-off of {:.2f}, if errors are normal, whatever their "
      "correlation (Sidak 1967). `--coverage` measures it on synthetic truth.\n\n",
      targets, calibration.ensemble.accept, joint_level(targets, calibration.ensemble.accept),
      joint_cut_off(targets, 0.95));
}

std::string waves_table(const Calibration& calibration, const Match& match) {
  std::string text =
      "## Waves\n\nShare: estimate of the share of the prior that the emulators before had not "
      "ruled out.\n\n| stage | points | replications | share of the prior | cut-off reached |\n"
      "|---|---|---|---|---|\n";
  const auto line = [&](const std::string& name, const Stage& stage, std::uint32_t replications) {
    text += fmt::format("| {} | {} | {} | {:.2g} | {} |\n", name, stage.runs.size(), replications,
                        stage.share, stage.level == 0 ? "-" : fmt::format("{:.2f}", stage.level));
  };
  for (std::size_t i = 0; i < match.waves.size(); ++i)
    line(fmt::format("wave {}", i + 1), match.waves[i], calibration.replications);
  line("candidates", match.candidates, calibration.ensemble.replications);
  return text + fmt::format("\n{} of {} candidates pass; {} sets are kept.\n\n",
                            match.accepted.size(), match.candidates.runs.size(),
                            match.accepted.empty() ? 0 : match.ensemble.size());
}

std::string failure_note(const Match& match) {
  if (!match.accepted.empty()) return "";
  return "**No candidate passes: there is no ensemble.** What follows shows the candidates that "
         "came nearest, and so which targets stand in the way.\n\n";
}

std::string targets_table(const Calibration& calibration, const Match& match) {
  std::string text =
      "## Targets\n\nSd: of the observation, and what the model may be off by with the best "
      "parameters. Over sets: 5-95 %. Chance: 95 % interval from the replications of one set. "
      "Implausibility: of the ensemble's mean, and of the worst set.\n\n"
      "| target | observed | sd observed | sd model | ensemble mean | over sets | chance | "
      "implausibility | source |\n|---|---|---|---|---|---|---|---|---|\n";
  const std::vector<TargetFit> fits = target_fits(calibration, match);
  for (std::size_t j = 0; j < fits.size(); ++j) {
    const CalibrationTarget& target = calibration.targets[j];
    const TargetFit& fit = fits[j];
    text += fmt::format(
        "| {} ({}) | {:.4g} | {:.3g} | {:.3g} | {:.4g} | {:.4g} to {:.4g} | {:.4g} to {:.4g} | "
        "{:.1f}, worst {:.1f} | {} |\n",
        target.name, target.unit, target.value, target.observation_sd, target.discrepancy_sd,
        fit.mean, fit.set_low, fit.set_high, fit.chance_low, fit.chance_high, fit.implausibility,
        fit.worst_implausibility, target.source);
  }
  return text + "\n";
}

std::string correlations_of(const Calibration& calibration, const Identifiability& of) {
  std::string text;
  for (const Correlation& correlation : of.strongest) {
    text += fmt::format("{}{} {:+.2f}", text.empty() ? "" : ", ",
                        calibration.varied[correlation.with].path, correlation.coefficient);
  }
  return text.empty() ? "-" : text;
}

std::string parameters_table(const Calibration& calibration, const Match& match) {
  std::string text =
      "## What the targets tell of the parameters\n\nRatio: spread of the accepted points over "
      "that of the prior; below 0.5 identified, below 0.8 weakly identified, else not identified. "
      "Of two parameters that are correlated a combination may be known where neither is; the two "
      "strongest correlations of at least 0.3 are named.\n\n"
      "| parameter | prior | ensemble | ratio | | correlated with |\n|---|---|---|---|---|---|\n";
  const std::vector<Identifiability> all = identifiability(calibration, match);
  std::string unknown;
  for (std::size_t d = 0; d < all.size(); ++d) {
    const scenario::CalibrationParameter& parameter = calibration.varied[d];
    text += fmt::format("| {} ({}) | {} {:.4g} to {:.4g} | {:.4g} to {:.4g} | {:.2f} | {} | {} |\n",
                        parameter.path, parameter.unit, scenario::name_of(parameter.prior),
                        parameter.low, parameter.high, all[d].ensemble_low, all[d].ensemble_high,
                        all[d].spread_ratio, in_words(all[d].identified),
                        correlations_of(calibration, all[d]));
    if (all[d].identified == Identified::not_at_all)
      unknown += fmt::format("{}`{}`", unknown.empty() ? "" : ", ", parameter.path);
  }
  text += fmt::format(
      "\nWhat cannot be identified by these targets: {}. A study that uses the "
      "ensemble carries this ignorance into its results.\n\n",
      unknown.empty() ? "none of the parameters alone" : unknown);
  return text;
}

std::string emulators_table(const Calibration& calibration, const Match& match) {
  std::string text =
      "## Emulators after the last wave\n\nEach point foretold from the others. Error: root mean "
      "square, relative to the outcome. Outside: share of points more than two standard deviations "
      "off, 5 % if the emulator is honest. Where it was too sure of itself, its variances were "
      "multiplied by the factor.\n\n| target | error | outside | factor |\n|---|---|---|---|\n";
  for (std::size_t j = 0; j < calibration.targets.size(); ++j) {
    const LeaveOneOut& check = match.checks.back()[j];
    text += fmt::format("| {} | {:.3f} | {:.1f} % | {:.2f} |\n", calibration.targets[j].name,
                        check.rms_error, 100.0 * check.outside_share, check.inflation);
  }
  return text + "\n";
}

std::string closing(const Calibration& calibration, const Match& match,
                    const std::string& command) {
  return fmt::format(
      "## Limits\n\nStandard deviations of observations that were recalled, and all "
      "discrepancies, are judgements; wider ones leave more of the prior. Errors of different "
      "targets are taken as independent. Years are pooled, so trends are not matched. What the "
      "prior's ranges leave out cannot be found.\n\n"
      "## How to repeat, and how to use it\n\n    {0}\n\n"
      "writes into `results/calibration-{1}`, or the folder of `--out`: `waves/*.csv` (every point "
      "with its parameters, outcomes, standard errors and implausibility), `targets.csv`, "
      "`identifiability.csv`, `emulators.csv`, this report and `ensemble.yaml`. Waves that are "
      "finished are read and not run again, so an interrupted run goes on. To keep the result, "
      "copy `ensemble.yaml` to `scenarios/calibration/{1}-ensemble.yaml`.\n\n"
      "A study with the key `ensemble: {1}-ensemble` gives replication r of every arm parameter "
      "set r mod K, so its replications should be several times K. `tables/"
      "parameter_uncertainty.csv` then tells, for each outcome and difference, the variance "
      "between sets (parameters) and within sets (chance), by analysis of variance, and the 5-95 % "
      "range of the sets' means with chance taken out; intervals everywhere take the sets as the "
      "sample.\n\nDigest of all numbers and of the choice: `{2}`.\n",
      command, calibration.name, digest_of(match));
}

std::string in_quotes(std::string_view text) {
  return nlohmann::json(text).dump();  // JSON is YAML
}

/// What the report tells of targets and parameters, for the reports of studies that use the
/// ensemble.
std::string targets_yaml(const Calibration& calibration, const Match& match) {
  std::string text = "targets:\n";
  const std::vector<TargetFit> fits = target_fits(calibration, match);
  for (std::size_t j = 0; j < fits.size(); ++j) {
    const CalibrationTarget& target = calibration.targets[j];
    const TargetFit& fit = fits[j];
    text += fmt::format(
        "  - {{target: {}, unit: {}, value: {:.4g}, observation_sd: {:.3g}, discrepancy_sd: "
        "{:.3g},\n     mean: {:.4g}, set_low: {:.4g}, set_high: {:.4g}, chance_low: {:.4g}, "
        "chance_high: {:.4g},\n     implausibility: {:.1f}, worst_implausibility: {:.1f}, source: "
        "{}}}\n",
        in_quotes(target.name), in_quotes(target.unit), target.value, target.observation_sd,
        target.discrepancy_sd, fit.mean, fit.set_low, fit.set_high, fit.chance_low, fit.chance_high,
        fit.implausibility, fit.worst_implausibility, in_quotes(target.source));
  }
  return text;
}

std::string parameters_yaml(const Calibration& calibration, const Match& match) {
  std::string text = "parameters:\n";
  const std::vector<Identifiability> all = identifiability(calibration, match);
  for (std::size_t d = 0; d < all.size(); ++d) {
    const scenario::CalibrationParameter& parameter = calibration.varied[d];
    text += fmt::format(
        "  - {{parameter: {}, unit: {}, prior: {}, prior_low: {:.4g}, prior_high: {:.4g},\n     "
        "ensemble_low: {:.4g}, ensemble_high: {:.4g}, spread_ratio: {:.2f}, identified: {},\n     "
        "correlated_with: {}}}\n",
        parameter.path, in_quotes(parameter.unit), scenario::name_of(parameter.prior),
        parameter.low, parameter.high, all[d].ensemble_low, all[d].ensemble_high,
        all[d].spread_ratio, in_words(all[d].identified),
        in_quotes(correlations_of(calibration, all[d])));
  }
  return text;
}

}  // namespace

std::string report_markdown(const Calibration& calibration, const Match& match,
                            const std::string& command) {
  return introduction(calibration, command) + meaning_of_cut_off(calibration) +
         waves_table(calibration, match) + failure_note(match) + targets_table(calibration, match) +
         parameters_table(calibration, match) + emulators_table(calibration, match) +
         closing(calibration, match, command);
}

std::string ensemble_yaml(const Calibration& calibration, const Match& match,
                          const std::string& name, const std::string& command) {
  std::string text = fmt::format(
      "# SPDX-License-Identifier: Apache-2.0\n"
      "# Parameter sets that all fit the targets of the calibration; written by the command "
      "below.\n"
      "ensemble: {}\ntitle: \"{} sets of {} parameters that pass calibration {}\"\n"
      "calibration: {}\nbaseline: {}\nmade_by: \"{}\"\nseed: {}\ndigest: \"{}\"\n",
      name, match.ensemble.size(), calibration.varied.size(), calibration.name, calibration.name,
      calibration.baseline, command, calibration.seed, digest_of(match));
  text += targets_yaml(calibration, match) + parameters_yaml(calibration, match) + "sets:\n";
  for (const std::size_t i : match.ensemble) {
    const std::vector<double> values = values_at(calibration, match.candidates.runs[i].at);
    for (std::size_t d = 0; d < values.size(); ++d) {
      text += fmt::format("  {} {}: {:.12g}\n", d == 0 ? "-" : " ", calibration.varied[d].path,
                          values[d]);
    }
  }
  return text;
}

}  // namespace sightline::calibration
