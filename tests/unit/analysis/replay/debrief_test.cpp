// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/core/error.hpp>
#include <sightline/replay/debrief.hpp>

#include "training_case.hpp"

namespace sightline::replay {
namespace {

using example::answer_stop;
using example::TrainingCase;
using model::Agency;

constexpr std::size_t futures = 12;

Session played(const TrainingCase& p, Agency role, int option, const ClassRules& rules = {}) {
  Session session = p.session(role);
  session.rules = rules;
  Training training(p.of, p.input, session);
  static_cast<void>(training.answer("yes"));
  while (training.state() == Training::State::choosing)
    static_cast<void>(answer_stop(training, option));
  Session done = training.session();
  done.file = "a.session";
  return done;
}

Debrief looked_back(const TrainingCase& p, std::vector<Session> sessions, unsigned threads = 2,
                    std::vector<PossibleCase> possible = {}) {
  DebriefRequest request;
  request.sessions = std::move(sessions);
  request.futures = futures;
  request.possible = std::move(possible);
  request.ensemble = request.possible.empty() ? "" : "some-sets";
  request.work.threads = threads;
  return debrief(p.of, p.input, request);
}

/// Social care takes a child away on any belief.
model::Input eager(model::Input input) {
  model::workforce::Thresholds& threshold = input.parameters.practice.threshold;
  for (LogOdds* one :
       {&threshold.initial_assessment, &threshold.strategy_discussion, &threshold.section47_enquiry,
        &threshold.conference, &threshold.plan, &threshold.away_from_home, &threshold.emergency})
    *one = LogOdds(-12.0);
  return input;
}

statistics::Estimate share(double mean, double low, double high) {
  return {.mean = mean, .low = low, .high = high};
}

TEST(BrierScore, IsTheDistanceFromTheSpreadAndWhatIsLeftToChance) {
  // Worked by hand: (0.9 - 0.6)^2 = 0.09, 0.6 * 0.4 = 0.24.
  const BrierScore score = brier_score(0.9, share(0.6, 0.5, 0.7));
  EXPECT_NEAR(score.from_spread, 0.09, 1e-12);
  EXPECT_NEAR(score.left_to_chance, 0.24, 1e-12);
  EXPECT_NEAR(score.expected, 0.33, 1e-12);
  EXPECT_NEAR(score.low, 0.04, 1e-12);
  EXPECT_NEAR(score.high, 0.16, 1e-12);
}

TEST(BrierScore, IsTheMeanSquaredDistanceOverTheFutures) {
  const double said = 0.3;
  double sum = 0.0;
  for (int i = 0; i < 20; ++i)
    sum += (said - (i < 7 ? 1.0 : 0.0)) * (said - (i < 7 ? 1.0 : 0.0));
  EXPECT_NEAR(brier_score(said, statistics::wilson_interval(7, 20)).expected, sum / 20, 1e-12);
}

TEST(BrierScore, HasNoDistanceInsideTheInterval) {
  EXPECT_EQ(brier_score(0.5, share(0.55, 0.45, 0.65)).low, 0.0);
  EXPECT_NEAR(brier_score(0.5, share(0.55, 0.45, 0.65)).high, 0.0225, 1e-12);
}

TEST(Debrief, HoldsEveryOptionBesideTheOneChosen) {
  const TrainingCase p;
  const Debrief found = looked_back(p, {played(p, Agency::health_visiting, 3)});
  const DebriefedSession& session = found.sessions.at(0);
  ASSERT_EQ(session.decisions.size(), session.session.answers.size());
  const DebriefedDecision& first = session.decisions.at(0);
  ASSERT_EQ(first.spread.size(), 3U);
  EXPECT_FALSE(first.spread[0].is_chosen);
  EXPECT_TRUE(first.spread[2].is_chosen);
  for (const OptionSpread& option : first.spread) {
    EXPECT_EQ(option.futures, futures);
    EXPECT_LE(option.share.low, option.share.mean);
    EXPECT_GE(option.share.high, option.share.mean);
    EXPECT_EQ(option.protected_in + option.only_chosen,
              first.spread[2].protected_in + option.only_here);
  }
  EXPECT_NEAR(first.score.expected, brier_score(0.4, first.spread[2].share).expected, 1e-12);
}

TEST(Debrief, IsTheSameForAnyNumberOfThreads) {
  const TrainingCase p;
  const Session session = played(p, Agency::hospital, 1);
  EXPECT_EQ(debrief_json(looked_back(p, {session}, 1)), debrief_json(looked_back(p, {session}, 4)));
}

TEST(Debrief, TakesTurnsWithOtherParameterSets) {
  const TrainingCase p;
  const Session session = played(p, Agency::health_visiting, 3);
  const Debrief own = looked_back(p, {session});
  EXPECT_EQ(own.sets, 1U);
  // The same parameters under other numbers change no world, and the interval has their clusters.
  const Debrief same = looked_back(p, {session}, 2, {{p.of, p.input}, {p.of, p.input}});
  EXPECT_EQ(same.sets, 3U);
  // Other parameters: the first moment is the case's own, so they all come to it.
  const Debrief other = looked_back(p, {session}, 2, {{p.of, eager(p.input)}});
  ASSERT_EQ(other.sessions[0].decisions.size(), own.sessions[0].decisions.size());
  for (std::size_t d = 0; d < own.sessions[0].decisions.size(); ++d) {
    const DebriefedDecision& alone = own.sessions[0].decisions[d];
    EXPECT_EQ(alone.sets, 1U);
    EXPECT_EQ(same.sessions[0].decisions[d].sets, 3U);
    for (std::size_t o = 0; o < alone.spread.size(); ++o)
      EXPECT_EQ(same.sessions[0].decisions[d].spread[o].protected_in, alone.spread[o].protected_in);
  }
  const auto& first = other.sessions[0].decisions[0];
  EXPECT_EQ(first.sets, 2U);
  EXPECT_NE(first.spread[0].protected_in, own.sessions[0].decisions[0].spread[0].protected_in);
  EXPECT_EQ(debrief_json(other),
            debrief_json(looked_back(p, {session}, 4, {{p.of, eager(p.input)}})));
  EXPECT_NE(debrief_text(p.of, other).find("some-sets"), std::string::npos);
  EXPECT_NE(debrief_text(p.of, own).find("hold chance only"), std::string::npos);
}

TEST(Debrief, LeavesOutParameterSetsUnderWhichTheRoleWouldHaveReadOtherwise) {
  const TrainingCase p("child-p");
  const Session session = played(p, Agency::health_visiting, 3);
  ASSERT_GT(session.answers.size(), 1U);
  const Debrief found = looked_back(p, {session}, 2, {{p.of, p.input}, {p.of, eager(p.input)}});
  const auto& decisions = found.sessions[0].decisions;
  EXPECT_GE(decisions.front().sets, 2U);
  EXPECT_EQ(decisions.back().sets, 2U);  // with its own twice
}

TEST(Debrief, TellsTheSpreadBeforeWhatHappenedAndWarnsAtBothEnds) {
  const TrainingCase p;
  const Debrief found = looked_back(p, {played(p, Agency::health_visiting, 3)});
  const std::string text = debrief_text(p.of, found);
  const std::size_t spread = text.find("What could have followed");
  const std::size_t others = text.find("What others knew");
  const std::size_t happened = text.find("What happened");
  EXPECT_EQ(text.find("This invented case is about injuries"), 0U);
  EXPECT_LT(spread, others);
  EXPECT_LT(others, happened);
  EXPECT_NE(happened, std::string::npos);
  const std::size_t first_warning = text.find("cannot judge");
  EXPECT_NE(text.rfind("cannot judge"), first_warning);
  EXPECT_NE(debrief_markdown(p.of, found).find("### What could have followed\n"),
            std::string::npos);
  EXPECT_NE(text.find("A bruise on the cheek"), std::string::npos);  // the surgery knew
}

TEST(Debrief, KeepsTheOutcomeAndEveryLaterDayForTheClass) {
  const TrainingCase p;
  ClassRules rules;
  rules.hides_outcomes = true;
  rules.release = parse_date("2007-07-31");
  const Debrief found = looked_back(p, {played(p, Agency::health_visiting, 3, rules)});
  EXPECT_TRUE(found.sessions[0].happened.empty());
  EXPECT_FALSE(found.sessions[0].end.has_value());
  const std::string all =
      debrief_text(p.of, found) + debrief_markdown(p.of, found) + debrief_json(found);
  for (const char* later : {"2007-08", "2007-09", "2007-1", "2008", "E06", "intensive care"})
    EXPECT_EQ(all.find(later), std::string::npos) << later;
}

TEST(Debrief, DoesNotTellTheEndToWhoHasNotComeToIt) {
  const TrainingCase p("child-p");
  Session session = played(p, Agency::health_visiting, 3);
  ASSERT_GT(session.answers.size(), 1U);
  session.answers.resize(1);
  session.world.clear();
  const Debrief found = looked_back(p, {session});
  EXPECT_FALSE(found.sessions[0].is_finished);
  EXPECT_TRUE(found.sessions[0].happened.empty());
}

TEST(Debrief, ComparesSessionsOfAClass) {
  const TrainingCase p;
  const Debrief found = looked_back(
      p, {played(p, Agency::health_visiting, 2), played(p, Agency::health_visiting, 3)});
  EXPECT_NE(debrief_text(p.of, found).find("The class"), std::string::npos);
  const auto json = nlohmann::json::parse(debrief_json(found));
  EXPECT_EQ(json["sessions"].size(), 2U);
  EXPECT_EQ(json["sessions"][0]["decisions"][0]["option"], "phone");
  EXPECT_EQ(json["sessions"][1]["decisions"][0]["option"], "wait");
  // The same moment and the same dice: the spread does not depend on what was chosen.
  EXPECT_EQ(json["sessions"][0]["decisions"][0]["spread"][0]["protected_in"],
            json["sessions"][1]["decisions"][0]["spread"][0]["protected_in"]);
}

TEST(Debrief, CountsDaysFromFirstKnowing) {
  const TrainingCase p;
  const Debrief found = looked_back(p, {played(p, Agency::health_visiting, 2)});
  const Timeliness& time = found.sessions[0].timeliness;
  EXPECT_EQ(time.first_known, parse_date("2007-06-18"));
  EXPECT_EQ(time.days, 0);  // telephoned on the day
  EXPECT_EQ(time.futures, futures);
  EXPECT_TRUE(std::is_sorted(time.days_in_futures.begin(), time.days_in_futures.end()));
}

TEST(Debrief, RefusesWhatNobodyWasAskedAndWhatIsEmpty) {
  const TrainingCase p;
  Session session = p.session(Agency::health_visiting);
  EXPECT_THROW(static_cast<void>(looked_back(p, {session})), InputError);
  session.answers = {{{parse_date("2007-06-20"), "news", "wait"}, "a day nobody asked", 10}};
  EXPECT_THROW(static_cast<void>(looked_back(p, {session})), InputError);
}

}  // namespace
}  // namespace sightline::replay
