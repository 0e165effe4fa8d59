// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <memory>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/replay/debrief.hpp>
#include <sightline/statistics/clusters.hpp>

#include "counted_work.hpp"
#include "debrief_spread.hpp"
#include "happening_words.hpp"
#include "session_mistake.hpp"

namespace sightline::replay {

namespace {

using model::Happening;
using model::HappeningKind;
using std::chrono::sys_days;

int days_from(Date a, Date b) {
  return static_cast<int>((sys_days(b) - sys_days(a)).count());
}

/// The turns that tell how a story went; routine is left out.
bool is_told_at_the_end(const Happening& one) {
  switch (one.kind) {
    case HappeningKind::contact:
    case HappeningKind::visit:
    case HappeningKind::initial_assessment:
    case HappeningKind::core_assessment:
    case HappeningKind::handed_over:
    case HappeningKind::not_told:
    case HappeningKind::review_conference:
      return false;
    default:
      return true;
  }
}

bool is_answer_to(const Stop& stop, const Choice& choice) {
  return stop.on == choice.on && stop.at == choice.at &&
         std::any_of(stop.offers.begin(), stop.offers.end(), [&](const Offer& offer) {
           return offer.option == choice.option && offer.not_represented.empty();
         });
}

/// World n has the n-th parameter set, and the first again after the last.
std::vector<std::size_t> sets_in_turn(std::size_t futures, std::size_t sets) {
  std::vector<std::size_t> set_of(futures);
  for (std::size_t n = 0; n < futures; ++n)
    set_of[n] = n % sets;
  return set_of;
}

statistics::Estimate share_of(const std::vector<double>& ones, std::size_t sets) {
  return statistics::share_in_clusters(ones, sets_in_turn(ones.size(), sets),
                                       std::min(sets, ones.size()));
}

/// One session while its futures are still out.
class OpenDebrief {
 public:
  OpenDebrief(const scenario::Case& of, const model::Input& input, Session session)
      : worlds_(of, input, session) {
    result_.session = std::move(session);
    result_.begins = worlds_.begins();
    result_.ends = worlds_.ends();
    const ToldWorld told(worlds_, worlds_.play(worlds_.turns_of(result_.session)));
    result_.world = told.digest();
    check_world();
    look_at_decisions(of, told);
    result_.is_finished = !told.next_stop(result_.session, last_day()).has_value();
    result_.timeliness.first_known = first_known(worlds_, told.world(), result_.session.role);
    result_.timeliness.days = days_to_act(told.world());
    // Who has not come to the end is not told it here.
    if (result_.is_finished && !result_.session.rules.hides_outcomes) tell_outcome(told);
  }

  [[nodiscard]] Date begins() const { return worlds_.begins(); }
  /// Other parameter sets, with the case up to the first decision under each of them.
  void add_sets(const CaseHistories& histories) {
    for (std::size_t i = 0; i < histories.size(); ++i)
      others_.emplace_back(histories.at(i), worlds_.ends());
    is_same_.resize(result_.decisions.size() * others_.size());
  }
  /// Every decision under every other set, each a piece of work.
  [[nodiscard]] std::size_t looks() const { return is_same_.size(); }
  /// Whether the role would have read and been asked the same under this set.
  void look(std::size_t piece) {
    const std::size_t decision = piece / others_.size();
    const TrainingWorlds& worlds = others_[piece % others_.size()];
    const Session& session = result_.session;
    const Date on = result_.decisions[decision].answer.choice.on;
    const ToldWorld before(worlds, worlds.play(worlds.turns_of(session, on)));
    is_same_[piece] = moment_text(before, session, day_before(decision)) == moments_[decision];
  }
  /// To be called when all looks are done.
  void choose_sets() {
    for (std::size_t d = 0; d < result_.decisions.size(); ++d) {
      std::vector<const TrainingWorlds*>& sets = sets_of_.emplace_back(1, &worlds_);
      for (std::size_t i = 0; i < others_.size(); ++i) {
        if (is_same_[d * others_.size() + i] != 0) sets.push_back(&others_[i]);
      }
      result_.decisions[d].sets = sets.size();
    }
  }

  /// One world is one piece of work: every option of every decision, and the model in the seat.
  [[nodiscard]] std::size_t pieces(std::size_t futures) const {
    std::size_t options = 1;
    for (const DebriefedDecision& decision : result_.decisions)
      options += decision.spread.size();
    return options * futures;
  }
  /// 1 or 0 for protected or not; of the last, days to the first act or -1.
  [[nodiscard]] int run(std::size_t piece, std::size_t futures) const {
    const std::size_t future = piece % futures;
    const std::uint64_t dice = first_future_dice + future;
    std::size_t option = piece / futures;
    for (std::size_t d = 0; d < result_.decisions.size(); ++d) {
      const DebriefedDecision& decision = result_.decisions[d];
      if (option < decision.spread.size()) {
        const TrainingWorlds& worlds = *sets_of_[d][future % sets_of_[d].size()];
        Choice choice = decision.answer.choice;
        choice.option = decision.spread[option].option;
        return is_protected_in(worlds, turns_with(worlds, result_.session, choice, dice)) ? 1 : 0;
      }
      option -= decision.spread.size();
    }
    const std::size_t set = future % (1 + others_.size());
    const TrainingWorlds& worlds = set == 0 ? worlds_ : others_[set - 1];
    const auto turns = turns_without_trainee(worlds, result_.session, dice);
    return days_to_act(worlds.play(turns)).value_or(-1);
  }

  [[nodiscard]] DebriefedSession finish(const int* outcomes, std::size_t futures) {
    for (DebriefedDecision& decision : result_.decisions) {
      finish_spread(outcomes, futures, decision);
      outcomes += decision.spread.size() * futures;
    }
    finish_timeliness(outcomes, futures);
    return std::move(result_);
  }

 private:
  void check_world() const {
    if (result_.session.world.empty() || result_.session.world == result_.world) return;
    reject_session(
        result_.session.file, "world",
        fmt::format("is {}; the same choices now give {}: a baseline, the program or the file "
                    "has changed since",
                    result_.session.world, result_.world));
  }

  /// The day of the decision before the one of this number.
  [[nodiscard]] std::optional<Date> day_before(std::size_t decision) const {
    if (decision == 0) return std::nullopt;
    return result_.decisions[decision - 1].answer.choice.on;
  }
  [[nodiscard]] std::optional<Date> last_day() const {
    return day_before(result_.decisions.size());
  }

  void look_at_decisions(const scenario::Case& of, const ToldWorld& told) {
    const Session& session = result_.session;
    for (std::size_t i = 0; i < session.answers.size(); ++i) {
      const Answer& answer = session.answers[i];
      if (!answer.is_whole()) break;
      const ToldWorld before(worlds_, worlds_.play(worlds_.turns_of(session, answer.choice.on)));
      const std::optional<Stop> stop = before.next_stop(session, last_day());
      if (!stop || !is_answer_to(*stop, answer.choice)) {
        reject_session(session.file, fmt::format("decisions[{}]", i + 1),
                       fmt::format("{} was not offered `{}` on {}", model::name_of(session.role),
                                   answer.choice.option, to_string(answer.choice.on)));
      }
      moments_.push_back(moment_text(before, session, last_day()));
      result_.decisions.push_back(decision_of(of, told, answer, *stop));
    }
    if (result_.decisions.empty())
      reject_session(session.file, "decisions", "nothing has been decided yet");
  }

  [[nodiscard]] DebriefedDecision decision_of(const scenario::Case& of, const ToldWorld& told,
                                              const Answer& answer, const Stop& stop) const {
    DebriefedDecision decision;
    decision.answer = answer;
    decision.question = stop.question;
    decision.label = label_of(of, result_.session.role, answer.choice);
    for (const Offer& offer : stop.offers) {
      if (!offer.not_represented.empty()) continue;
      decision.spread.push_back({.option = offer.option,
                                 .label = offer.label,
                                 .is_chosen = offer.option == answer.choice.option});
    }
    for (std::size_t a = 0; a < model::knowing_agencies; ++a) {
      const model::Agency role = model::agency_at(a);
      if (role == result_.session.role) continue;
      std::vector<SeenItem> items = told.view(role, stop.on, std::nullopt);
      if (!items.empty()) decision.others.push_back({role, std::move(items)});
    }
    return decision;
  }

  [[nodiscard]] std::optional<int> days_to_act(const CaseWorld& world) const {
    const auto known = first_known(worlds_, world, result_.session.role);
    const auto act = first_act(worlds_, world, result_.session.role);
    if (!known || !act) return std::nullopt;
    return days_from(*known, *act);
  }

  void tell_outcome(const ToldWorld& told) {
    const StoryEnd end = told.end();
    for (const scenario::CaseEvent& event : told.told().chronology) {
      const Date day = event.dates.first;
      if (day < worlds_.begins() || day > end.on) continue;
      if (is_told_at_the_end(told.happening_of(event.id)))
        result_.happened.push_back({day, event.what});
    }
    result_.end = end;
  }

  /// `outcomes`: of each option in turn, 1 for each world in which the child is protected.
  static void finish_spread(const int* outcomes, std::size_t futures, DebriefedDecision& decision) {
    const auto is_chosen = [](const OptionSpread& option) { return option.is_chosen; };
    const auto place = std::find_if(decision.spread.begin(), decision.spread.end(), is_chosen) -
                       decision.spread.begin();
    const int* const chosen = outcomes + static_cast<std::size_t>(place) * futures;
    for (OptionSpread& spread : decision.spread) {
      spread.futures = futures;
      spread.protected_in = static_cast<std::size_t>(std::count(outcomes, outcomes + futures, 1));
      spread.share = share_of({outcomes, outcomes + futures}, decision.sets);
      for (std::size_t i = 0; i < futures; ++i) {
        if (outcomes[i] > chosen[i]) ++spread.only_here;
        if (outcomes[i] < chosen[i]) ++spread.only_chosen;
      }
      if (spread.is_chosen)
        decision.score = brier_score(*decision.answer.percent / 100.0, spread.share);
      outcomes += futures;
    }
  }

  void finish_timeliness(const int* days, std::size_t futures) {
    Timeliness& result = result_.timeliness;
    result.sets = 1 + others_.size();
    result.futures = futures;
    std::copy_if(days, days + futures, std::back_inserter(result.days_in_futures),
                 [](int day) { return day >= 0; });
    std::sort(result.days_in_futures.begin(), result.days_in_futures.end());
    if (!result.days) return;
    std::vector<double> is_later;
    std::transform(days, days + futures, std::back_inserter(is_later),
                   [&](int day) { return day < 0 || day > *result.days ? 1.0 : 0.0; });
    result.later = share_of(is_later, result.sets);
  }

  TrainingWorlds worlds_;  ///< under the parameters that the session was played with
  std::vector<TrainingWorlds> others_;
  std::vector<std::string> moments_;  ///< of each decision
  std::vector<char> is_same_;         ///< of each decision, under each of the others
  std::vector<std::vector<const TrainingWorlds*>> sets_of_;  ///< that each decision is looked at in
  DebriefedSession result_;
};

/// The case up to a day under the other parameter sets; null without any, or if its steps before
/// that day come about under none.
std::unique_ptr<const CaseHistories> histories_of(const DebriefRequest& request, Date begins) {
  if (request.possible.empty()) return nullptr;
  try {
    return std::make_unique<const CaseHistories>(request.possible, begins, request.work);
  } catch (const InputError&) {
    return nullptr;
  }
}

}  // namespace

BrierScore brier_score(double probability, const statistics::Estimate& share) {
  const auto squared = [](double x) { return x * x; };
  BrierScore score;
  score.from_spread = squared(probability - share.mean);
  score.left_to_chance = share.mean * (1.0 - share.mean);
  score.expected = score.from_spread + score.left_to_chance;
  const double at_low = squared(probability - share.low);
  const double at_high = squared(probability - share.high);
  const bool is_inside = probability >= share.low && probability <= share.high;
  score.low = is_inside ? 0.0 : std::min(at_low, at_high);
  score.high = std::max(at_low, at_high);
  return score;
}

BrierScore mean_score(const DebriefedSession& session) {
  BrierScore mean;
  const auto n = static_cast<double>(session.decisions.size());
  for (const DebriefedDecision& decision : session.decisions) {
    mean.expected += decision.score.expected / n;
    mean.from_spread += decision.score.from_spread / n;
    mean.left_to_chance += decision.score.left_to_chance / n;
    mean.low += decision.score.low / n;
    mean.high += decision.score.high / n;
  }
  return mean;
}

Debrief debrief(const scenario::Case& of, const model::Input& input,
                const DebriefRequest& request) {
  Debrief result{.case_name = of.name,
                 .title = of.title,
                 .content_note = of.content_note,
                 .is_invented = of.is_invented,
                 .futures = request.futures,
                 .ensemble = request.ensemble,
                 .sets = 1 + request.possible.size(),
                 .sessions = {}};
  std::optional<Date> up_to;
  std::unique_ptr<const CaseHistories> histories;
  for (const Session& session : request.sessions) {
    OpenDebrief open(of, input, session);
    if (up_to != open.begins()) histories = histories_of(request, open.begins());
    up_to = open.begins();
    result.is_interrupted = histories && histories->is_interrupted();
    if (result.is_interrupted) return result;
    if (histories) open.add_sets(*histories);
    CountedWork looks(open.looks(), request.work);
    looks.run([&](std::size_t i) { open.look(i); });
    result.is_interrupted = looks.is_interrupted();
    if (result.is_interrupted) return result;
    open.choose_sets();
    std::vector<int> outcomes(open.pieces(request.futures));
    CountedWork work(outcomes.size(), request.work);
    work.run([&](std::size_t i) { outcomes[i] = open.run(i, request.futures); });
    result.is_interrupted = work.is_interrupted();
    if (result.is_interrupted) return result;
    result.sessions.push_back(open.finish(outcomes.data(), request.futures));
  }
  return result;
}

}  // namespace sightline::replay
