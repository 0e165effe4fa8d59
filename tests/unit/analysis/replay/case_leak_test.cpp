// SPDX-License-Identifier: Apache-2.0
// Nobody is shown what they could not have known: over every role and every day of every shipped
// case and of 200 simulated ones.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/model/replication.hpp>
#include <sightline/replay/case_export.hpp>
#include <sightline/replay/case_view.hpp>

namespace sightline::replay {
namespace {

namespace fs = std::filesystem;
using model::Happening;
using model::HappeningKind;
using scenario::Case;
using scenario::Knower;

using EventsById = std::map<std::string, const scenario::CaseEvent*>;

/// Looks at one view without the code that made it.
void expect_no_leak(const EventsById& events, Knower who, Date until,
                    const std::vector<ViewItem>& items) {
  for (const ViewItem& item : items) {
    ASSERT_LE(item.since, until) << item.event;
    if (item.event.empty()) continue;
    const scenario::CaseEvent& event = *events.at(item.event);
    ASSERT_LE(event.dates.first, until) << event.id;
    bool is_its_own = false;
    for (const scenario::Knowledge& one : event.knew) {
      if (one.who != who || one.since > until) continue;
      is_its_own = item.text == (one.saw.empty() ? event.what : one.saw);
    }
    ASSERT_TRUE(is_its_own) << scenario::knower_name(who) << " sees " << item.event;
  }
}

/// Every day on which a view changes, and the day before it: views of other days equal one of these
/// but for the marks of what is stale.
std::set<std::chrono::sys_days> days_of_change(const Case& of) {
  std::set<std::chrono::sys_days> found;
  const auto add = [&](Date date) {
    found.insert(std::chrono::sys_days(date));
    found.insert(std::chrono::sys_days(date) - std::chrono::days(1));
  };
  for (const scenario::CaseEvent& event : of.chronology) {
    add(event.dates.first);
    add(event.dates.last);
    for (const scenario::Knowledge& one : event.knew)
      add(one.since);
  }
  for (const scenario::CaseFurther& further : of.further) {
    for (const Date day : spread_days(further))
      add(day);
  }
  return found;
}

void expect_no_leak(const Case& of) {
  EventsById events;
  for (const scenario::CaseEvent& event : of.chronology)
    events[event.id] = &event;
  const std::set<std::chrono::sys_days> days = days_of_change(of);
  for (Knower who = 0; who < scenario::knowers; ++who) {
    for (const std::chrono::sys_days day : days) {
      expect_no_leak(events, who, Date(day), view_as(of, who, Date(day)));
      if (testing::Test::HasFatalFailure()) return;
    }
  }
}

TEST(Leaks, AreInNoShippedCase) {
  for (const Case& one : scenario::list_cases(fs::path(SIGHTLINE_SOURCE_DIR) / "scenarios"))
    expect_no_leak(one);
}

/// A run with its trace.
struct Traced {
  Traced() : calendar(model::calendar_of(input().period)) {
    static_cast<void>(model::run_replication(input(), calendar, 11, 0, nullptr, {.trace = &trace}));
  }
  static const model::Input& input() {
    static const model::Input only = [] {
      model::Input made;
      made.children = 8000;
      made.period = {.start = parse_date("2006-04-01"), .warm_up_days = 365, .measured_days = 730};
      return made;
    }();
    return only;
  }
  std::vector<Happening> trace;
  Calendar calendar;
};

/// The children about whom agencies exchanged most, most first.
std::vector<model::ChildId> busiest(const std::vector<Happening>& trace, std::size_t wanted) {
  std::map<std::uint32_t, int> messages;
  for (const Happening& happening : trace) {
    if (happening.kind == HappeningKind::message_sent && happening.child.is_valid())
      ++messages[happening.child.value()];
  }
  std::vector<std::pair<int, std::uint32_t>> order;
  for (const auto& [child, count] : messages)
    order.emplace_back(-count, child);
  std::sort(order.begin(), order.end());
  std::vector<model::ChildId> children;
  for (std::size_t i = 0; i < std::min(wanted, order.size()); ++i)
    children.emplace_back(order[i].second);
  return children;
}

/// The first moment at which the trace itself lets this agency learn anything of the child.
Time first_touch(const std::vector<Happening>& trace, model::ChildId child, model::Agency agency) {
  const auto concerns = [&](const Happening& one) {
    switch (one.kind) {
      case HappeningKind::contact:
      case HappeningKind::sign_found:
      case HappeningKind::recognised:
      case HappeningKind::not_told:
      case HappeningKind::message_sent:
      case HappeningKind::conference_attended:
        return one.agency == agency;
      case HappeningKind::told_police:
        return one.agency == agency || agency == model::Agency::police;
      case HappeningKind::injury:
      case HappeningKind::concern:
      case HappeningKind::breach:
      case HappeningKind::family_moved:
      case HappeningKind::family_fled:
      case HappeningKind::message_lost:
      case HappeningKind::neglect_sustained:
        return false;  // the family's own
      default:
        return agency == model::Agency::social_care || agency >= model::Agency::council_legal ||
               agency == model::Agency::police;
    }
  };
  for (const Happening& one : trace) {
    if (one.child == child && concerns(one)) return one.at;
  }
  return Time::never();
}

TEST(Leaks, AreInNoSimulatedCase) {
  const Traced run;
  const std::vector<model::ChildId> children = busiest(run.trace, 200);
  ASSERT_EQ(children.size(), 200U);
  int shown = 0;
  for (const model::ChildId child : children) {
    const Case of = case_of_family(
        {.name = "simulated", .baseline = "england-2008", .seed = 11, .index = child}, run.trace,
        run.calendar);
    expect_no_leak(of);
    for (std::size_t a = 0; a < model::agency_count; ++a) {
      const Time first = first_touch(run.trace, child, model::agency_at(a));
      const std::vector<ViewItem> all = view_as(of, a, parse_date("2010-01-01"));
      shown += static_cast<int>(all.size());
      if (all.empty()) continue;
      ASSERT_NE(first, Time::never()) << model::agency_names[a] << " never met the child";
      ASSERT_GE(all.front().since, run.calendar.date_of(first));
    }
  }
  EXPECT_GT(shown, 2000);
}

}  // namespace
}  // namespace sightline::replay
