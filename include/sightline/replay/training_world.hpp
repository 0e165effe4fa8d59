// SPDX-License-Identifier: Apache-2.0
// The world of a trainee's session: the case up to the first decision, and from there what the
// choices of all seats and one throw of the dice make of it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <sightline/core/calendar.hpp>
#include <sightline/replay/case_view.hpp>
#include <sightline/replay/case_world.hpp>
#include <sightline/replay/decisions.hpp>
#include <sightline/replay/session.hpp>

namespace sightline::replay {

/// Between two stops that the case does not give lie at least so many days.
inline constexpr int days_between_stops = 14;

/// The day of the first decision of the role in the case. A role without one is asked from the day
/// on which it first learned of something that the model has as a step, or, once it knows anything,
/// from the first decision of the case, whichever is earlier; none if it never knew anything.
[[nodiscard]] std::optional<Date> first_stop_of(const scenario::Case& of, model::Agency role);
/// The first day on which a seat of the session is asked.
[[nodiscard]] Date training_begins(const scenario::Case& of, const Session& session);
/// The last day that is shown: that of the class, else the release of the case, else its end.
[[nodiscard]] Date training_ends(const scenario::Case& of, const ClassRules& rules);

/// A day on which the role is asked.
struct Stop {
  Date on{};
  std::string at;
  std::string question;
  std::vector<Offer> offers;
};

/// What a role knows, with what is new to it.
struct SeenItem {
  ViewItem item;
  Date happened{};  ///< in the model, what the item tells of; for items of the case as `since`
  bool is_new = false;
};

/// How the story of a world ends for a session: at protection that lasts to the last day.
struct StoryEnd {
  enum class Kind { last_day, protection, death };
  Kind kind = Kind::last_day;
  Date on{};
};

/// All worlds of one session. Refers to case and input, or to the history, as long as it lives.
class TrainingWorlds {
 public:
  /// Runs the case up to its first decision, which takes seconds. Throws InputError if the role
  /// has nothing to decide in this case, or the class ends before.
  TrainingWorlds(const scenario::Case& of, const model::Input& input, const Session& session);
  /// The worlds that go on from `history`, up to the day `ends`.
  TrainingWorlds(const CaseHistory& history, Date ends) : history_(&history), ends_(ends) {}

  [[nodiscard]] const CaseHistory& history() const { return *history_; }
  [[nodiscard]] Date begins() const { return history_->until(); }
  [[nodiscard]] Date ends() const { return ends_; }
  [[nodiscard]] Time start_of(Date day) const { return history_->calendar().midnight_of(day); }

  /// The turns of the whole answers before `until` and of the other seats, by the session's dice.
  [[nodiscard]] std::vector<Turn> turns_of(const Session& session,
                                           std::optional<Date> before = std::nullopt) const;
  /// The world that these turns make, to the end of the last day that is shown.
  [[nodiscard]] CaseWorld play(const std::vector<Turn>& turns) const;

 private:
  std::unique_ptr<const CaseHistory> own_;  ///< none: it is another's
  const CaseHistory* history_;
  Date ends_;
};

/// One world, told.
class ToldWorld {
 public:
  ToldWorld(const TrainingWorlds& worlds, CaseWorld world);

  [[nodiscard]] const CaseWorld& world() const { return world_; }
  /// The world in the words of a case. Events before the first decision are in the model's words.
  [[nodiscard]] const scenario::Case& told() const { return told_; }
  /// The happening an event of told() was made of.
  [[nodiscard]] const model::Happening& happening_of(const std::string& event) const;
  /// The next day after `last` on which the role is asked; none: the story has ended. Without
  /// `last` the first.
  [[nodiscard]] std::optional<Stop> next_stop(const Session& session,
                                              std::optional<Date> last) const;
  [[nodiscard]] StoryEnd end() const;
  /// What the role knows at the end of `day`, less what it does on that day: up to the first
  /// decision in the words of the case, then in those of the model. New is what it learned after
  /// `last`.
  [[nodiscard]] std::vector<SeenItem> view(model::Agency role, Date day,
                                           std::optional<Date> last) const;
  /// Of all happenings; equal for equal worlds.
  [[nodiscard]] std::string digest() const;

 private:
  [[nodiscard]] std::optional<Stop> stop_of_case(const Session& session, Date after) const;
  [[nodiscard]] std::optional<Stop> stop_at_news(const Session& session, Date after) const;
  [[nodiscard]] bool is_asked_still(const scenario::CaseDecision& decision) const;
  [[nodiscard]] std::vector<Offer> offers_on(const Session& session, Date day) const;
  [[nodiscard]] bool has_found_at(const model::Happening& contact) const;
  [[nodiscard]] bool is_news(const ViewItem& item, model::Agency role) const;

  const TrainingWorlds* worlds_;
  CaseWorld world_;
  scenario::Case told_;
  std::vector<model::Happening> of_event_;
};

/// The moment since which the child is protected up to the end of the world; none if it then is
/// not, or is dead.
[[nodiscard]] std::optional<Time> protected_since(const CaseWorld& world, model::ChildId index);

}  // namespace sightline::replay
