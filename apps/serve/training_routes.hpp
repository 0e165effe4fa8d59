// SPDX-License-Identifier: Apache-2.0
// What the pages of trainees and instructors are answered: /api/training/..
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "debriefs.hpp"
#include "reply.hpp"
#include "training_room.hpp"

namespace sightline::apps::serve {

class TrainingRoutes {
 public:
  explicit TrainingRoutes(const TrainingSettings& settings)
      : settings_(settings), room_(settings) {}

  /// `steps` of the path, from "api" on. Throws InputError for what the request is to blame for;
  /// the work does not throw, and is done by one thread.
  [[nodiscard]] Reply reply(const Request& request, const std::vector<std::string>& steps) const;

 private:
  using Steps = std::vector<std::string>;
  [[nodiscard]] Reply of_sessions(const Request& request, const Steps& steps) const;
  [[nodiscard]] Reply of_session(const Request& request, const SessionName& name,
                                 const std::string& what) const;
  [[nodiscard]] Reply of_classes(const Request& request, const Steps& steps) const;
  [[nodiscard]] Reply of_class(const Request& request, const Steps& steps) const;
  [[nodiscard]] Response begun(const std::string& body) const;
  [[nodiscard]] Response class_made(const std::string& body) const;
  [[nodiscard]] Response debrief_of_session(const SessionName& name, std::size_t futures) const;
  [[nodiscard]] Response debrief_of_class(const std::string& code, std::size_t futures) const;
  [[nodiscard]] Response debrief_of(const std::string& of_case,
                                    const std::vector<replay::Session>& sessions,
                                    std::size_t futures) const;

  const TrainingSettings settings_;
  // A request is const to the routes, as the files are what it changes; these two remember.
  mutable TrainingRoom room_;
  mutable Debriefs debriefs_;
};

}  // namespace sightline::apps::serve
