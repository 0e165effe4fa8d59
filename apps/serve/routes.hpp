// SPDX-License-Identifier: Apache-2.0
// What the workbench answers to whom it lets in.
#pragma once

#include <string>
#include <vector>

#include "exchange.hpp"
#include "jobs.hpp"
#include "reply.hpp"
#include "study_files.hpp"
#include "training_routes.hpp"

namespace sightline::apps::serve {

class Routes {
 public:
  /// `threads`: for looking back on sessions.
  Routes(const Folders& folders, Jobs& jobs, unsigned threads = 1)
      : folders_(folders), jobs_(jobs), training_({.folders = folders, .threads = threads}) {}

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
  [[nodiscard]] Reply case_of(const Request& request, const std::string& id) const;
  [[nodiscard]] Response report(const std::string& id) const;

  const Folders folders_;
  Jobs& jobs_;
  const TrainingRoutes training_;
};

}  // namespace sightline::apps::serve
