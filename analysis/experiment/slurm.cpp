// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <cmath>
#include <system_error>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/slurm.hpp>
#include <sightline/output/file.hpp>

namespace sightline::experiment {
namespace {

namespace fs = std::filesystem;

constexpr double most_shard_seconds = 1800.0;
constexpr std::uint64_t most_array_tasks = 1000;
constexpr std::uint64_t least_minutes = 5;
constexpr std::uint64_t least_megabytes = 512;
/// Of the memory that the probe took: a run grows with what happens in it.
constexpr double memory_factor = 1.5;

/// A word of the shell, as it is.
std::string quoted(const std::string& word) {
  std::string text = "'";
  for (const char c : word)
    text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

std::string quoted(const fs::path& path) {
  return quoted(path.string());
}

/// A job name that every version of Slurm takes.
std::string job_name(const std::string& study, const std::string& what) {
  std::string name = "sightline-" + study + "-" + what;
  std::replace_if(
      name.begin(), name.end(),
      [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '-'; }, '_');
  return name;
}

std::string heading(const ClusterPlan& plan, const std::string& what) {
  std::string text = fmt::format("#!/bin/bash\n#SBATCH --job-name={}\n", job_name(plan.name, what));
  if (!plan.partition.empty()) text += fmt::format("#SBATCH --partition={}\n", plan.partition);
  if (!plan.account.empty()) text += fmt::format("#SBATCH --account={}\n", plan.account);
  return text;
}

/// Every file has one writer, and locks of network file systems fail.
constexpr const char* common_lines =
    "set -euo pipefail\nexport HDF5_USE_FILE_LOCKING=\"${HDF5_USE_FILE_LOCKING:-FALSE}\"\n";

std::string array_script(const ClusterPlan& plan) {
  std::string arguments;
  for (const std::string& setting : plan.settings)
    arguments += " " + quoted(setting);
  return heading(plan, "shard") +
         fmt::format(
             "# A probe on the machine that wrote this expects {:.0f} s and {:.0f} MB for a shard "
             "on "
             "{} threads;\n# {} times the time and {} times the memory are asked for.\n"
             "#SBATCH --array=1-{}\n#SBATCH --nodes=1\n#SBATCH --ntasks=1\n"
             "#SBATCH --cpus-per-task={}\n#SBATCH --mem={}M\n#SBATCH --time={}\n{}"
             "exec {} run {} --out {} --shard auto --threads {} --quiet{}\n",
             plan.shard_seconds, plan.shard_bytes / 1e6, plan.threads, plan.time_factor,
             memory_factor, plan.shards, plan.threads, megabytes_asked_for(plan),
             minutes_asked_for(plan), common_lines, quoted(plan.program), quoted(plan.study),
             quoted(plan.out), plan.threads, arguments);
}

std::string merge_script(const ClusterPlan& plan) {
  return heading(plan, "merge") +
         fmt::format(
             "#SBATCH --nodes=1\n#SBATCH --ntasks=1\n#SBATCH --mem={}M\n#SBATCH --time={}\n{}"
             "exec {} merge {} {}/shard-*-of-{:03}\n",
             2 * megabytes_asked_for(plan), minutes_asked_for(plan), common_lines,
             quoted(plan.program), quoted(plan.out), quoted(plan.out), plan.shards);
}

std::string submit_script() {
  return R"sh(#!/bin/bash
# Hands in the shards, and their merge to follow when all have succeeded. Handed in again, shards go
# on from what is there, and finished ones end at once.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# Two jobs must not write one file.
if [[ -s $here/jobs ]] && squeue --noheader --jobs="$(cat "$here/jobs")" 2>/dev/null | grep -q .; then
  echo "jobs $(cat "$here/jobs") of this study still wait or run (see squeue); nothing is handed in" >&2
  exit 1
fi
array=$(sbatch --parsable --output="$here/shard-%a.log" "$here/array.sh")
array=${array%%;*}
merge=$(sbatch --parsable --dependency="afterok:$array" --kill-on-invalid-dep=yes \
  --output="$here/merge.log" "$here/merge.sh")
echo "$array,${merge%%;*}" >"$here/jobs"
echo "shards: job $array; merge: job ${merge%%;*}; logs in $here"
)sh";
}

void write_script(const fs::path& path, const std::string& text) {
  output::write_text(path, text);
  std::error_code error;
  fs::permissions(path, fs::perms::owner_exec, fs::perm_options::add, error);
  if (error) throw RunError(fmt::format("{}: {}", path.string(), error.message()));
}

}  // namespace

SlurmScripts slurm_scripts(const ClusterPlan& plan) {
  return {array_script(plan), merge_script(plan), submit_script()};
}

std::uint64_t usual_shards(double seconds, std::uint64_t units) {
  const double wanted = std::ceil(std::max(1.0, seconds / most_shard_seconds));
  const std::uint64_t most = std::clamp<std::uint64_t>(units, 1, most_array_tasks);
  return wanted >= static_cast<double>(most) ? most : static_cast<std::uint64_t>(wanted);
}

std::uint64_t minutes_asked_for(const ClusterPlan& plan) {
  const double minutes = std::ceil(plan.shard_seconds * plan.time_factor / 60.0);
  return std::max(least_minutes, static_cast<std::uint64_t>(minutes));
}

std::uint64_t megabytes_asked_for(const ClusterPlan& plan) {
  const double megabytes = std::ceil(plan.shard_bytes * memory_factor / 1e6);
  return std::max(least_megabytes, static_cast<std::uint64_t>(megabytes));
}

void write_scripts(const fs::path& folder, const SlurmScripts& scripts) {
  write_script(folder / "array.sh", scripts.array);
  write_script(folder / "merge.sh", scripts.merge);
  write_script(folder / "submit.sh", scripts.submit);
}

}  // namespace sightline::experiment
