// SPDX-License-Identifier: Apache-2.0
#include "job.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "json_text.hpp"

namespace sightline::apps::serve {

std::string_view name_of(JobState state) {
  switch (state) {
    case JobState::queued:
      return "queued";
    case JobState::running:
      return "running";
    case JobState::done:
      return "done";
    case JobState::cancelled:
      return "cancelled";
    case JobState::failed:
      return "failed";
  }
  return "";
}

void Job::start(const std::string& study, std::uint64_t replications) {
  const std::lock_guard lock(mutex_);
  state_ = JobState::running;
  study_ = study;
  target_ = replications;
  tell_unlocked("state", json_unlocked());
}

void Job::progress(const experiment::Progress& progress) {
  const std::lock_guard lock(mutex_);
  done_ = progress.done;
  found_ = progress.found;
  target_ = progress.target;
}

void Job::tell_look(std::string json) {
  const std::lock_guard lock(mutex_);
  tell_unlocked("look", std::move(json));
}

void Job::end(JobState state, std::string text, std::string digest) {
  const std::lock_guard lock(mutex_);
  state_ = state;
  text_ = std::move(text);
  digest_ = std::move(digest);
  tell_unlocked("state", json_unlocked());
}

bool Job::has_ended() const {
  const std::lock_guard lock(mutex_);
  return state_ != JobState::queued && state_ != JobState::running;
}

std::string Job::json() const {
  const std::lock_guard lock(mutex_);
  return json_unlocked();
}

std::vector<JobEvent> Job::events_after(std::uint64_t number) const {
  const std::lock_guard lock(mutex_);
  const auto begin = std::min<std::uint64_t>(number, events_.size());
  return {events_.begin() + static_cast<std::ptrdiff_t>(begin), events_.end()};
}

std::string Job::json_unlocked() const {
  nlohmann::ordered_json precision;
  if (form_.precision) {
    precision = {{"outcome", form_.precision->outcome},
                 {"arm", form_.precision->arm},
                 {"half_width", nlohmann::ordered_json::parse(form_.precision->half_width)},
                 {"at_most", nlohmann::ordered_json::parse(form_.precision->at_most)}};
  }
  const nlohmann::ordered_json all = {{"job", id_},
                                      {"name", form_.name},
                                      {"state", std::string(name_of(state_))},
                                      {"study", study_},
                                      {"done", done_},
                                      {"found", found_},
                                      {"target", target_},
                                      {"digest", digest_},
                                      {"text", text_},
                                      {"precision", std::move(precision)}};
  return json_text(all);
}

void Job::tell_unlocked(std::string name, std::string json) {
  events_.push_back({events_.size() + 1, std::move(name), std::move(json)});
}

}  // namespace sightline::apps::serve
