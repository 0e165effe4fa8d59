// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <sightline/core/error.hpp>
#include <sightline/replay/session.hpp>

#include "training_case.hpp"

namespace sightline::replay {
namespace {

using example::TrainingCase;
using model::Agency;

Session played(const TrainingCase& p) {
  Session session = p.session(Agency::health_visiting, 4);
  session.rules = {.hides_outcomes = true,
                   .release = parse_date("2007-08-31"),
                   .locked = {"challenge"},
                   .roles = {Agency::health_visiting, Agency::hospital},
                   .dice = 4};
  session.others = {{Agency::hospital, {{parse_date("2007-07-09"), "D02", "examine_fully"}}}};
  session.answers = {{{parse_date("2007-06-18"), "D01", "phone"},
                      "two bruises: \"fading\", and a \\ backslash",
                      35},
                     {{parse_date("2007-07-20"), "news", "wait"}, "", std::nullopt}};
  session.world = "00112233445566aa";
  return session;
}

/// The mistakes that `text` is refused for, one a line.
std::string refused(const std::string& text, const CaseOfSessions& of) {
  try {
    static_cast<void>(read_session(text, "a.session", of));
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

TEST(Session, IsReadAsItWasWritten) {
  const TrainingCase p;
  const Session session = played(p);
  const Session read = read_session(session_text(session), "a.session", p.key());
  EXPECT_EQ(session_text(read), session_text(session));
  EXPECT_EQ(read.answers[0].reason, session.answers[0].reason);
  EXPECT_EQ(read.rules.locked, session.rules.locked);
  EXPECT_EQ(read.others[0].choices, session.others[0].choices);
  EXPECT_TRUE(read.answers[0].is_whole());
  EXPECT_FALSE(read.answers[1].is_whole());
}

TEST(Session, IsRefusedWithLineAndKeyWhereItIsDamaged) {
  const TrainingCase p;
  const std::string good = session_text(played(p));
  const auto expect = [&](const std::string& what, const std::string& by, const std::string& said) {
    const std::string told = refused(replaced(good, what, by), p.key());
    EXPECT_NE(told.find(said), std::string::npos) << told;
    EXPECT_EQ(told.find("a.session:"), 0U) << told;
  };
  expect("kind: session", "kind: study", "kind");
  expect("version: 1", "version: 2", "reads version 1");
  expect("case: two-bruises", "case: child-p", "is a session of `child-p`");
  expect("0123456789abcdef", "0123456789abcdee", "has changed");
  expect("role: health_visiting", "role: health_visitor", "health_visiting");
  expect("option: phone", "option: telephone", "phone");
  expect("at: D01", "at: D02", "no decision of health_visiting");
  expect("on: 2007-06-18", "on: 2007-06-19", "is decided on 2007-06-18");
  expect("probability: 35", "probability: 135", "probability");
  expect("dice: 4\nchildren", "dices: 4\nchildren", "dice");
  expect("on: 2007-07-20", "on: 2007-06-01", "is not after");
  expect("lock: [challenge]", "lock: [phone]", "is locked");
}

TEST(Session, IsRefusedWhereAnAnswerIsMissingInTheMiddle) {
  const TrainingCase p;
  const std::string told =
      refused(replaced(session_text(played(p)), "    probability: 35\n", ""), p.key());
  EXPECT_NE(told.find("in the last decision only"), std::string::npos) << told;
}

TEST(Session, TakesOtherRolesAtItsTable) {
  const TrainingCase p;
  Session mine = p.session(Agency::health_visiting);
  Session other = p.session(Agency::hospital);
  other.answers = {{{parse_date("2007-07-09"), "D02", "challenge"}, "why not ask", 20}};
  take_seat(mine, other, "b.session");
  ASSERT_EQ(mine.others.size(), 1U);
  EXPECT_EQ(mine.others[0].choices[0].option, "challenge");
}

TEST(Session, RefusesARoleThatIsPlayedTwiceAndOtherDice) {
  const TrainingCase p;
  Session mine = p.session(Agency::health_visiting);
  EXPECT_THROW(take_seat(mine, p.session(Agency::health_visiting), "b.session"), InputError);
  EXPECT_THROW(take_seat(mine, p.session(Agency::hospital, 7), "b.session"), InputError);
  Session foreign = p.session(Agency::hospital);
  foreign.case_digest = "ffff";
  EXPECT_THROW(take_seat(mine, foreign, "b.session"), InputError);
}

TEST(Session, LetsAnotherRoleGoOnButNotChangeThePast) {
  const TrainingCase p;
  Session mine = p.session(Agency::hospital);
  Session other = p.session(Agency::health_visiting);
  other.answers = {{{parse_date("2007-06-18"), "D01", "wait"}, "the clinic is soon", 20}};
  take_seat(mine, other, "b.session");
  mine.answers = {{{parse_date("2007-07-09"), "D02", "challenge"}, "it sounds odd", 30}};
  mine.world = "0";
  other.answers.push_back({{parse_date("2007-08-01"), "news", "wait"}, "still waiting", 20});
  take_seat(mine, other, "b.session");
  EXPECT_EQ(mine.others[0].choices.size(), 2U);
  EXPECT_TRUE(mine.world.empty());  // it was that of the shorter course
  other.answers[0].choice.option = "phone";
  EXPECT_THROW(take_seat(mine, other, "b.session"), InputError);
}

TEST(ClassRules, AreReadAndHeldAgainstTheCase) {
  const TrainingCase p;
  const ClassRules rules = read_class_rules(
      "hide: [outcomes]\nrelease: 2007-08-01\nlock: [phone]\ndice: 3\nroles: [hospital]\n",
      "c.yaml", p.key());
  EXPECT_TRUE(rules.hides_outcomes);
  EXPECT_EQ(rules.release, parse_date("2007-08-01"));
  EXPECT_EQ(rules.dice, 3U);
  const auto fails = [&](const std::string& text) {
    EXPECT_THROW(static_cast<void>(read_class_rules(text, "c.yaml", p.key())), InputError) << text;
  };
  fails("hide: [everything]\n");
  fails("release: 2007-06-17\n");
  fails("release: 2008-01-01\n");
  fails("lock: [telephone]\n");
  fails("roles: [prosecutor]\n");
  fails("seats: 3\n");
}

TEST(Reason, IsOneLineThatAFileCanKeep) {
  EXPECT_TRUE(is_reason("the arm, and the cheek before it"));
  EXPECT_TRUE(is_reason("caf\xC3\xA9: yes # no"));
  EXPECT_FALSE(is_reason(""));
  EXPECT_FALSE(is_reason("   "));
  EXPECT_FALSE(is_reason("\x1b[31mred"));
  EXPECT_FALSE(is_reason("\xff\xfe"));
  EXPECT_FALSE(is_reason(std::string(501, 'a')));
}

}  // namespace
}  // namespace sightline::replay
