// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include <sightline/core/error.hpp>
#include <sightline/replay/futures_question.hpp>

#include "shipped_scenarios.hpp"

namespace sightline::replay {
namespace {

namespace fs = std::filesystem;
using scenario::Case;

std::vector<std::string> names(const AskedFutures& asked) {
  std::vector<std::string> found;
  for (const FutureArm& arm : asked.arms)
    found.push_back(arm.name);
  return found;
}

/// All that is wrong with the question, one line each.
std::string mistakes(const Case& of, const FuturesQuestion& question) {
  try {
    static_cast<void>(asked_futures(of, question, shipped_scenarios));
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

bool tells(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(FuturesQuestion, BecomesArms) {
  FuturesQuestion question;
  question.from = "D05";
  question.reforms = {"R01", "R01+R06"};
  question.decided = {"D06=phone"};
  question.has_options = true;
  const AskedFutures asked = asked_futures(child_p(), question, shipped_scenarios);
  EXPECT_EQ(names(asked),
            (std::vector<std::string>{"none", "R01", "R01+R06", "D05=visit_unannounced",
                                      "D05=ask_who_lives_there", "D05=wait", "D06=phone"}));
  EXPECT_EQ(to_string(asked.from), "2007-07-25");
  EXPECT_EQ(asked.arms[0].reforms.size(), asked.inputs.standing.size());
  EXPECT_GT(asked.arms[1].reforms.size(), asked.inputs.standing.size());
  EXPECT_LT(asked.arms[1].reforms.size(), asked.arms[2].reforms.size());
  EXPECT_FALSE(asked.arms[3].decisions.empty());
  ASSERT_EQ(asked.not_represented.size(), 1U);
  EXPECT_TRUE(tells(asked.not_represented[0], "D05=seek_legal_advice: advice follows"));
}

TEST(FuturesQuestion, BeginsAtTheFirstDecisionOrAnyDay) {
  EXPECT_EQ(to_string(asked_futures(child_p(), {}, shipped_scenarios).from), "2006-12-22");
  FuturesQuestion question;
  question.from = "2007-03-01";
  EXPECT_EQ(to_string(asked_futures(child_p(), question, shipped_scenarios).from), "2007-03-01");
}

TEST(FuturesQuestion, NamesEveryMistakeAtOnce) {
  FuturesQuestion question;
  question.from = "D01";
  question.reforms = {"R99", "R01+R01", "R03", "R03"};
  question.decided = {"D01=atend", "D9=wait", "D05", "D05=seek_legal_advice"};
  question.ensemble = "england-2008-ensembel";
  const std::string told = mistakes(child_p(), question);
  EXPECT_TRUE(tells(told, "`R99` is not a known reform. Did you mean")) << told;
  EXPECT_TRUE(tells(told, "`R01+R01` names a reform twice")) << told;
  EXPECT_TRUE(tells(told, "`atend` is no option of D01. Did you mean `attend`?")) << told;
  EXPECT_TRUE(tells(told, "`D9` is no decision of the case")) << told;
  EXPECT_TRUE(tells(told, "`D05` is not DECISION=OPTION")) << told;
  EXPECT_TRUE(tells(told, "the model has no D05=seek_legal_advice")) << told;
  EXPECT_TRUE(tells(told, "Did you mean `england-2008-ensemble`?")) << told;
}

TEST(FuturesQuestion, RefusesDaysOutsideTheCase) {
  const auto told = [](const std::string& from) {
    FuturesQuestion question;
    question.from = from;
    return mistakes(child_p(), question);
  };
  EXPECT_TRUE(tells(told("2007-08-03"), "outside the case: its days are 2006-03-01 to 2007-08-02"));
  EXPECT_TRUE(tells(told("2005-01-01"), "outside the case"));
  EXPECT_TRUE(tells(told("D07"), "neither a decision of the case nor a day"));
  EXPECT_TRUE(tells(told("yesterday"), "neither a decision of the case nor a day"));
}

TEST(FuturesQuestion, RefusesADecisionBeforeTheDay) {
  FuturesQuestion question;
  question.from = "D05";
  question.decided = {"D01=attend"};
  EXPECT_TRUE(tells(mistakes(child_p(), question), "D01 is on 2006-12-22, before the day"));
}

TEST(FuturesQuestion, RefusesReformsThatContradictEachOther) {
  FuturesQuestion question;
  question.reforms = {"R07+R16"};  // each sets the share of joint enquiries
  EXPECT_TRUE(tells(mistakes(child_p(), question), "joint_enquiry"))
      << mistakes(child_p(), question);
}

TEST(FuturesQuestion, RefusesTheSameArmTwice) {
  FuturesQuestion question;
  question.reforms = {"R03", "R03"};
  EXPECT_TRUE(tells(mistakes(child_p(), question), "`R03` is given twice"));
}

TEST(FuturesQuestion, RefusesOptionsOfADay) {
  FuturesQuestion question;
  question.from = "2007-03-01";
  question.has_options = true;
  EXPECT_TRUE(tells(mistakes(child_p(), question), "--options"));
}

TEST(FuturesQuestion, RefusesACaseThatIsOnlyTold) {
  const Case of = scenario::read_case(shipped_scenarios / "cases/a-bruise-at-school.yaml");
  EXPECT_TRUE(tells(mistakes(of, {}), "has no `family`"));
}

TEST(FuturesQuestion, RefusesAnEnsembleOfAnotherBaseline) {
  Case of = child_p();
  of.baseline = "england-2018";
  FuturesQuestion question;
  question.ensemble = "england-2008-ensemble";
  EXPECT_TRUE(tells(mistakes(of, question), "was made for baseline england-2008"));
}

}  // namespace
}  // namespace sightline::replay
