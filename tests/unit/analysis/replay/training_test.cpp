// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <gtest/gtest.h>

#include <sightline/core/error.hpp>
#include <sightline/replay/training.hpp>

#include "training_case.hpp"

namespace sightline::replay {
namespace {

using example::answer_stop;
using example::TrainingCase;
using model::Agency;
using State = Training::State;

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t longest_line(const std::string& text) {
  std::size_t longest = 0;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    longest = std::max(longest, to - from);
    from = to + 1;
  }
  return longest;
}

/// Plays to the end with one option; what was shown.
std::string play_out(Training& training, int option) {
  std::string shown = training.opening() + "\n" + training.answer("yes") + "\n";
  while (training.state() == State::choosing)
    shown += answer_stop(training, option);
  return shown;
}

TEST(Training, BeginsWithTheContentNoteAndAsksToGoOn) {
  const TrainingCase p;
  Training training(p.of, p.input, p.session(Agency::health_visiting));
  EXPECT_EQ(training.opening().find("This invented case is about injuries"), 0U);
  EXPECT_TRUE(has(training.opening(), "cannot judge what any person"));
  static_cast<void>(training.answer("perhaps"));
  EXPECT_EQ(training.state(), State::agreeing);
  static_cast<void>(training.answer("Q"));
  EXPECT_EQ(training.state(), State::left);
}

TEST(Training, ShowsTheRoleItsViewAndAsksForChoiceReasonAndProbability) {
  const TrainingCase p;
  Training training(p.of, p.input, p.session(Agency::health_visiting));
  const std::string first = training.answer("Yes");
  EXPECT_TRUE(has(first, "Two fading bruises on the arm"));
  EXPECT_FALSE(has(first, "cheek"));  // only the surgery saw it
  EXPECT_TRUE(has(first, "telephone social work today"));
  EXPECT_TRUE(has(training.answer("9"), "number of an option"));
  EXPECT_TRUE(has(training.answer("2"), "You chose: telephone social work today."));
  EXPECT_TRUE(has(training.answer("  "), "a reason in words"));
  EXPECT_TRUE(has(training.answer("they are fading"), "How likely is it"));
  EXPECT_TRUE(has(training.answer("101"), "from 0 to 100"));
  const std::string next = training.answer("35 %");
  EXPECT_TRUE(has(next, "The days go on."));
  const Session& session = training.session();
  ASSERT_EQ(session.answers.size(), 1U);
  EXPECT_EQ(session.answers[0].choice, (Choice{parse_date("2007-06-18"), "D01", "phone"}));
  EXPECT_EQ(session.answers[0].percent, 35);
  EXPECT_EQ(session.world.size(), 16U);
}

TEST(Training, GivesTheSameWorldForTheSameChoicesAndAnotherForOthers) {
  const TrainingCase p;
  const auto world = [&](int option, std::uint64_t dice) {
    Training training(p.of, p.input, p.session(Agency::health_visiting, dice));
    static_cast<void>(play_out(training, option));
    EXPECT_EQ(training.state(), State::over);
    return session_text(training.session());
  };
  EXPECT_EQ(world(2, 3), world(2, 3));
  EXPECT_NE(world(2, 3), world(3, 3));
  EXPECT_NE(world(2, 3), world(2, 4));
}

TEST(Training, GoesOnExactlyWhereItWasLeft) {
  const TrainingCase p;
  Training whole(p.of, p.input, p.session(Agency::health_visiting));
  static_cast<void>(play_out(whole, 3));
  // The same answers, but the session is written and read after every line.
  Session kept = p.session(Agency::health_visiting);
  for (int lines = 0;; ++lines) {
    ASSERT_LT(lines, 200);
    Training again(p.of, p.input, read_session(session_text(kept), "a.session", p.key()));
    static_cast<void>(again.answer("yes"));
    if (again.state() == State::over) break;
    const std::string line = again.state() == State::choosing    ? "3"
                             : again.state() == State::reasoning ? "what I know points that way"
                                                                 : "40";
    static_cast<void>(again.answer(line));
    if (again.state() == State::choosing && line == "3") static_cast<void>(again.answer("1"));
    kept = again.session();
  }
  EXPECT_EQ(session_text(kept), session_text(whole.session()));
}

TEST(Training, RefusesASessionWhoseWorldHasChanged) {
  const TrainingCase p;
  Training training(p.of, p.input, p.session(Agency::health_visiting));
  static_cast<void>(training.answer("yes"));
  static_cast<void>(answer_stop(training, 3));
  Session changed = training.session();
  changed.world = "0123456789abcdef";
  Training again(p.of, p.input, changed);
  EXPECT_THROW(static_cast<void>(again.answer("yes")), InputError);
}

TEST(Training, RefusesAnOpenAnswerThatWasNeverAsked) {
  const TrainingCase p;
  Session session = p.session(Agency::health_visiting);
  session.answers = {{{parse_date("2007-06-19"), "news", "wait"}, "", std::nullopt}};
  Training training(p.of, p.input, session);
  EXPECT_THROW(static_cast<void>(training.answer("yes")), InputError);
}

TEST(Training, OffersNothingThatIsLockedAndShowsNothingAfterTheRelease) {
  const TrainingCase p;
  Session session = p.session(Agency::health_visiting);
  session.rules.locked = {"phone"};
  session.rules.hides_outcomes = true;
  session.rules.release = parse_date("2007-07-31");
  Training training(p.of, p.input, session);
  const std::string shown = play_out(training, 2);
  EXPECT_FALSE(has(shown, "telephone social work today"));
  EXPECT_TRUE(has(shown, "is kept for the class"));
  EXPECT_FALSE(has(shown, "is not protected"));
  for (const char* later : {"2007-08", "2007-09", "2007-1", "2008"})
    EXPECT_FALSE(has(shown, later)) << later;
}

TEST(Training, IsPlainAndNarrow) {
  const TrainingCase p;
  Training training(p.of, p.input, p.session(Agency::hospital));
  const std::string shown = play_out(training, 3) + training.answer("?");
  EXPECT_LE(longest_line(shown), 80U);
  EXPECT_TRUE(std::all_of(shown.begin(), shown.end(),
                          [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
}

TEST(Training, StopsForNewsAtMostOnceInFourteenDays) {
  const TrainingCase p("child-p");
  Training training(p.of, p.input, p.session(Agency::health_visiting));
  static_cast<void>(play_out(training, 3));
  const auto& answers = training.session().answers;
  ASSERT_GT(answers.size(), 2U);
  for (std::size_t i = 1; i < answers.size(); ++i) {
    const auto gap = std::chrono::sys_days(answers[i].choice.on) -
                     std::chrono::sys_days(answers[i - 1].choice.on);
    EXPECT_GE(gap.count(), days_between_stops);
  }
}

TEST(Training, HasTheDecisionsOfOtherSeatsInItsWorld) {
  const TrainingCase p;
  const auto hospital_with = [&](const char* option) {
    Session session = p.session(Agency::hospital);
    session.others = {{Agency::health_visiting, {{parse_date("2007-06-18"), "D01", option}}}};
    const TrainingWorlds worlds(p.of, p.input, session);
    EXPECT_EQ(worlds.begins(), parse_date("2007-06-18"));
    const CaseWorld world = worlds.play(worlds.turns_of(session));
    return std::any_of(world.trace.begin(), world.trace.end(), [](const model::Happening& one) {
      return one.kind == model::HappeningKind::message_sent &&
             one.agency == Agency::health_visiting;
    });
  };
  EXPECT_TRUE(hospital_with("phone"));
  EXPECT_FALSE(hospital_with("wait"));
}

TEST(Training, HasOneWorldWhicheverSeatItIsPlayedFrom) {
  const TrainingCase p;
  const Choice phone{parse_date("2007-06-18"), "D01", "phone"};
  const Choice challenge{parse_date("2007-07-09"), "D02", "challenge"};
  const auto world = [&](Agency role, const Choice& own, Agency other, const Choice& others) {
    Session session = p.session(role, 5);
    session.others = {{other, {others}}};
    session.answers = {{own, "it points that way", 50}};
    const TrainingWorlds worlds(p.of, p.input, session);
    return ToldWorld(worlds, worlds.play(worlds.turns_of(session))).digest();
  };
  EXPECT_EQ(world(Agency::hospital, challenge, Agency::health_visiting, phone),
            world(Agency::health_visiting, phone, Agency::hospital, challenge));
}

TEST(Training, SaysWhenARoleHasNothingToDecide) {
  const TrainingCase p;
  EXPECT_THROW(TrainingWorlds(p.of, p.input, p.session(Agency::school)), InputError);
}

}  // namespace
}  // namespace sightline::replay
