// SPDX-License-Identifier: Apache-2.0
// The sessions and classes of the training page. All that lasts is their files, in the form that
// `sightline replay --train` reads and writes; the worlds of a few sessions are kept beside.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include <sightline/replay/case_run.hpp>
#include <sightline/replay/training.hpp>

#include "study_files.hpp"
#include "training_cases.hpp"
#include "training_forms.hpp"
#include "training_names.hpp"

namespace sightline::apps::serve {

struct TrainingSettings {
  Folders folders;
  std::uint32_t children = replay::case_children;  ///< of the authority of new sessions
  unsigned threads = 1;                            ///< for looking back
};

/// A class by its code.
struct FoundClass {
  std::unique_ptr<const scenario::Case> of;
  std::string code;
  replay::ClassRules rules;
};

/// For one thread at a time. Everything throws InputError for files and forms that are not right.
class TrainingRoom {
 public:
  explicit TrainingRoom(TrainingSettings settings) : settings_(std::move(settings)) {}

  /// Writes the file of a new session.
  [[nodiscard]] SessionName begin(const NewSession& form) const;
  /// What is shown before anything of the case. Nothing for a session that there is not, as all
  /// below.
  [[nodiscard]] std::optional<std::string> opening(const SessionName& name) const;
  /// What the role knows and is asked. Runs the case unless the session's worlds are kept.
  [[nodiscard]] std::optional<std::string> scene(const SessionName& name);
  /// Takes an answer, writes the file, and gives the next scene.
  [[nodiscard]] std::optional<std::string> decide(const SessionName& name, const NewAnswer& form);
  /// Whether the story of the session has ended.
  [[nodiscard]] std::optional<bool> is_over(const SessionName& name);

  /// Writes the file of a new class and returns its code.
  [[nodiscard]] std::string make_class(const NewClass& form) const;
  [[nodiscard]] std::optional<FoundClass> find_class(const std::string& code) const;

  /// How many sessions have their worlds in memory.
  [[nodiscard]] std::size_t live() const { return live_.size(); }

 private:
  struct Live {
    SessionName name;
    std::string text;  ///< of the file
    std::unique_ptr<const PlayedCase> played;
    std::unique_ptr<replay::Training> training;
  };
  [[nodiscard]] Live* open(const SessionName& name);
  [[nodiscard]] Live make_live(const SessionName& name, const scenario::Case& of,
                               std::string text) const;
  [[nodiscard]] replay::Session new_session(const NewSession& form,
                                            const replay::CaseOfSessions& of) const;
  [[nodiscard]] replay::ClassRules rules_for(const NewSession& form,
                                             const replay::CaseOfSessions& of) const;

  const TrainingSettings settings_;
  std::list<Live> live_;  ///< the one last used first
};

}  // namespace sightline::apps::serve
