// SPDX-License-Identifier: Apache-2.0
#include "jobs.hpp"

#include <algorithm>
#include <utility>

#include "limits.hpp"

namespace sightline::apps::serve {

Jobs::Jobs(std::function<void(Job&)> run) : run_(std::move(run)), worker_([this] { work(); }) {}

Jobs::~Jobs() {
  stop();
  worker_.join();
}

std::shared_ptr<Job> Jobs::submit(StudyForm form) {
  const std::lock_guard lock(mutex_);
  if (is_stopped_ || waiting_.size() >= most_queued_jobs) return nullptr;
  auto job = std::make_shared<Job>(std::to_string(++made_), std::move(form));
  forget_oldest();
  jobs_.push_back(job);
  waiting_.push_back(job);
  is_something_to_do_.notify_one();
  return job;
}

std::shared_ptr<Job> Jobs::find(const std::string& id) const {
  const std::lock_guard lock(mutex_);
  const auto found =
      std::find_if(jobs_.begin(), jobs_.end(), [&](const auto& job) { return job->id() == id; });
  return found == jobs_.end() ? nullptr : *found;
}

std::vector<std::shared_ptr<Job>> Jobs::all() const {
  const std::lock_guard lock(mutex_);
  return jobs_;
}

void Jobs::cancel(Job& job) {
  job.cancel();
  const std::lock_guard lock(mutex_);
  const auto removed = std::erase_if(waiting_, [&](const auto& one) { return one.get() == &job; });
  if (removed > 0) job.end(JobState::cancelled, "It had not begun.");
}

void Jobs::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopped_ = true;
  }
  for (const auto& job : all())
    if (!job->has_ended()) cancel(*job);
  is_something_to_do_.notify_one();
}

void Jobs::work() {
  for (;;) {
    std::shared_ptr<Job> job;
    {
      std::unique_lock lock(mutex_);
      is_something_to_do_.wait(lock, [this] { return is_stopped_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      job = std::move(waiting_.front());
      waiting_.pop_front();
    }
    run_(*job);
  }
}

void Jobs::forget_oldest() {
  if (jobs_.size() < most_ended_jobs) return;
  const auto oldest =
      std::find_if(jobs_.begin(), jobs_.end(), [](const auto& job) { return job->has_ended(); });
  if (oldest != jobs_.end()) jobs_.erase(oldest);
}

}  // namespace sightline::apps::serve
