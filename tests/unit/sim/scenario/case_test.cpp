// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/core/error.hpp>
#include <sightline/scenario/case.hpp>

#include "tests/unit/sim/output/scratch_folder.hpp"

namespace sightline::scenario {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

class CaseFile : public testing::Test {
 protected:
  Case read(const std::string& text) {
    std::ofstream(path_) << text;
    return read_case(path_);
  }

  std::string mistakes_of(const std::string& text) {
    try {
      read(text);
    } catch (const InputError& error) {
      return error.what();
    }
    return "";
  }

  output::ScratchFolder scratch_;
  fs::path path_ = scratch_.path() / "case.yaml";
};

fs::path shipped(const std::string& name) {
  return fs::path(SIGHTLINE_SOURCE_DIR) / "scenarios/cases" / (name + ".yaml");
}

const std::string head =
    "case: small\n"
    "title: A small case\n"
    "content_note: Invented.\n"
    "invented: true\n"
    "sources: {A: invented}\n";

const std::string event =
    "chronology:\n"
    "  - id: E1\n"
    "    on: 2007-01-10\n"
    "    what: Something happens.\n"
    "    knew: [school]\n"
    "    source: [A]\n"
    "    not_represented: told only\n";

TEST_F(CaseFile, GivesWhatItSays) {
  const Case read_back = read(head + event);
  EXPECT_EQ(read_back.name, "small");
  ASSERT_EQ(read_back.chronology.size(), 1U);
  EXPECT_EQ(to_string(read_back.chronology[0].dates.first), "2007-01-10");
  ASSERT_EQ(read_back.chronology[0].knew.size(), 1U);
  EXPECT_EQ(knower_name(read_back.chronology[0].knew[0].who), "school");
  EXPECT_EQ(to_string(read_back.chronology[0].knew[0].since), "2007-01-10");
  EXPECT_FALSE(read_back.family.has_value());
}

TEST_F(CaseFile, IsReadBackAsWritten) {
  for (const Case& one : list_cases(fs::path(SIGHTLINE_SOURCE_DIR) / "scenarios")) {
    const std::string text = case_text(one);
    EXPECT_EQ(case_text(read(text)), text) << one.name;
    const Case again = read(text);
    ASSERT_EQ(again.chronology.size(), one.chronology.size());
    for (std::size_t i = 0; i < one.chronology.size(); ++i) {
      const CaseEvent& first = one.chronology[i];
      const CaseEvent& second = again.chronology[i];
      EXPECT_EQ(first.what, second.what);
      EXPECT_EQ(first.pins.size(), second.pins.size());
      EXPECT_EQ(first.knew.size(), second.knew.size());
      EXPECT_EQ(first.step.has_value(), second.step.has_value());
    }
    EXPECT_EQ(again.decisions.size(), one.decisions.size());
    EXPECT_EQ(again.claims.size(), one.claims.size());
    EXPECT_EQ(again.further.size(), one.further.size());
  }
}

TEST_F(CaseFile, TellsAllMistakesAtOnceWithTheirPlaces) {
  const std::string told = mistakes_of(head +
                                       "chronology:\n"
                                       "  - id: E1\n"
                                       "    on: 2007-01-10\n"
                                       "    what: Mr Smith comes home.\n"
                                       "    knew: [schol]\n"
                                       "    source: []\n"
                                       "    step: {happening: conferense}\n"
                                       "    pins:\n"
                                       "      - {pin: tels, role: hospital}\n");
  EXPECT_THAT(told, HasSubstr(":9:11: chronology[1].what: names a person"));
  EXPECT_THAT(told, HasSubstr("`school`"));
  EXPECT_THAT(told, HasSubstr(":11:13: chronology[1].source: is empty"));
  EXPECT_THAT(told, HasSubstr("`conference`"));
  EXPECT_THAT(told, HasSubstr("`tells`"));
}

TEST_F(CaseFile, NeedsASourceForEveryFact) {
  std::string without = head + event;
  without.erase(without.find("    source: [A]\n"), 16);
  EXPECT_THAT(mistakes_of(without), HasSubstr("chronology[1].source"));
}

TEST_F(CaseFile, RejectsKnowledgeBeforeTheEvent) {
  std::string early = head + event;
  early.replace(early.find("[school]"), 8, "[{role: school, since: 2007-01-09}]");
  EXPECT_THAT(mistakes_of(early), HasSubstr("is before the event"));
}

TEST_F(CaseFile, RejectsASpanWithoutOrder) {
  std::string wrong = head + event;
  wrong.replace(wrong.find("on: 2007-01-10"), 14, "between: [2007-01-10, 2007-01-01]");
  EXPECT_THAT(mistakes_of(wrong), HasSubstr("ends before it begins"));
}

TEST_F(CaseFile, NeedsAStepOrTheReasonForNone) {
  std::string neither = head + event;
  neither.erase(neither.find("    not_represented: told only\n"));
  EXPECT_THAT(mistakes_of(neither), HasSubstr("one of `step`"));
}

TEST_F(CaseFile, LetsProfessionalsDecideOnlyWhatTheSystemDoes) {
  const std::string told = mistakes_of(head + event +
                                       "decisions:\n"
                                       "  - id: D1\n"
                                       "    on: 2007-01-10\n"
                                       "    role: school\n"
                                       "    question: What now?\n"
                                       "    options:\n"
                                       "      - option: wait\n"
                                       "        label: wait\n"
                                       "        pins: [{pin: flees}]\n"
                                       "      - option: phone\n"
                                       "        label: telephone\n"
                                       "        pins: [{pin: tells, role: school}]\n");
  EXPECT_THAT(told, HasSubstr("`flees` is the family's doing"));
  EXPECT_THAT(told, Not(HasSubstr("options[2]")));
}

TEST_F(CaseFile, RefusesFamiliesThatTheModelHasNot) {
  const std::string told =
      mistakes_of(head + event +
                  "family:\n"
                  "  children:\n"
                  "    - {child: sibling, born: 2006-01-01}\n"
                  "  adults:\n"
                  "    - {role: partner, from: 2006-01-01, until: 2005-01-01}\n");
  EXPECT_THAT(told, HasSubstr("exactly one child is the `index` child"));
  EXPECT_THAT(told, HasSubstr("families of the model have a mother"));
  EXPECT_THAT(told, HasSubstr("is before `from`"));
  EXPECT_THAT(told, HasSubstr("must be above 0"));
}

const std::string family =
    "family:\n"
    "  children: [{child: index, born: 2006-01-20}]\n"
    "  adults: [{role: mother}]\n";

TEST_F(CaseFile, RefusesDaysThatCannotBeRun) {
  const std::string fatal = "fatal: 2007-01-20\n" + head + family + event;
  const std::string pins = "    pins: [{pin: tells, role: school}]\n";
  EXPECT_THAT(mistakes_of("release: 2007-02-01\n" + fatal + pins),
              HasSubstr(":1:10: release: is after `fatal`, 2007-01-20"));
  const std::string pinned = mistakes_of(fatal +
                                         "    pins:\n"
                                         "      - {pin: injury, severity: minor, on: 2005-05-20}\n"
                                         "      - {pin: tells, role: school, on: 2007-03-01}\n");
  EXPECT_THAT(pinned, HasSubstr("`injury` is on 2005-05-20, before the child is born, 2006-01-20"));
  EXPECT_THAT(pinned, HasSubstr("`tells` is on 2007-03-01, after `fatal`, 2007-01-20"));
  const std::string decided =
      mistakes_of(fatal + pins +
                  "decisions:\n"
                  "  - id: D1\n"
                  "    on: 2007-01-21\n"
                  "    role: school\n"
                  "    question: What now?\n"
                  "    options:\n"
                  "      - {option: wait, label: wait, not_represented: no}\n"
                  "      - {option: phone, label: telephone, not_represented: no}\n");
  EXPECT_THAT(decided, HasSubstr("decisions[1].on: is after `fatal`, 2007-01-20"));
}

TEST_F(CaseFile, RefusesPinsWithoutFamilyAndAFamilyWithoutPins) {
  EXPECT_THAT(mistakes_of(head + event + "    pins: [{pin: tells, role: school}]\n"),
              HasSubstr("chronology[1].pins: need a `family`"));
  EXPECT_THAT(mistakes_of(head + family + event), HasSubstr("family: is there, but no event"));
}

TEST_F(CaseFile, SaysOfAnUnknownPinOnlyThatItIsUnknown) {
  const std::string told =
      mistakes_of(head + family + event + "    pins: [{pin: suspect, role: school}]\n");
  EXPECT_THAT(told, HasSubstr("Did you mean `suspects`?"));
  EXPECT_THAT(told, Not(HasSubstr("severity")));
}

TEST(ShippedCases, AreInventedButForOne) {
  int real = 0;
  const std::vector<Case> cases = list_cases(fs::path(SIGHTLINE_SOURCE_DIR) / "scenarios");
  EXPECT_EQ(cases.size(), 3U);
  for (const Case& one : cases) {
    real += one.is_invented ? 0 : 1;
    EXPECT_FALSE(one.content_note.empty());
    EXPECT_GE(one.decisions.size(), 2U);
  }
  EXPECT_EQ(real, 1);
}

TEST(ShippedCases, CarryTheTotalsOfTheSources) {
  const Case child_p = read_case(shipped("child-p"));
  int contacts = 0;
  int injuries = 0;
  for (const CaseFurther& further : child_p.further) {
    EXPECT_THAT(further.note, HasSubstr("undated in the sources"));
    (further.is_injury ? injuries : contacts) += further.times;
  }
  // Eight events of the chronology are contacts: T03, T10, T12, T15, T16, T18, T20, T22.
  EXPECT_EQ(contacts + 8, 60);
  for (const CaseEvent& one : child_p.chronology) {
    for (const CasePin& pin : one.pins)
      injuries += pin.kind == CasePinKind::injury ? 1 : 0;
  }
  EXPECT_GT(injuries, 50);
}

}  // namespace
}  // namespace sightline::scenario
