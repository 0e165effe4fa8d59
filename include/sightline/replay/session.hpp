// SPDX-License-Identifier: Apache-2.0
// A trainee's session: what somebody in one role of a case decided, why, and how likely they held
// protection to be. The file is all that is kept (docs/training.md).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sightline/core/calendar.hpp>
#include <sightline/model/agency.hpp>
#include <sightline/scenario/case.hpp>

namespace sightline::replay {

inline constexpr int session_version = 1;
/// Where a choice was made that is no decision point of the case: the role had learned something.
inline constexpr std::string_view at_news = "news";

/// What the instructor of a class has set.
struct ClassRules {
  bool hides_outcomes = false;        ///< how the family's story ends is not told
  std::optional<Date> release;        ///< nothing after this day is shown
  std::vector<std::string> locked;    ///< options that are not offered
  std::vector<model::Agency> roles;   ///< that may be played; empty: all
  std::optional<std::uint64_t> dice;  ///< what the class plays with
};

/// What a role decided on a day.
struct Choice {
  Date on{};
  std::string at;  ///< id of a decision of the case, or at_news
  std::string option;
  friend bool operator==(const Choice&, const Choice&) = default;
};

/// A trainee's choice; reason and probability come after it, so either may still be missing.
struct Answer {
  Choice choice;
  std::string reason;          ///< one line; empty: not yet given
  std::optional<int> percent;  ///< that the child is protected on the last day, 0 to 100
  [[nodiscard]] bool is_whole() const { return !reason.empty() && percent.has_value(); }
};

/// Another role that is played from its own session.
struct Seat {
  model::Agency role = model::Agency::social_care;
  std::vector<Choice> choices;
};

struct Session {
  std::string case_name;
  std::string case_digest;  ///< of the bytes of the case file
  model::Agency role = model::Agency::social_care;
  std::uint64_t dice = 0;
  std::uint32_t children = 0;  ///< of the authority
  ClassRules rules;
  std::vector<Seat> others;
  std::vector<Answer> answers;  ///< in the order of time; only the last may not be whole
  std::string world;            ///< digest of the world of the whole answers; empty: not known
  std::string file;             ///< where it was read; empty: nowhere
};

/// A case and the digest that sessions of it must have.
struct CaseOfSessions {
  const scenario::Case* of = nullptr;
  std::string digest;
};

/// The choices of the whole answers, as a seat of another's session.
[[nodiscard]] Seat seat_of(const Session& session);

/// The case with the digest of its file. Throws RunError if that cannot be read.
[[nodiscard]] CaseOfSessions case_of_sessions(const scenario::Case& of);

/// The text of a session file.
[[nodiscard]] std::string session_text(const Session& session);
/// Reads a session of this case from `text`, the content of the file `name`. Throws InputError with
/// every mistake, also for a session of another case and for choices that nobody was offered.
[[nodiscard]] Session read_session(const std::string& text, const std::string& name,
                                   const CaseOfSessions& of);
/// Reads what an instructor has set from `text`, the content of the file `name`. Throws InputError.
[[nodiscard]] ClassRules read_class_rules(const std::string& text, const std::string& name,
                                          const CaseOfSessions& of);

/// The text of a class file.
[[nodiscard]] std::string class_text(const ClassRules& rules);

/// Puts roles at the table of `session`, played from other sessions. A role whose choices are
/// already in it may only have gone on after the last day of `session`. Throws InputError, naming
/// `file`, if case, dice or authority differ, or a role is played twice.
void take_seat(Session& session, const Session& other, const std::string& file);

/// Whether a session file can keep this line as a reason: not empty, plain text, at most 500 bytes.
[[nodiscard]] bool is_reason(const std::string& line);

}  // namespace sightline::replay
