// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/part_file.hpp>
#include <sightline/experiment/runner.hpp>

#include "block_runner.hpp"

namespace sightline::experiment {
namespace {

std::size_t arm_of(const scenario::Study& study, const std::string& name) {
  const auto found = std::find_if(study.arms.begin(), study.arms.end(),
                                  [&](const scenario::Arm& arm) { return arm.name == name; });
  if (found == study.arms.end()) {
    throw std::invalid_argument("precision: the study has no arm " + name);
  }
  return static_cast<std::size_t>(found - study.arms.begin());
}

/// The number of replications at which to look first.
std::uint64_t first_target(const scenario::Study& study) {
  if (!study.precision) return study.replications;
  const std::uint64_t least = std::max<std::uint64_t>(study.replications, 1);
  const std::uint64_t looks = (least + precision_interval - 1) / precision_interval;
  return std::min<std::uint64_t>(looks * precision_interval, study.precision->most_replications);
}

/// The number to go on to after `done` replications; `done` where they are enough.
std::uint64_t next_target(const scenario::Study& study, const Sample& sample) {
  const std::uint64_t done = sample.replications();
  const std::optional<Headline> headline = headline_of(study);
  if (!study.precision || !headline || done >= study.precision->most_replications) return done;
  const statistics::Estimate difference =
      compare(sample, headline->arm, headline->against, *headline->outcome).difference;
  if ((difference.high - difference.low) / 2.0 <= study.precision->half_width) return done;
  return std::min<std::uint64_t>(done + precision_interval, study.precision->most_replications);
}

/// Adds the replications before `target` that the sample lacks, in their order, from the files: so
/// what is reported is what is on disk, and the order of additions is always the same.
void gather(Sample& sample, std::uint64_t target, const scenario::Study& study,
            const std::filesystem::path& folder) {
  while (sample.replications() < target) {
    const std::uint64_t number = sample.replications() / block_size;
    const std::optional<Block> block = read_part(folder, study, number);
    const std::uint64_t place = sample.replications() % block_size;
    const std::uint64_t wanted = std::min(block_size, target - number * block_size);
    if (!block || block->records.size() < wanted) {
      throw RunError(
          fmt::format("{}: was written and cannot be read back; is another run using "
                      "the folder, or the disk failing?",
                      part_path(folder, number).string()));
    }
    for (std::uint64_t i = place; i < wanted; ++i) {
      sample.add(block->records[i]);
    }
  }
}

}  // namespace

std::optional<Headline> headline_of(const scenario::Study& study) {
  if (study.precision) {
    const auto* outcome = model::outcomes::find_outcome(study.precision->outcome);
    if (outcome == nullptr) {
      throw std::invalid_argument("precision: no outcome " + study.precision->outcome);
    }
    return Headline{outcome, arm_of(study, study.precision->arm),
                    arm_of(study, study.precision->against)};
  }
  if (study.arms.size() < 2) return std::nullopt;
  return Headline{model::outcomes::find_outcome("missed_case_rate"), 1, 0};
}

RunOutcome run_study(const scenario::Study& study, const RunOptions& options) {
  if (study.arms.empty()) throw std::invalid_argument("a study without arms");
  std::error_code failure;
  std::filesystem::create_directories(options.folder / "parts", failure);
  if (failure) {
    throw RunError(fmt::format("{}: {}", (options.folder / "parts").string(), failure.message()));
  }
  BlockRunner runner(study, options);
  RunOutcome outcome{Sample(study.arms.size(), study.sets.size()), false, 0};
  std::uint64_t target = first_target(study);
  for (;;) {
    const bool is_complete = runner.run_until(target);
    outcome.saved = runner.saved();
    outcome.is_interrupted = !is_complete;
    if (!is_complete) return outcome;
    gather(outcome.sample, target, study, options.folder);
    const std::uint64_t next = next_target(study, outcome.sample);
    if (next == target) return outcome;
    target = next;
  }
}

}  // namespace sightline::experiment
