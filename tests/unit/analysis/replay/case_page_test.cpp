// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/replay/case_page.hpp>
#include <sightline/replay/case_view.hpp>

#include "analysis/replay/case_page_knowledge.hpp"
#include "case_runs.hpp"
#include "invented_case.hpp"
#include "shipped_scenarios.hpp"

namespace sightline::replay {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

Json model_of(const TracedCase& traced) {
  const Explanation told = example::told_of(traced);
  return Json::parse(case_page_model({traced, told, ""}, example::calendar()));
}

/// The places of the happenings of a kind of mark.
std::set<std::size_t> marked(const Json& course, const std::string& kind) {
  std::set<std::size_t> places;
  for (const Json& mark : course.at("marks")) {
    if (mark.at("kind") == kind) places.insert(mark.at("happening").get<std::size_t>());
  }
  return places;
}

TEST(CasePage, TellsWhatTheTextTells) {
  const Json model = model_of(example::untold_case());
  const Json& course = model.at("courses")[0];
  EXPECT_EQ(model.at("from"), 40);
  EXPECT_EQ(model.at("until"), 180);
  EXPECT_EQ(model.at("starts"), "2006-04-01");
  ASSERT_EQ(course.at("happenings").size(), 8U);
  EXPECT_EQ(course.at("left_out"), 1);
  EXPECT_EQ(course.at("happenings")[0].at("day"), 100);
  EXPECT_EQ(course.at("happenings")[0].at("when"), "2006-07-10");
  EXPECT_EQ(marked(course, "harm"), (std::set<std::size_t>{0, 7}));
  EXPECT_EQ(course.at("ending")[0], "Verdict: a missed case.");
  EXPECT_TRUE(model.at("twin").is_null());
}

TEST(CasePage, DatesEverythingThatIsKnown) {
  const Json course = model_of(example::untold_case()).at("courses")[0];
  ASSERT_FALSE(course.at("knowledge").empty());
  const Json& first = course.at("knowledge")[0];
  EXPECT_EQ(first.at("day"), 105);
  EXPECT_EQ(first.at("state"), "seen");
  EXPECT_EQ(course.at("agencies")[first.at("agency").get<std::size_t>()], "health visiting");
  ASSERT_EQ(course.at("beliefs").size(), 1U);
  EXPECT_EQ(course.at("beliefs")[0].at("day"), 110);
  EXPECT_EQ(course.at("beliefs")[0].at("pooled_log_odds"), -1.0);
}

/// Plays the changes to the end of a day.
std::vector<CaseItem> played(const Explanation& told, const KnowledgeByDay& known,
                             std::int32_t day) {
  std::vector<CaseItem> items = told.items;
  for (CaseItem& item : items) {
    item.state.values.fill(ItemState::unseen);
    item.weight.values.fill(0.0F);
  }
  for (const KnowledgeChange& change : known.changes) {
    if (change.day > day) continue;
    items[change.item].state[change.agency] = change.state;
    items[change.item].weight[change.agency] = change.weight;
  }
  std::vector<CaseItem> there;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (known.appears[i] <= day) there.push_back(items[i]);
  }
  return there;
}

/// On every day that is told, the changes give what looking at the trace up to that day gives.
void expect_same_on_every_day(const TracedCase& traced, const Explanation& told,
                              const Calendar& calendar) {
  const KnowledgeByDay known = knowledge_by_day(traced, told, calendar);
  for (std::int32_t day = told.from.day(); day <= told.until.day(); ++day) {
    const Time end = std::min(start_of_day(day + 1) - minutes(1), told.until);
    const std::vector<CaseItem> expected = items_of(traced, calendar, end);
    const std::vector<CaseItem> found = played(told, known, day);
    ASSERT_EQ(found.size(), expected.size()) << "day " << day;
    for (std::size_t i = 0; i < found.size(); ++i) {
      ASSERT_EQ(found[i].name, expected[i].name) << "day " << day;
      ASSERT_EQ(found[i].state.values, expected[i].state.values) << found[i].name;
      ASSERT_EQ(found[i].weight.values, expected[i].weight.values) << found[i].name;
    }
  }
}

TEST(CasePage, KnowsOnEveryDayWhatWasKnownOnIt) {
  const TracedCase untold = example::untold_case();
  expect_same_on_every_day(untold, example::told_of(untold), example::calendar());
  const example::SmallAuthority authority;
  const std::vector<model::ChildId> missed = authority.missed();
  ASSERT_FALSE(missed.empty());
  for (std::size_t i = 0; i < std::min<std::size_t>(missed.size(), 5); ++i) {
    const TracedCase traced = trace_case(authority.run(), missed[i]);
    const Explanation told =
        explain(traced, authority.calendar, {"study", "baseline", 0, missed[i]},
                authority.input.period.end());
    expect_same_on_every_day(traced, told, authority.calendar);
  }
}

TEST(CasePage, MarksInBothCoursesWhatDiffers) {
  const TracedCase before = example::untold_case();
  TracedCase after = before;
  after.trace.pop_back();  // the second injury does not happen
  Twin twin;
  twin.changed = "R11";
  twin.from = start_of_day(40);
  twin.until = start_of_day(180);
  twin.are_ways_known = true;
  for (std::size_t i = 0; i < before.trace.size(); ++i) {
    TwinRow row;
    row.at = row.before_at = before.trace[i].at;
    row.before_place = i;
    row.fate = i < after.trace.size() ? Fate::same : Fate::only_before;
    if (row.fate == Fate::only_before) {
      row.way = Way::direct;
      twin.first_divergence = twin.first_direct_divergence = i;
    }
    twin.rows.push_back(row);
  }
  const CaseName name{"study", "baseline", 3, before.child};
  const auto told = [&](const TracedCase& traced) {
    return explain_between(traced, example::calendar(), name, twin.from, twin.until);
  };
  const Explanation first = told(before);
  const Explanation second = told(after);
  const Json model = Json::parse(
      twin_page_model({before, first, "a"}, {after, second, "b"}, twin, example::calendar()));
  const Json& happenings = model.at("courses")[0].at("happenings");
  EXPECT_EQ(happenings.back().at("fate"), "only-without");
  EXPECT_EQ(happenings.back().at("way"), "direct");
  for (const Json& happening : model.at("courses")[1].at("happenings"))
    EXPECT_EQ(happening.at("fate"), "same");
  const auto place = model.at("twin").at("first_divergence").get<std::size_t>();
  EXPECT_EQ(model.at("twin").at("rows")[place].at("before_day"), 150);
  EXPECT_TRUE(model.at("twin").at("rows")[place].at("after_day").is_null());
}

TEST(CasePage, OfAFileShowsAnEventAtTheEndOfItsSpan) {
  const Json model = Json::parse(file_page_model(child_p(), std::nullopt));
  const scenario::Case of = child_p();
  const Json& happenings = model.at("courses")[0].at("happenings");
  ASSERT_EQ(happenings.size(), of.chronology.size());
  const std::chrono::sys_days first(parse_date(model.at("starts").get<std::string>()));
  for (std::size_t i = 0; i < happenings.size(); ++i) {
    const auto day = first + std::chrono::days(happenings[i].at("day").get<int>());
    EXPECT_EQ(Date(day), of.chronology[i].dates.last) << of.chronology[i].id;
    EXPECT_EQ(happenings[i].at("learned").size(), of.chronology[i].knew.size());
  }
}

TEST(CasePage, OfAFileHoldsNothingThatIsLaterThanItsLastDay) {
  const scenario::Case of = child_p();
  ASSERT_TRUE(of.release.has_value());
  const Json model = Json::parse(file_page_model(of, of.release));
  const int until = model.at("until").get<int>();
  const Json& course = model.at("courses")[0];
  EXPECT_LT(course.at("happenings").size(), of.chronology.size());
  for (const Json& happening : course.at("happenings")) {
    EXPECT_LE(happening.at("day").get<int>(), until);
    for (const Json& learned : happening.at("learned"))
      EXPECT_LE(learned.at("day").get<int>(), until);
  }
  for (const Json& role : model.at("file").at("roles")) {
    for (const Json& days : role.at("undated"))
      EXPECT_LE(days.back().get<int>(), until);
  }
  EXPECT_TRUE(course.at("ending").empty());
}

TEST(CasePage, HoldsItsModelWithoutAnyTag) {
  const std::string model = R"({"title":"</script><script>alert(1)</script>"})";
  const std::string page = case_page(model);
  const std::string begin = R"(<script type="application/json" id="case-model">)";
  const std::size_t from = page.find(begin) + begin.size();
  const std::string held = page.substr(from, page.find("</script>", from) - from);
  EXPECT_EQ(held.find('<'), std::string::npos);
  EXPECT_EQ(Json::parse(held), Json::parse(model));
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
}

}  // namespace
}  // namespace sightline::replay
