// SPDX-License-Identifier: Apache-2.0
// A trainee's seat in one role of a case: lines of input in, text out. It reads and writes nothing;
// whoever calls it keeps session() after every line.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <sightline/replay/session.hpp>
#include <sightline/replay/training_world.hpp>

namespace sightline::replay {

class Training {
 public:
  enum class State { agreeing, choosing, reasoning, judging, over, left };

  /// Refers to case and input as long as it lives. `session` may be new or have answers.
  Training(const scenario::Case& of, const model::Input& input, Session session);

  /// What is shown first: the content note, and whether to go on.
  [[nodiscard]] std::string opening() const;
  /// Takes one line of the trainee; what is shown next. Ends in a question unless the session is
  /// over or left. The first line that agrees runs the case, which takes seconds. Throws
  /// InputError if the session cannot be gone on with.
  [[nodiscard]] std::string answer(const std::string& line);
  /// Takes a whole answer to the stop, as a page gives it; one that lacks reason or probability
  /// gives way to it. Throws InputError with all that is wrong with it, and then nothing changes.
  void decide(const std::string& option, const std::string& reason, int percent);

  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] const Session& session() const { return session_; }
  /// What is asked; null before it was agreed to and after the story.
  [[nodiscard]] const Stop* stop() const { return stop_ ? &*stop_ : nullptr; }
  /// The world of the whole answers; null before it was agreed to.
  [[nodiscard]] const ToldWorld* world() const { return told_.get(); }
  /// The day of the last whole answer.
  [[nodiscard]] std::optional<Date> last_decided() const;

 private:
  [[nodiscard]] std::string begin();
  [[nodiscard]] std::string choose(const std::string& line);
  [[nodiscard]] std::string give_reason(const std::string& line);
  [[nodiscard]] std::string judge(const std::string& line);
  void go_on();
  void play_on();
  void check_world() const;
  void check_open_answer() const;
  [[nodiscard]] std::string scene() const;
  [[nodiscard]] std::string question() const;
  [[nodiscard]] std::string help() const;

  const scenario::Case* of_;
  const model::Input* input_;
  Session session_;
  State state_ = State::agreeing;
  std::unique_ptr<const TrainingWorlds> worlds_;
  std::unique_ptr<const ToldWorld> told_;
  std::optional<Stop> stop_;
};

/// A session as JSON before anything of the case is shown: note, warning, seat.
[[nodiscard]] std::string opening_json(const scenario::Case& of, const Session& session);
/// What the role knows and is asked, or how the story ended as far as the class tells it; as JSON.
/// `training` must have been agreed to.
[[nodiscard]] std::string scene_json(const scenario::Case& of, const Training& training);

}  // namespace sightline::replay
