// SPDX-License-Identifier: Apache-2.0
#include "cluster_command.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>
#include <sys/resource.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/probe.hpp>
#include <sightline/experiment/slurm.hpp>
#include <sightline/output/file.hpp>

#include "exit_code.hpp"
#include "progress_line.hpp"
#include "standard_output.hpp"
#include "terminal.hpp"

namespace sightline::apps {
namespace {

namespace fs = std::filesystem;
using experiment::ClusterPlan;
using experiment::Workload;

/// Most memory that this process has had so far.
double peak_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024.0;
}

/// The program that runs now, by a path that holds on other nodes if the file system is shared.
fs::path own_path() {
  std::error_code error;
  const fs::path path = fs::read_symlink("/proc/self/exe", error);
  if (error) throw RunError("cannot find the path of this program: " + error.message());
  return path;
}

/// Arguments of `run` that each shard and nobody else needs.
std::vector<std::string> settings_of(const RunArguments& run) {
  std::vector<std::string> settings;
  if (run.replications) settings.insert(settings.end(), {"-n", std::to_string(*run.replications)});
  if (run.seed) settings.insert(settings.end(), {"--seed", std::to_string(*run.seed)});
  for (const std::string& setting : run.settings)
    settings.insert(settings.end(), {"--set", setting});
  return settings;
}

std::uint64_t units_of(const Workload& workload) {
  return (workload.study().replications + experiment::block_size - 1) / experiment::block_size *
         workload.points();
}

/// Adds what a probe tells of time and memory, and the number of shards where none is given.
void estimate(ClusterPlan& plan, const Workload& workload, const ClusterArguments& arguments) {
  experiment::RunOptions options;
  options.threads = plan.threads;
  const experiment::WorkEstimate work = experiment::estimate_work(workload, options);
  plan.shards =
      arguments.shards.value_or(experiment::usual_shards(work.seconds, units_of(workload)));
  if (plan.shards > units_of(workload)) {
    throw InputError(
        Mistake{.key = "--shards",
                .text = fmt::format("{} is more than there are units of work, {}: a "
                                    "unit is {} replications at a design point",
                                    plan.shards, units_of(workload), experiment::block_size)});
  }
  plan.shard_seconds = work.seconds / static_cast<double>(plan.shards);
  // The probe ran on two threads at most.
  const double of_thread = peak_bytes() / std::min(2U, plan.threads);
  plan.shard_bytes = of_thread * plan.threads;
}

std::string words(const ClusterPlan& plan, const fs::path& folder) {
  return fmt::format(
      "{}: {} shards on {} threads each, about {} a shard; {} minutes and {} MB are asked for\n"
      "scripts are in {}; hand them in with\n\n  {}\n",
      plan.name, plan.shards, plan.threads, in_words(plan.shard_seconds),
      experiment::minutes_asked_for(plan), experiment::megabytes_asked_for(plan), folder.string(),
      (folder / "submit.sh").string());
}

}  // namespace

int cluster_command(const ClusterArguments& arguments) {
  if (!arguments.is_slurm) {
    throw InputError(
        Mistake{.key = "--slurm", .text = "is needed: scripts are written for Slurm only"});
  }
  RunArguments of_shard = arguments.run;
  of_shard.shard = "auto";
  const scenario::Study study = study_of(of_shard);
  ClusterPlan plan;
  plan.name = study.name;
  plan.program = own_path();
  plan.study = fs::absolute(arguments.run.study);
  plan.out = fs::absolute(arguments.run.out.empty() ? fs::path("results") / study.name
                                                    : fs::path(arguments.run.out));
  plan.settings = settings_of(arguments.run);
  plan.threads = std::max(1U, arguments.run.threads);
  plan.time_factor = arguments.time_factor;
  plan.partition = arguments.partition;
  plan.account = arguments.account;
  const fs::path folder = plan.out / "slurm";
  output::ensure_writable_folder(folder, "--out");
  if (study.variation) {
    const experiment::Sweep sweep(study);
    estimate(plan, Workload(sweep), arguments);
  } else {
    estimate(plan, Workload(study), arguments);
  }
  experiment::write_scripts(folder, experiment::slurm_scripts(plan));
  print_result(words(plan, folder));
  return exit_done;
}

}  // namespace sightline::apps
