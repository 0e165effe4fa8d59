// SPDX-License-Identifier: Apache-2.0
#include "calibrate_command.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include <sightline/calibration/calibrate.hpp>
#include <sightline/calibration/coverage.hpp>
#include <sightline/calibration/findings.hpp>
#include <sightline/output/file.hpp>
#include <sightline/scenario/calibration.hpp>

#include "circumstances.hpp"
#include "exit_code.hpp"
#include "interruption.hpp"
#include "progress_line.hpp"
#include "standard_output.hpp"
#include "terminal.hpp"
#include "threads.hpp"

namespace sightline::apps {
namespace {

scenario::Calibration calibration_of(const CalibrateArguments& arguments) {
  scenario::Calibration calibration = scenario::read_calibration(arguments.file);
  // More waves than the file has are like its last.
  if (arguments.waves) {
    const scenario::CalibrationWave last = calibration.waves.back();
    calibration.waves.resize(*arguments.waves, last);
  }
  return calibration;
}

/// The command without what does not change the numbers.
std::string command_of(const CalibrateArguments& arguments) {
  std::string command = "scripts/run calibrate " + arguments.file;
  if (arguments.waves) command += fmt::format(" --waves {}", *arguments.waves);
  return command;
}

std::string table_of(const scenario::Calibration& calibration, const calibration::Match& match) {
  std::string text = fmt::format("{:<44}{:>10}{:>10}  {:<22}{:>6}\n", "target", "observed", "mean",
                                 "5-95 % over sets", "worst I");
  const auto fits = calibration::target_fits(calibration, match);
  for (std::size_t j = 0; j < fits.size(); ++j) {
    const std::string range = fmt::format("{:.4g} to {:.4g}", fits[j].set_low, fits[j].set_high);
    text += fmt::format("{:<44}{:>10.4g}{:>10.4g}  {:<22}{:>6.1f}\n",
                        clipped(calibration.targets[j].name, 43), calibration.targets[j].value,
                        fits[j].mean, range, fits[j].worst_implausibility);
  }
  text += fmt::format("\n{:<50}{:<24}{:>6}  \n", "parameter", "ensemble", "ratio");
  const auto known = calibration::identifiability(calibration, match);
  for (std::size_t d = 0; d < known.size(); ++d) {
    const std::string range =
        fmt::format("{:.4g} to {:.4g}", known[d].ensemble_low, known[d].ensemble_high);
    text += fmt::format("{:<50}{:<24}{:>6.2f}  {}\n", clipped(calibration.varied[d].path, 49),
                        range, known[d].spread_ratio, calibration::in_words(known[d].identified));
  }
  return text + fmt::format("\n{} of {} candidates pass; {} sets kept\ndigest {}\n",
                            match.accepted.size(), match.candidates.runs.size(),
                            match.accepted.empty() ? 0 : match.ensemble.size(),
                            calibration::digest_of(match));
}

std::string coverage_text(const scenario::Calibration& calibration,
                          const calibration::Coverage& coverage) {
  const statistics::Estimate rate = coverage.rate();
  std::string text = fmt::format(
      "{:.0f} % set: greatest implausibility of {} targets at most {:.2f}\n"
      "holds the truth in {} of {} trials: {:.3f} [{:.3f}, {:.3f}]\n"
      "mean share of the prior in the set: {:.3f}\n\n{:<50}{:>24}\n",
      100.0 * coverage.level, calibration.targets.size(), coverage.cut_off, coverage.covered(),
      coverage.trials.size(), rate.mean, rate.low, rate.high, coverage.mean_share(), "target",
      "trials above the cut-off");
  for (std::size_t j = 0; j < calibration.targets.size(); ++j) {
    const auto above = std::count_if(coverage.trials.begin(), coverage.trials.end(),
                                     [&](const calibration::Trial& trial) {
                                       return trial.implausibilities[j] > coverage.cut_off;
                                     });
    text += fmt::format("{:<50}{:>24}\n", clipped(calibration.targets[j].name, 49), above);
  }
  return text + fmt::format("digest {}\n", calibration::digest_of(coverage));
}

int coverage_command(const CalibrateArguments& arguments, const scenario::Calibration& calibration,
                     calibration::CalibrateOptions options) {
  const Circumstances circumstances;
  const calibration::CoverageWanted wanted{.trials = arguments.coverage_trials};
  ProgressLine progress(progress_style(arguments.is_quiet));
  experiment::Progress now{.target = wanted.trials};
  options.on_stage = [&](const std::string&) {
    progress.show(now);
    ++now.done;
  };
  const calibration::Coverage coverage =
      calibration::measure_coverage(calibration, wanted, options);
  progress.clear();
  if (coverage.is_interrupted) {
    say(fmt::format("sightline: interrupted after {} of {} trials; nothing is kept of them\n",
                    coverage.trials.size(), wanted.trials));
    return exit_interrupted;
  }
  calibration::write_coverage(options.folder, calibration, coverage);
  calibration::write_manifest(options.folder, calibration, calibration::digest_of(coverage),
                              circumstances.record(arguments.command_line, options.threads));
  print_result(coverage_text(calibration, coverage));
  return exit_done;
}

}  // namespace

int calibrate_command(const CalibrateArguments& arguments) {
  const scenario::Calibration calibration = calibration_of(arguments);
  calibration::CalibrateOptions options;
  options.folder =
      arguments.out.empty()
          ? std::filesystem::path("results") /
                ((arguments.coverage_trials != 0 ? "coverage-" : "calibration-") + calibration.name)
          : std::filesystem::path(arguments.out);
  output::ensure_writable_folder(options.folder, "--out");
  options.threads = threads_for(arguments.threads);
  options.cancelled = &watch_for_interruption();
  if (arguments.coverage_trials != 0) return coverage_command(arguments, calibration, options);
  const Circumstances circumstances;
  std::optional<ProgressLine> progress;
  options.on_stage = [&](const std::string& stage) {
    if (progress) progress->clear();
    progress.emplace(progress_style(arguments.is_quiet));
    if (!arguments.is_quiet) say(fmt::format("sightline: {}: {}\n", calibration.name, stage));
  };
  options.on_progress = [&](const experiment::Progress& now) {
    if (progress) progress->show(now);
  };
  const calibration::Match match = calibration::calibrate(calibration, options);
  if (progress) progress->clear();
  if (match.is_interrupted) {
    say(
        fmt::format("sightline: interrupted; finished waves are saved in {}. The same command goes "
                    "on from there.\n",
                    options.folder.string()));
    return exit_interrupted;
  }
  calibration::write_findings(options.folder, calibration, match, command_of(arguments));
  calibration::write_manifest(options.folder, calibration, calibration::digest_of(match),
                              circumstances.record(arguments.command_line, options.threads));
  print_result(table_of(calibration, match));
  if (match.accepted.empty()) {
    say(
        fmt::format("sightline: no parameter set reproduces all targets; {} tells which stand in "
                    "the way\n",
                    (options.folder / "report.md").string()));
    return exit_failed;
  }
  if (!arguments.is_quiet) {
    say(fmt::format("sightline: report and ensemble are in {}\n", options.folder.string()));
  }
  return exit_done;
}

}  // namespace sightline::apps
