// SPDX-License-Identifier: Apache-2.0
#include "run_session.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <sightline/output/file.hpp>

#include "exit_code.hpp"
#include "interruption.hpp"
#include "standard_output.hpp"
#include "terminal.hpp"
#include "threads.hpp"

namespace sightline::apps {
namespace {

constexpr std::size_t most_failures_told = 5;

std::optional<std::string> environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

std::string bytes_in_words(double bytes) {
  if (bytes < 1e6) return fmt::format("{:.0f} kB", std::max(1.0, bytes / 1e3));
  if (bytes < 1e9) return fmt::format("{:.0f} MB", bytes / 1e6);
  return fmt::format("{:.1f} GB", bytes / 1e9);
}

}  // namespace

RunSession::RunSession(const RunArguments& arguments, const scenario::Study& study)
    : arguments_(arguments),
      is_shard_(!arguments.shard.empty()),
      progress_(progress_style(arguments.is_quiet)) {
  options_.folder = arguments.out.empty() ? std::filesystem::path("results") / study.name
                                          : std::filesystem::path(arguments.out);
  if (is_shard_) {
    options_.shard = experiment::parse_shard(arguments.shard, environment);
    options_.folder /= experiment::folder_name(options_.shard);
  }
  options_.threads = threads_for(arguments.threads);
  if (arguments.are_arms_whole) options_.replicate = experiment::whole_runs();
  options_.on_progress = [this](const experiment::Progress& now) { progress_.show(now); };
  if (arguments.is_dry_run) return;
  output::ensure_writable_folder(options_.folder, "--out");
  options_.cancelled = &watch_for_interruption();
}

experiment::RunRecord RunSession::record() const {
  experiment::RunRecord record = circumstances_.record(arguments_.command_line, options_.threads);
  record.share_saved_by_branching = share_saved_;
  return record;
}

int RunSession::interrupted(std::uint64_t saved) const {
  say(fmt::format(
      "sightline: interrupted; {} replications are saved in {}. The same command goes on "
      "from there.\n",
      saved, folder().string()));
  return exit_interrupted;
}

int RunSession::finished(std::uint64_t events,
                         const std::vector<experiment::Failure>& failures) const {
  if (!arguments_.is_quiet) {
    say(fmt::format("sightline: done in {:.1f} s; {} events; tables are in {}, the report is {}\n",
                    record().elapsed_s, with_commas(events), (folder() / "tables").string(),
                    (folder() / "report.html").string()));
  }
  say_failures(failures, folder());
  return failures.empty() ? exit_done : exit_failed;
}

void say_failures(const std::vector<experiment::Failure>& failures,
                  const std::filesystem::path& folder) {
  if (failures.empty()) return;
  std::string text = fmt::format(
      "sightline: {} {} failed and {} left out in all arms; results rest on the others\n",
      failures.size(), failures.size() == 1 ? "replication" : "replications",
      failures.size() == 1 ? "is" : "are");
  for (std::size_t i = 0; i < std::min(failures.size(), most_failures_told); ++i) {
    const experiment::Failure& failure = failures[i];
    const std::string point =
        failure.point ? fmt::format("design point {}, ", *failure.point) : std::string();
    text += fmt::format("  {}replication {}, arm {}, seed {}: {}\n", point, failure.replication,
                        failure.arm, failure.seed, failure.reason);
  }
  if (failures.size() > most_failures_told) text += "  ...\n";
  text += fmt::format("  {} lists them; the same command tries them again\n",
                      (folder / "failures.csv").string());
  say(text);
}

std::string work_text(const scenario::Study& study, const experiment::WorkEstimate& work,
                      const experiment::RunOptions& options) {
  const std::string design =
      study.variation
          ? fmt::format("{} design, {} points x ", scenario::name_of(study.variation->method),
                        with_commas(work.points))
          : std::string();
  const std::string shard =
      options.shard.count == 1
          ? std::string()
          : fmt::format(" for shard {} of {}", options.shard.number, options.shard.count);
  return fmt::format(
      "{}: {}{} arms x {}{} replications = {} runs of the model\n"
      "one replication of all arms takes {:.2g} s: about {} on {} threads and {} of disk{}\n",
      study.name, design, work.arms, study.precision ? "up to " : "", work.replications,
      with_commas(work.runs()), work.replication_seconds, in_words(work.seconds), options.threads,
      bytes_in_words(work.bytes), shard);
}

std::string work_json(const scenario::Study& study, const experiment::WorkEstimate& work) {
  const nlohmann::ordered_json json = {
      {"study", study.name},     {"design_points", work.points},
      {"arms", work.arms},       {"replications", work.replications},
      {"runs", work.runs()},     {"replication_seconds", work.replication_seconds},
      {"seconds", work.seconds}, {"bytes", work.bytes}};
  return json.dump(2) + "\n";
}

}  // namespace sightline::apps
