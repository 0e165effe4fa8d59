// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/replay/explanation.hpp>

#include "invented_case.hpp"

namespace sightline::replay {
namespace {

TEST(Explanation, TellsFromBeforeTheHarmToAfterItWasTooLate) {
  const Explanation told = example::told_of(example::untold_case());
  EXPECT_EQ(told.from.day(), 40);
  EXPECT_EQ(told.until.day(), 180);
  ASSERT_TRUE(told.too_late.has_value());
  EXPECT_EQ(told.too_late->at.day(), 150);
  EXPECT_TRUE(told.too_late->is_by_injury);
}

TEST(Explanation, LeavesRoutineOut) {
  const Explanation told = example::told_of(example::untold_case());
  EXPECT_EQ(told.rows.size(), 9U);
  EXPECT_EQ(told_rows(told).size(), 8U);  // without the contact at which nothing was to be seen
}

TEST(Explanation, PutsWhatWasLearnedAtTheEventThatTaughtIt) {
  const Explanation told = example::told_of(example::untold_case());
  const ChronologyRow& contact = told.rows[2];
  ASSERT_EQ(contact.learned.size(), 1U);
  EXPECT_EQ(contact.learned[0].agency, model::Agency::hospital);
  ASSERT_TRUE(contact.belief.has_value());
}

TEST(Explanation, SaysWhereItBrokeAndHowLargeThePoolingGapWas) {
  const Explanation told = example::told_of(example::untold_case());
  const std::string text = explanation_text(told, example::calendar());
  EXPECT_NE(text.find("child 7: a missed case"), std::string::npos) << text;
  EXPECT_NE(text.find("Where it broke: recognised, not told."), std::string::npos);
  EXPECT_NE(text.find("Pooling gap: 355 days."), std::string::npos) << text;
  EXPECT_NE(text.find("Content note."), std::string::npos);
  EXPECT_NE(text.find("social care lost"), std::string::npos) << text;
}

TEST(Explanation, NamesEveryRoleWhole) {
  Explanation told = example::told_of(example::untold_case());
  for (ChronologyRow& row : told.rows)
    row.who = "neighbours and relatives";
  const std::string text = explanation_text(told, example::calendar());
  EXPECT_NE(text.find("  neighbours and relatives "), std::string::npos) << text;
}

TEST(Explanation, IsTheSameInJson) {
  const Explanation told = example::told_of(example::untold_case());
  const auto json = nlohmann::json::parse(explanation_json(told, example::calendar()));
  EXPECT_EQ(json.at("missed"), true);
  EXPECT_EQ(json.at("broke_at"), "recognised, not told");
  EXPECT_EQ(json.at("chronology").size(), 9U);
  EXPECT_EQ(json.at("items")[0].at("agencies").at("hospital").at("state"), "read");
  EXPECT_EQ(json.at("items")[0].at("agencies").size(), model::knowing_agencies);
}

TEST(Explanation, IsDrawnWithLongSentencesWhole) {
  Explanation told = example::told_of(example::untold_case());
  for (ChronologyRow& row : told.rows)
    row.event += " And so on, and so on, and so on, and so on, and so on, and so on to the end.";
  const std::string svg = explanation_svg(told, example::calendar());
  EXPECT_NE(svg.find("to the end.</text>"), std::string::npos) << svg;
  EXPECT_EQ(svg.find('~'), std::string::npos);
}

TEST(Explanation, IsDrawnWithEveryMarkNumbered) {
  const Explanation told = example::told_of(example::untold_case());
  const std::string svg = explanation_svg(told, example::calendar());
  EXPECT_EQ(svg.rfind("<svg", 0), 0U);
  EXPECT_NE(svg.find(">hospital</text>"), std::string::npos);
  EXPECT_NE(svg.find("too late 2006-08-29"), std::string::npos) << svg;
  EXPECT_NE(svg.find("What is known of the child is not passed on."), std::string::npos);
}

TEST(Explanation, TellsAChildWithoutHarmOverTheWholePeriod) {
  TracedCase traced = example::untold_case();
  traced.course.reset();
  traced.is_missed = false;
  const Explanation told = example::told_of(traced);
  EXPECT_EQ(told.from, Time());
  EXPECT_EQ(told.until, start_of_day(900));
  EXPECT_EQ(verdict_text(told), "not a harmed child while the study measures");
}

}  // namespace
}  // namespace sightline::replay
