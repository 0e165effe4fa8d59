// SPDX-License-Identifier: Apache-2.0
// What the workbench answers to whom it lets in.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "exchange.hpp"
#include "jobs.hpp"
#include "study_files.hpp"

namespace sightline::apps::serve {

/// An answer that takes its time: files are read, or the model is run.
using Work = std::function<Response()>;
/// The events of a job from the one after `after` on.
struct Watching {
  std::shared_ptr<const Job> job;
  std::uint64_t after = 0;
};
using Reply = std::variant<Response, Work, Watching>;

class Routes {
 public:
  Routes(Folders folders, Jobs& jobs) : folders_(std::move(folders)), jobs_(jobs) {}

  /// Never throws what a request is to blame for; neither does the work.
  [[nodiscard]] Reply reply(const Request& request) const;

 private:
  using Steps = std::vector<std::string>;
  [[nodiscard]] Reply reply_to(const Request& request, const Steps& steps) const;
  [[nodiscard]] Reply of_jobs(const Request& request, const Steps& steps) const;
  [[nodiscard]] Reply of_job(const Request& request, const Steps& steps) const;
  [[nodiscard]] Reply of_studies(const Request& request, const Steps& steps) const;
  [[nodiscard]] Reply of_study(const Request& request, const Steps& steps) const;
  [[nodiscard]] Response submit(const StudyForm& form) const;
  [[nodiscard]] Response jobs_list() const;
  [[nodiscard]] Response report(const std::string& id) const;

  const Folders folders_;
  Jobs& jobs_;
};

}  // namespace sightline::apps::serve
