// SPDX-License-Identifier: Apache-2.0
#include "run_command.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/result_files.hpp>
#include <sightline/experiment/runner.hpp>
#include <sightline/experiment/summary.hpp>
#include <sightline/output/csv.hpp>
#include <sightline/output/file.hpp>
#include <sightline/scenario/reform.hpp>
#include <sightline/scenario/study.hpp>

#include "comparison_text.hpp"
#include "exit_code.hpp"
#include "interruption.hpp"
#include "progress_line.hpp"
#include "standard_output.hpp"
#include "terminal.hpp"

namespace sightline::apps {
namespace {

using Clock = std::chrono::steady_clock;

std::string utc_now() {
  return fmt::format(
      "{:%Y-%m-%dT%H:%M:%SZ}",
      fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

std::string host_name() {
  char name[256] = {};
  return ::gethostname(name, sizeof name - 1) == 0 ? name : "";
}

scenario::Study study_of(const RunArguments& arguments) {
  scenario::Study study = scenario::read_study(
      arguments.study, {arguments.replications, arguments.seed, arguments.settings});
  // Who names a number gets that number.
  if (arguments.replications) study.precision.reset();
  return study;
}

ProgressStyle progress_style(const RunArguments& arguments) {
  if (arguments.is_quiet) return ProgressStyle::none;
  return can_redraw_errors() ? ProgressStyle::bar : ProgressStyle::lines;
}

/// Evidence grades of the reforms among the files that were read.
std::map<std::string, char> grades_of(const scenario::Study& study) {
  std::map<std::string, char> grades;
  for (const auto& [file, text] : study.files) {
    const std::filesystem::path path(file);
    const std::string stem = path.stem().string();
    const std::string id = stem.substr(0, stem.find('-'));
    const bool is_of_an_arm =
        std::any_of(study.arms.begin(), study.arms.end(), [&](const scenario::Arm& arm) {
          return std::find(arm.reforms.begin(), arm.reforms.end(), id) != arm.reforms.end();
        });
    if (is_of_an_arm) grades[id] = scenario::read_reform(path).evidence_grade;
  }
  return grades;
}

std::string result_text(const RunArguments& arguments, const scenario::Study& study,
                        const experiment::Sample& sample, const experiment::Summary& summary,
                        double elapsed_s) {
  if (arguments.format == "json") {
    return experiment::result_json(study, sample, summary, elapsed_s);
  }
  if (arguments.format == "csv") {
    return output::to_csv(experiment::overview_table(study, summary));
  }
  return to_text({study, sample, summary, grades_of(study), can_embolden_output()});
}

void say_start(const scenario::Study& study, const std::filesystem::path& folder,
               unsigned threads) {
  const std::string number = study.precision
                                 ? fmt::format("up to {}", study.precision->most_replications)
                                 : std::to_string(study.replications);
  say(fmt::format("sightline: {}: {} replications of {} arms on {} threads; results go to {}\n",
                  study.name, number, study.arms.size(), threads, folder.string()));
}

}  // namespace

int run_command(const RunArguments& arguments) {
  const Clock::time_point started = Clock::now();
  experiment::RunRecord record;
  record.started = utc_now();
  const scenario::Study study = study_of(arguments);
  const std::filesystem::path folder = arguments.out.empty()
                                           ? std::filesystem::path("results") / study.name
                                           : std::filesystem::path(arguments.out);
  output::ensure_writable_folder(folder, "--out");

  experiment::RunOptions options;
  options.folder = folder;
  options.threads = arguments.threads != 0 ? arguments.threads
                                           : std::max(1U, std::thread::hardware_concurrency());
  options.cancelled = &watch_for_interruption();
  ProgressLine progress(progress_style(arguments));
  options.on_progress = [&](const experiment::Progress& now) { progress.show(now); };
  if (!arguments.is_quiet) say_start(study, folder, options.threads);

  const experiment::RunOutcome outcome = experiment::run_study(study, options);
  progress.clear();
  if (outcome.is_interrupted) {
    say(fmt::format(
        "sightline: interrupted; {} replications are saved in {}. The same command goes on "
        "from there.\n",
        outcome.saved, folder.string()));
    return exit_interrupted;
  }

  const experiment::Summary summary = experiment::summarise(outcome.sample);
  record.command_line = arguments.command_line;
  record.ended = utc_now();
  record.host = host_name();
  record.threads = options.threads;
  record.elapsed_s = std::chrono::duration<double>(Clock::now() - started).count();
  experiment::write_results(folder, study, outcome.sample, summary, record);
  print_result(result_text(arguments, study, outcome.sample, summary, record.elapsed_s));
  if (!arguments.is_quiet) {
    say(fmt::format("sightline: done in {:.1f} s; {} events; tables are in {}\n", record.elapsed_s,
                    with_commas(outcome.sample.events()), (folder / "tables").string()));
  }
  return exit_done;
}

}  // namespace sightline::apps
