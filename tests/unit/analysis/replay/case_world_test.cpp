// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include <sightline/replay/case_run.hpp>
#include <sightline/replay/case_world.hpp>
#include <sightline/scenario/case_input.hpp>

#include "shipped_scenarios.hpp"

namespace sightline::replay {
namespace {

namespace fs = std::filesystem;
using model::Agency;
using model::Happening;
using model::HappeningKind;
using scenario::Case;

constexpr std::uint64_t worlds = 8;

struct ChildP {
  ChildP()
      : of(scenario::read_case(shipped_scenarios / "cases/child-p.yaml")),
        baseline(scenario::read_case_baseline(shipped_scenarios, of, period_of(of))),
        input(case_input(of, baseline.parameters, baseline.reforms, 6000)) {}

  Case of;
  scenario::CaseBaseline baseline;
  model::Input input;
};

/// The pins of an option of the case.
std::vector<scenario::CasePin> option(const Case& of, std::string_view decision,
                                      std::string_view name) {
  for (const scenario::CaseOption& one : scenario::find_decision(of, decision)->options) {
    if (one.name == name) return one.pins;
  }
  throw std::out_of_range("no such option");
}

bool has(const CaseWorld& world, HappeningKind kind, Agency agency, Time from) {
  return std::any_of(world.trace.begin(), world.trace.end(), [&](const Happening& happening) {
    return happening.kind == kind && happening.agency == agency && happening.at >= from;
  });
}

bool same(const std::vector<Happening>& a, const std::vector<Happening>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Happening& x, const Happening& y) {
                      return x.at == y.at && x.kind == y.kind && x.agency == y.agency &&
                             x.detail == y.detail && x.child == y.child && x.value == y.value;
                    });
}

TEST(CaseHistory, GoesOnAsItHappenedWithoutTurns) {
  const ChildP p;
  const CaseRun whole = run_as_it_happened(p.of, p.input);
  const CaseHistory history(p.of, p.input, parse_date("2006-12-22"));
  const CaseWorld world = history.go_on({}, parse_date("2007-08-20"));
  std::vector<Happening> until;
  std::copy_if(whole.trace.begin(), whole.trace.end(), std::back_inserter(until),
               [&](const Happening& happening) {
                 return happening.at < history.calendar().midnight_of(parse_date("2007-08-20"));
               });
  EXPECT_TRUE(same(world.trace, until));
  ASSERT_TRUE(died(world, index_child(p.of)).has_value());
  EXPECT_EQ(history.calendar().date_of(*died(world, index_child(p.of))), parse_date("2007-08-03"));
}

TEST(CaseHistory, GivesTheSameWorldForTheSameTurnsAndOthersForOtherDice) {
  const ChildP p;
  const CaseHistory history(p.of, p.input, parse_date("2006-12-22"));
  const Date end = parse_date("2007-08-03");
  const auto with_dice = [&](std::uint64_t dice) {
    return history.go_on({{parse_date("2006-12-22"), dice, {}}}, end);
  };
  EXPECT_TRUE(same(with_dice(3).trace, with_dice(3).trace));
  EXPECT_FALSE(same(with_dice(3).trace, with_dice(4).trace));
}

TEST(CaseHistory, KeepsThePastInEveryWorld) {
  const ChildP p;
  const CaseHistory history(p.of, p.input, parse_date("2007-04-09"));
  const Time then = history.calendar().midnight_of(parse_date("2007-04-09"));
  const auto past_of = [&](CaseWorld world) {
    std::erase_if(world.trace, [&](const Happening& happening) { return happening.at >= then; });
    return world.trace;
  };
  const std::vector<Happening> past = past_of(history.go_on({}, parse_date("2007-08-03")));
  for (std::uint64_t dice = 0; dice < worlds; ++dice) {
    const CaseWorld world =
        history.go_on({{parse_date("2007-04-09"), dice, {}}}, parse_date("2007-08-03"));
    EXPECT_TRUE(same(past_of(world), past));
  }
}

TEST(CaseHistory, HasDecisionsAtTheirNextOccasion) {
  const ChildP p;
  const Date day = parse_date("2006-12-22");
  const CaseHistory history(p.of, p.input, day);
  const Time then = history.calendar().midnight_of(day);
  int conferences = 0;
  for (std::uint64_t dice = 0; dice < worlds; ++dice) {
    for (const bool comes : {true, false}) {
      const CaseWorld world = history.go_on(
          {{day, dice, option(p.of, "D01", comes ? "attend" : "wait")}}, parse_date("2007-08-03"));
      const auto held =
          std::find_if(world.trace.begin(), world.trace.end(), [&](const Happening& happening) {
            return happening.kind == HappeningKind::conference && happening.at >= then &&
                   happening.child == index_child(p.of);
          });
      if (held == world.trace.end()) continue;
      ++conferences;
      const bool came =
          std::any_of(world.trace.begin(), world.trace.end(), [&](const Happening& happening) {
            return happening.kind == HappeningKind::conference_attended &&
                   happening.agency == Agency::paediatrics && happening.at == held->at;
          });
      EXPECT_EQ(came, comes) << dice;
    }
  }
  EXPECT_GT(conferences, 0);
}

TEST(CaseHistory, TellsWhatARoleDecidesToTell) {
  const ChildP p;
  const Date day = parse_date("2007-07-26");
  const CaseHistory history(p.of, p.input, day);
  const Time then = history.calendar().midnight_of(day);
  for (std::uint64_t dice = 0; dice < worlds; ++dice) {
    const auto sent = [&](std::string_view name) {
      return has(history.go_on({{day, dice, option(p.of, "D06", name)}}, parse_date("2007-07-27")),
                 HappeningKind::message_sent, Agency::general_practice, then);
    };
    EXPECT_TRUE(sent("phone")) << dice;
    EXPECT_FALSE(sent("wait")) << dice;
  }
}

TEST(ProtectedFrom, IsTheFirstMomentOfProtectionFromADayOn) {
  const model::ChildId index(0);
  CaseWorld world;
  const auto turn = [&](int day, std::uint16_t is_protected) {
    Happening happening;
    happening.at = start_of_day(day);
    happening.kind = HappeningKind::protection;
    happening.child = index;
    happening.detail = is_protected;
    world.trace.push_back(happening);
  };
  EXPECT_FALSE(protected_from(world, index, start_of_day(0)).has_value());
  turn(10, 1);
  turn(20, 0);
  turn(30, 1);
  EXPECT_EQ(protected_from(world, index, start_of_day(5)), start_of_day(10));
  EXPECT_EQ(protected_from(world, index, start_of_day(15)), start_of_day(15));
  EXPECT_EQ(protected_from(world, index, start_of_day(25)), start_of_day(30));
  EXPECT_TRUE(is_protected(world, index));
  turn(40, 0);
  EXPECT_FALSE(is_protected(world, index));
  EXPECT_FALSE(protected_from(world, index, start_of_day(50)).has_value());
}

}  // namespace
}  // namespace sightline::replay
