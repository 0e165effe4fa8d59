// SPDX-License-Identifier: Apache-2.0
#include "block_runner.hpp"

#include <algorithm>

#include <sightline/experiment/executor.hpp>

#include "parts_folder.hpp"

namespace sightline::experiment {

BlockRunner::BlockRunner(const Workload& workload, const RunOptions& options)
    : workload_(workload),
      options_(options),
      calendar_(model::calendar_of(workload.study().period)),
      difference_(workload.is_sweep() ? std::nullopt : headline_of(workload.study()),
                  workload.study().precision.has_value()) {}

bool BlockRunner::run_until(std::uint64_t target) {
  unfinished_.clear();
  tasks_.clear();
  progress_.target = progress_.done;
  const std::uint64_t first_block = planned_ / block_size;
  for (std::uint64_t block = first_block; block * block_size < target; ++block) {
    const std::uint64_t wanted = std::min(block_size, target - block * block_size);
    for (std::uint64_t point = 0; point < workload_.points(); ++point) {
      if (options_.shard.runs(block * workload_.points() + point)) {
        plan_block(point, block, wanted);
      }
    }
  }
  planned_ = target - target % block_size;
  report();
  for_each_index(
      tasks_.size(), options_.threads, [this](std::size_t i) { run(tasks_[i]); },
      options_.cancelled);
  bool is_complete = true;
  for (Unfinished& unfinished : unfinished_) {
    if (unfinished.left == 0) continue;
    is_complete = false;
    save(unfinished);
  }
  return is_complete;
}

void BlockRunner::plan_block(std::uint64_t point, std::uint64_t number, std::uint64_t wanted) {
  const std::shared_ptr<const scenario::Study> study = workload_.at(point);
  const std::optional<std::uint64_t> label = workload_.label(point);
  std::optional<Block> found = read_part(options_.folder, *study, number, label);
  Block block = found ? std::move(*found) : Block{number, {}, label};
  if (block.count() > 0) require_same_model(block, *study);
  std::vector<State> state(wanted, State::wanted);
  std::uint64_t there = 0;
  for (std::uint64_t place = 0; place < wanted; ++place) {
    if (!block.holds(place)) continue;
    take(block.first_replication() + place, block.records[place]);
    state[place] = State::found;
    ++there;
  }
  progress_.target += wanted;
  progress_.done += there;
  progress_.found += there;
  saved_ += there;
  if (there == wanted) return;
  block.records.resize(std::max<std::size_t>(block.records.size(), wanted));
  for (std::uint64_t place = 0; place < wanted; ++place) {
    if (state[place] == State::wanted) tasks_.push_back({unfinished_.size(), place});
  }
  unfinished_.push_back({std::move(block), std::move(state), wanted - there});
}

void BlockRunner::require_same_model(const Block& found, const scenario::Study& study) {
  if (is_model_checked_) return;
  is_model_checked_ = true;
  const auto first = std::find_if(found.records.begin(), found.records.end(),
                                  [](const auto& record) { return !record.arms.empty(); });
  const std::uint64_t number =
      found.first_replication() + static_cast<std::uint64_t>(first - found.records.begin());
  ArmRecord again = record_of(
      options_.replicate(input_of(study.arms.back(), number), calendar_, study.seed, number));
  if (workload_.is_sweep()) again.by_month = {};
  const ArmRecord& there = first->arms.back();
  if (again.sums == there.sums && again.by_month == there.by_month &&
      again.by_quintile == there.by_quintile && again.events == there.events) {
    return;
  }
  reject_folder(options_.folder,
                "results of this study by a version of the program that gives other numbers");
}

void BlockRunner::run(const Task& task) {
  Unfinished& unfinished = unfinished_[task.unfinished];
  // Only records and states change once tasks run; which block it is can be read without the lock.
  const std::uint64_t replication = unfinished.block.first_replication() + task.place;
  ReplicationRecord record;
  std::optional<ArmFailure> failure;
  try {
    record = workload_.run(unfinished.block.point.value_or(0), replication, calendar_,
                           options_.replicate);
  } catch (const ArmFailure& failed) {
    failure = failed;
  }

  const std::lock_guard lock(mutex_);
  take(replication, record);
  if (failure) {
    fail(unfinished, task, *failure);
  } else {
    unfinished.block.records[task.place] = std::move(record);
    unfinished.state[task.place] = State::done;
  }
  --unfinished.left;
  ++progress_.done;
  if (unfinished.left == 0) save(unfinished);
  report();
}

void BlockRunner::take(std::uint64_t replication, const ReplicationRecord& record) {
  if (workload_.is_sweep()) return;
  if (!record.arms.empty()) difference_.add(record);
  if (options_.on_record) options_.on_record(replication, record);
}

void BlockRunner::fail(Unfinished& unfinished, const Task& task, const ArmFailure& failure) {
  unfinished.state[task.place] = State::failed;
  const std::uint64_t point = unfinished.block.point.value_or(0);
  const std::shared_ptr<const scenario::Study> study = workload_.at(point);
  failures_.push_back({workload_.label(point), unfinished.block.first_replication() + task.place,
                       study->seed, study->arms[failure.arm()].name, failure.what()});
}

void BlockRunner::save(Unfinished& unfinished) {
  const auto done = static_cast<std::uint64_t>(
      std::count(unfinished.state.begin(), unfinished.state.end(), State::done));
  Block& block = unfinished.block;
  if (done > 0) {
    write_part(options_.folder, *workload_.at(block.point.value_or(0)), block);
    saved_ += done;
  }
  block.records = {};
}

std::vector<Failure> BlockRunner::failures() const {
  std::vector<Failure> failures = failures_;
  sort(failures);
  return failures;
}

void BlockRunner::report() {
  if (!options_.on_progress) return;
  progress_.half_width = difference_.half_width();
  options_.on_progress(progress_);
}

}  // namespace sightline::experiment
