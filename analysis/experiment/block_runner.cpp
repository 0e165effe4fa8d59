// SPDX-License-Identifier: Apache-2.0
#include "block_runner.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/experiment/executor.hpp>

namespace sightline::experiment {

BlockRunner::BlockRunner(const scenario::Study& study, const RunOptions& options)
    : study_(study),
      options_(options),
      calendar_(model::calendar_of(study.period)),
      difference_(headline_of(study)) {}

bool BlockRunner::run_until(std::uint64_t target) {
  unfinished_.clear();
  tasks_.clear();
  progress_.target = target;
  const std::uint64_t first_block = planned_ / block_size;
  for (std::uint64_t block = first_block; block * block_size < target; ++block) {
    plan_block(block, std::min(block_size, target - block * block_size));
  }
  planned_ = target - target % block_size;
  report();
  for_each_index(
      tasks_.size(), options_.threads, [this](std::size_t i) { run(tasks_[i]); },
      options_.cancelled);
  const bool is_complete = std::all_of(unfinished_.begin(), unfinished_.end(),
                                       [](const Unfinished& block) { return block.left == 0; });
  if (!is_complete) save_finished_beginnings();
  return is_complete;
}

void BlockRunner::plan_block(std::uint64_t number, std::uint64_t wanted) {
  std::optional<Block> found = read_part(options_.folder, study_, number);
  Block block = found ? std::move(*found) : Block{number, {}};
  if (!block.records.empty()) require_same_model(block);
  const std::uint64_t there = std::min<std::uint64_t>(block.records.size(), wanted);
  for (std::uint64_t place = 0; place < there; ++place) {
    difference_.add(block.records[place]);
  }
  progress_.done += there;
  progress_.found += there;
  saved_ += there;
  if (there == wanted) return;
  block.records.resize(wanted);
  std::vector<std::uint8_t> is_done(wanted, 0);
  std::fill_n(is_done.begin(), there, std::uint8_t{1});
  for (std::uint64_t place = there; place < wanted; ++place) {
    tasks_.push_back({unfinished_.size(), place});
  }
  unfinished_.push_back({std::move(block), std::move(is_done), there, wanted - there});
}

void BlockRunner::require_same_model(const Block& found) {
  if (is_model_checked_) return;
  is_model_checked_ = true;
  const std::uint64_t first = found.first_replication();
  const ArmRecord again = record_of(
      options_.replicate(input_of(study_.arms.back(), first), calendar_, study_.seed, first));
  const ArmRecord& there = found.records.front().arms.back();
  if (again.sums == there.sums && again.by_month == there.by_month &&
      again.by_quintile == there.by_quintile && again.events == there.events) {
    return;
  }
  throw InputError(
      Mistake{.key = "--out",
              .text = fmt::format("{} holds results of this study by a version of the program "
                                  "that gives other numbers; choose another --out or remove it",
                                  options_.folder.string())});
}

void BlockRunner::run(const Task& task) {
  Unfinished& unfinished = unfinished_[task.unfinished];
  Block& block = unfinished.block;
  ReplicationRecord record = run_replication(
      study_, calendar_, block.first_replication() + task.place, options_.replicate);

  const std::lock_guard lock(mutex_);
  difference_.add(record);
  block.records[task.place] = std::move(record);
  unfinished.is_done[task.place] = 1;
  --unfinished.left;
  ++progress_.done;
  if (unfinished.left == 0) {
    write_part(options_.folder, study_, block);
    saved_ += block.records.size() - unfinished.found;
    block.records = {};
  }
  report();
}

void BlockRunner::save_finished_beginnings() {
  for (Unfinished& unfinished : unfinished_) {
    if (unfinished.left == 0) continue;
    const auto end = std::find(unfinished.is_done.begin(), unfinished.is_done.end(), 0);
    const auto finished = static_cast<std::uint64_t>(end - unfinished.is_done.begin());
    if (finished == unfinished.found) continue;
    unfinished.block.records.resize(finished);
    write_part(options_.folder, study_, unfinished.block);
    saved_ += finished - unfinished.found;
  }
}

void BlockRunner::report() {
  if (!options_.on_progress) return;
  progress_.half_width = difference_.half_width();
  options_.on_progress(progress_);
}

}  // namespace sightline::experiment
