// SPDX-License-Identifier: Apache-2.0
// One study on its way: its state, what it has told so far, and the wish to have it stopped.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sightline/core/error.hpp>
#include <sightline/experiment/runner.hpp>

#include "study_form.hpp"

namespace sightline::apps::serve {

enum class JobState : std::uint8_t { queued, running, done, cancelled, failed };
[[nodiscard]] std::string_view name_of(JobState state);

/// Something that a job has told; numbers run from 1 without gaps.
struct JobEvent {
  std::uint64_t number = 0;
  std::string name;  ///< "look": see look_json(); "state": see Job::json()
  std::string json;
};

/// Safe for use by several threads.
class Job {
 public:
  Job(std::string id, StudyForm form) : id_(std::move(id)), form_(std::move(form)) {}

  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] const StudyForm& form() const { return form_; }
  /// Asks for an end; the replications under way are finished first.
  void cancel() { is_cancelled_ = true; }
  [[nodiscard]] const std::atomic<bool>& cancelled() const { return is_cancelled_; }

  /// The job runs from now on; its results go to the folder of that study.
  void start(const std::string& study, std::uint64_t replications);
  void progress(const experiment::Progress& progress);
  void tell_look(std::string json);
  /// `text` says why it failed, or what was left undone.
  void end(JobState state, std::string text, std::string digest = "");

  [[nodiscard]] bool has_ended() const;
  /// Id, name, state, study, how far it has come, and how it ended.
  [[nodiscard]] std::string json() const;
  /// What was told after event `number`.
  [[nodiscard]] std::vector<JobEvent> events_after(std::uint64_t number) const;

 private:
  [[nodiscard]] std::string json_unlocked() const;
  void tell_unlocked(std::string name, std::string json);

  const std::string id_;
  const StudyForm form_;
  std::atomic<bool> is_cancelled_{false};
  mutable std::mutex mutex_;  ///< guards all below
  JobState state_ = JobState::queued;
  std::string study_, text_, digest_;
  std::uint64_t done_ = 0, found_ = 0, target_ = 0;
  std::vector<JobEvent> events_;
};

}  // namespace sightline::apps::serve
