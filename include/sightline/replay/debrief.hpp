// SPDX-License-Identifier: Apache-2.0
// Looking back on sessions: first what could have followed from each decision, then what others
// knew, then what happened. Judgements are scored against that spread, never against the ending.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <sightline/replay/case_histories.hpp>
#include <sightline/replay/session.hpp>
#include <sightline/replay/training_world.hpp>
#include <sightline/statistics/estimate.hpp>

namespace sightline::replay {

/// The dice of futures: none that a class plays with.
inline constexpr std::uint64_t first_future_dice = 1'000'000'001;

/// What follows one option in many worlds with other dice from that day on.
struct OptionSpread {
  std::string option;
  std::string label;
  bool is_chosen = false;
  std::size_t futures = 0;
  std::size_t protected_in = 0;  ///< futures in which the child is protected on the last day
  statistics::Estimate share;    ///< of them; parameter sets are the clusters of its interval
  std::size_t only_here = 0;     ///< protected here and, by the same dice, not as chosen
  std::size_t only_chosen = 0;   ///< the other way round
};

/// The expected Brier score of a probability p where a share s of futures is protected:
/// (p - s)^2 + s (1 - s).
struct BrierScore {
  double expected = 0.0;
  double from_spread = 0.0;     ///< (p - s)^2: how far the probability lies from the share
  double left_to_chance = 0.0;  ///< s (1 - s): what no probability could have avoided
  double low = 0.0;             ///< of from_spread, over the interval of the share
  double high = 0.0;
};
[[nodiscard]] BrierScore brier_score(double probability, const statistics::Estimate& share);

/// What another role knew on the day.
struct OthersKnew {
  model::Agency role = model::Agency::social_care;
  std::vector<SeenItem> items;
};

struct DebriefedDecision {
  Answer answer;
  std::string label;  ///< of what was chosen
  std::string question;
  std::vector<OptionSpread> spread;  ///< in the order offered
  /// Parameter sets that the worlds take turns with: that of the session and those of the request
  /// under which the role would have read the same on the day and been asked the same.
  std::size_t sets = 1;
  BrierScore score;
  std::vector<OthersKnew> others;
};

/// Days from the day on which the role first knew of a concern to its first act from the first
/// decision on, and the same in futures in which the model plays the role.
struct Timeliness {
  std::optional<Date> first_known;
  std::optional<int> days;           ///< none: it did not act by the last day
  std::vector<int> days_in_futures;  ///< of the futures in which it acted, ascending
  std::size_t futures = 0;
  std::size_t sets = 1;  ///< parameter sets that they take turns with
  /// Share of futures in which the model's role had acted later than the trainee or not at all.
  statistics::Estimate later;
};

/// A line of what happened.
struct HappenedLine {
  Date on{};
  std::string what;
};

struct DebriefedSession {
  Session session;
  Date begins{};
  Date ends{};
  std::vector<DebriefedDecision> decisions;  ///< of whole answers
  Timeliness timeliness;
  std::vector<HappenedLine> happened;  ///< empty where `end` is
  std::optional<StoryEnd> end;         ///< none: hidden, or the session has not come to its end
  bool is_finished = false;
  std::string world;
};

struct Debrief {
  std::string case_name;
  std::string title;
  std::string content_note;
  bool is_invented = true;
  std::size_t futures = 0;  ///< of each option
  std::string ensemble;     ///< empty without one
  std::size_t sets = 1;     ///< parameter sets tried, that of the sessions among them
  std::vector<DebriefedSession> sessions;
  bool is_interrupted = false;  ///< cancelled: not all sessions are there then
};

/// Means over the whole answers of a session; expected = from_spread + left_to_chance.
[[nodiscard]] BrierScore mean_score(const DebriefedSession& session);

struct DebriefRequest {
  std::vector<Session> sessions;  ///< all of the case
  std::size_t futures = 100;      ///< of each option
  /// The case under other parameter sets (see possible_cases); none: the intervals hold chance
  /// only. Those under which a step of the case before the first decision does not come about are
  /// left out.
  std::vector<PossibleCase> possible;
  std::string ensemble;  ///< the name of these sets
  Work work;
};

/// The same for any number of threads. Throws InputError for a session that has nothing decided
/// yet, or whose world is not what it was when it was played.
[[nodiscard]] Debrief debrief(const scenario::Case& of, const model::Input& input,
                              const DebriefRequest& request);

[[nodiscard]] std::string debrief_text(const scenario::Case& of, const Debrief& debrief);
[[nodiscard]] std::string debrief_markdown(const scenario::Case& of, const Debrief& debrief);
[[nodiscard]] std::string debrief_json(const Debrief& debrief);

}  // namespace sightline::replay
