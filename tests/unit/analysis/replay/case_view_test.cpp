// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/replay/case_view.hpp>

#include "shipped_scenarios.hpp"

namespace sightline::replay {
namespace {

namespace fs = std::filesystem;
using scenario::Case;
using testing::HasSubstr;
using testing::Not;

const scenario::CaseEvent& event_of(const Case& of, const std::string& id) {
  for (const scenario::CaseEvent& event : of.chronology) {
    if (event.id == id) return event;
  }
  throw std::invalid_argument("no event " + id);
}

/// The rows of the chronology as the case's documentation gives them.
struct Row {
  const char* id;
  const char* first;
  const char* last;
  const char* knew;
  std::vector<std::string> sources;
};

const std::vector<Row>& rows() {
  static const std::vector<Row> all = {
      {"T01", "2006-03-01", "2006-03-01", "all", {"S1"}},
      {"T02", "2006-11-01", "2006-12-31", "family only", {"S1", "S4", "S0"}},
      {"T03", "2006-12-11", "2006-12-11", "hospital, police, social work", {"S1", "S0"}},
      {"T04", "2006-12-11", "2006-12-31", "social work, police", {"S0", "S1"}},
      {"T05", "2006-12-11", "2006-12-31", "police", {"S1"}},
      {"T06", "2006-12-22", "2006-12-22", "conference members", {"S3", "S1"}},
      {"T07", "2007-01-08", "2007-01-31", "social work, police", {"S1"}},
      {"T08", "2007-01-01", "2007-03-31", "police, prosecutor", {"S1"}},
      {"T09", "2007-01-15", "2007-03-31", "social work", {"S1"}},
      {"T10", "2007-03-15", "2007-05-31", "hospital, social work", {"S1", "S2"}},
      {"T11", "2007-03-01", "2007-06-30", "social work", {"S0"}},
      {"T12", "2007-01-15", "2007-07-20", "social work", {"S2"}},
      {"T13", "2007-06-01", "2007-06-30", "family only", {"S1", "S2"}},
      {"T14", "2007-06-06", "2007-06-06", "social work, legal", {"S2"}},
      {"T15", "2007-06-20", "2007-06-30", "social work, police", {"S1"}},
      {"T16", "2007-07-20", "2007-07-31", "GP only", {"S0"}},
      {"T17", "2007-07-25", "2007-07-25", "legal, social work", {"S2", "S4", "S1"}},
      {"T18", "2007-07-27", "2007-07-31", "social work", {"S1"}},
      {"T19", "2007-07-01", "2007-07-31", "police, prosecutor", {"S1"}},
      {"T20", "2007-08-01", "2007-08-01", "clinic", {"S1", "S4"}},
      {"T21", "2007-08-02", "2007-08-02", "police, family", {"S1", "S0"}},
      {"T22", "2007-08-03", "2007-08-03", "all", {"S1", "S0"}},
  };
  return all;
}

std::set<std::string> roles_of(const std::string& words) {
  static const std::map<std::string, std::set<std::string>> roles = {
      {"all",
       {"family", "social_care", "health_visiting", "general_practice", "hospital", "paediatrics",
        "police"}},
      {"family only", {"family"}},
      {"conference members", {"social_care", "police", "conference_chairs"}},
      {"GP only", {"general_practice"}},
      {"social work", {"social_care"}},
      {"legal", {"council_legal"}},
      {"clinic", {"paediatrics"}}};
  std::set<std::string> found;
  std::size_t from = 0;
  while (from < words.size()) {
    const std::size_t to = std::min(words.find(", ", from), words.size());
    const std::string word = words.substr(from, to - from);
    const auto known = roles.find(word);
    if (known == roles.end()) {
      found.insert(word);
    } else {
      found.insert(known->second.begin(), known->second.end());
    }
    from = to + 2;
  }
  return found;
}

TEST(ChildP, TellsT01ToT22WithDatesKnowersAndSources) {
  const Case of = child_p();
  ASSERT_EQ(of.chronology.size(), rows().size());
  for (std::size_t i = 0; i < rows().size(); ++i) {
    const Row& row = rows()[i];
    const scenario::CaseEvent& event = of.chronology[i];
    EXPECT_EQ(event.id, row.id);
    EXPECT_EQ(to_string(event.dates.first), row.first) << row.id;
    EXPECT_EQ(to_string(event.dates.last), row.last) << row.id;
    EXPECT_EQ(event.knew_words, row.knew) << row.id;
    EXPECT_EQ(event.sources, row.sources) << row.id;
    std::set<std::string> knew;
    for (const scenario::Knowledge& one : event.knew)
      knew.emplace(scenario::knower_name(one.who));
    std::set<std::string> told = roles_of(row.knew);
    if (event.id == "T03") told.insert("paediatrics");  // who states what they think knows it
    EXPECT_EQ(knew, told) << row.id;
  }
}

TEST(ChildP, KeepsBothReadingsWhereSourcesDisagree) {
  const Case of = child_p();
  EXPECT_EQ(event_of(of, "T17").readings.size(), 2U);
  EXPECT_THAT(chronology_text(of, std::nullopt), HasSubstr("S2 says: 11 days before the death"));
}

TEST(Chronology, BeginsWithTheNoteAndTheWarning) {
  const std::string text = chronology_text(child_p(), std::nullopt);
  EXPECT_EQ(text.find("This case is about the abuse and the death"), 0U);
  EXPECT_LT(text.find("cannot judge"), text.find("T01"));
  EXPECT_THAT(text, HasSubstr("undated in the sources"));
}

TEST(Chronology, HidesWhatIsAfterTheRelease) {
  const Case of = child_p();
  const std::string text = chronology_text(of, of.release);
  EXPECT_THAT(text, HasSubstr("T21"));
  EXPECT_THAT(text, Not(HasSubstr("T22")));
  EXPECT_THAT(text, Not(HasSubstr("pronounced dead")));
}

TEST(RoleView, ShowsOnlyWhatThisRoleSaw) {
  const Case of = child_p();
  const std::string clinic =
      view_text(of, *scenario::find_knower("paediatrics"), parse_date("2007-08-02"));
  EXPECT_THAT(clinic, HasSubstr("miserable and cranky"));
  EXPECT_THAT(clinic, Not(HasSubstr("fractures")));
  const std::string social_care =
      view_text(of, *scenario::find_knower("social_care"), parse_date("2007-08-02"));
  EXPECT_THAT(social_care, HasSubstr("chocolate"));
  EXPECT_THAT(social_care, Not(HasSubstr("missed")));
  EXPECT_THAT(social_care, Not(HasSubstr("partner starts")));
  EXPECT_THAT(social_care, Not(HasSubstr("sorry state")));
}

TEST(RoleView, HoldsNothingThatOnlyOthersOrLaterDaysKnew) {
  const auto view = [](const char* of, const char* who, const char* until) {
    const fs::path file = fs::path(SIGHTLINE_SOURCE_DIR) / "scenarios/cases" / of;
    return view_text(scenario::read_case(file), *scenario::find_knower(who), parse_date(until));
  };
  // What the mother made of the placement, what became of a letter, how an illness ended.
  EXPECT_THAT(view("child-p.yaml", "social_care", "2007-08-02"),
              Not(HasSubstr("not too concerned")));
  EXPECT_THAT(view("child-p.yaml", "police", "2007-08-02"), Not(HasSubstr("not too concerned")));
  EXPECT_THAT(view("a-bruise-at-school.yaml", "general_practice", "2008-02-08"),
              Not(HasSubstr("three weeks later")));
  EXPECT_THAT(view("a-bruise-at-school.yaml", "social_care", "2008-02-08"),
              Not(HasSubstr("no longer")));
  EXPECT_THAT(view("two-bruises.yaml", "hospital", "2007-09-20"), Not(HasSubstr("recovers")));
}

TEST(RoleView, SpeaksOfRolesInWords) {
  const std::string text =
      view_text(child_p(), *scenario::find_knower("general_practice"), parse_date("2007-08-01"));
  EXPECT_THAT(text, HasSubstr("known to GP on"));
  EXPECT_THAT(chronology_text(child_p(), std::nullopt), Not(HasSubstr("social_care")));
}

TEST(RoleView, MarksWhatIsStale) {
  const Case of = child_p();
  const scenario::Knower hospital = *scenario::find_knower("hospital");
  const std::vector<ViewItem> early = view_as(of, hospital, parse_date("2006-12-12"));
  ASSERT_FALSE(early.empty());
  EXPECT_FALSE(early.back().is_stale);
  for (const ViewItem& item : view_as(of, hospital, parse_date("2008-12-12")))
    EXPECT_TRUE(item.is_stale);
}

TEST(RoleView, IsEmptyBeforeAnythingWasKnown) {
  EXPECT_THAT(view_text(child_p(), *scenario::find_knower("school"), parse_date("2007-08-03")),
              HasSubstr("nothing\n"));
}

TEST(RoleView, IsTheSameInJson) {
  const Case of = child_p();
  const scenario::Knower police = *scenario::find_knower("police");
  const auto json = nlohmann::json::parse(view_json(of, police, parse_date("2007-01-31")));
  EXPECT_EQ(json["items"].size(), view_as(of, police, parse_date("2007-01-31")).size());
  EXPECT_EQ(json["role"], "police");
}

TEST(SpreadDays, AreEvenAndInsideTheirSpan) {
  scenario::CaseFurther further;
  further.times = 4;
  further.dates = {parse_date("2007-01-01"), parse_date("2007-01-08")};
  const std::vector<Date> days = spread_days(further);
  ASSERT_EQ(days.size(), 4U);
  EXPECT_EQ(to_string(days[0]), "2007-01-02");
  EXPECT_EQ(to_string(days[3]), "2007-01-08");
}

TEST(Totals, CountInjuriesAndContacts) {
  const CaseTotals totals = totals_of(child_p());
  EXPECT_EQ(totals.dated_injuries, 6);
  EXPECT_GT(totals.dated_injuries + totals.undated_injuries, 50);
  EXPECT_EQ(totals.undated_contacts, 52);
}

}  // namespace
}  // namespace sightline::replay
