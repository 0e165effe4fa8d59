// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <filesystem>
#include <stdexcept>

#include <gtest/gtest.h>

#include <sightline/core/error.hpp>
#include <sightline/replay/futures.hpp>
#include <sightline/scenario/case_input.hpp>

#include "shipped_scenarios.hpp"

namespace sightline::replay {
namespace {

namespace fs = std::filesystem;
using scenario::Case;

constexpr std::uint32_t children = 2000;

std::size_t at(Ending ending) {
  return static_cast<std::size_t>(ending);
}

/// A shipped case with the parameters of its baseline, as often as there are to be sets.
struct ShippedCase {
  explicit ShippedCase(const std::string& name)
      : of(scenario::read_case(shipped_scenarios / "cases" / (name + ".yaml"))) {}

  [[nodiscard]] scenario::CaseInputs inputs(const std::vector<std::vector<std::string>>& packages,
                                            Date from) const {
    return scenario::read_case_inputs(shipped_scenarios, of, packages, "", period_of(of), from);
  }
  [[nodiscard]] std::vector<PossibleCase> possible(std::size_t sets = 1) const {
    const scenario::CaseBaseline baseline =
        scenario::read_case_baseline(shipped_scenarios, of, period_of(of));
    return std::vector<PossibleCase>(
        sets, {of, case_input(of, baseline.parameters, baseline.reforms, children)});
  }

  Case of;
};

using CaseDecisionPins = std::vector<scenario::CasePin>;

CaseDecisionPins named_pins(const Case& of, std::string_view decision, std::string_view name) {
  for (const scenario::CaseOption& one : scenario::find_decision(of, decision)->options) {
    if (one.name == name) return one.pins;
  }
  throw std::out_of_range("no such option");
}

FuturesRequest request_of(const ShippedCase& shipped, Date from,
                          const std::vector<std::vector<std::string>>& packages,
                          std::size_t futures) {
  FuturesRequest request;
  request.from = from;
  request.futures = futures;
  for (const scenario::CaseArm& arm : shipped.inputs(packages, from).arms)
    request.arms.push_back({arm.name, arm.changes, {}});
  return request;
}

TEST(CaseFutures, AreTheSameForAnyNumberOfThreads) {
  const ShippedCase shipped("two-bruises");
  const Date from = parse_date("2007-06-18");
  const CaseHistories histories(shipped.possible(2), from);
  FuturesRequest request = request_of(shipped, from, {{}, {"R11"}}, 6);
  const CaseFutures alone = case_futures(histories, request);
  request.work.threads = 3;
  const CaseFutures together = case_futures(histories, request);
  ASSERT_EQ(alone.arms.size(), 2U);
  EXPECT_EQ(alone.set_of, (std::vector<std::size_t>{0, 1, 0, 1, 0, 1}));
  for (std::size_t arm = 0; arm < alone.arms.size(); ++arm)
    EXPECT_EQ(alone.arms[arm].by_future, together.arms[arm].by_future);
}

TEST(CaseHistories, GoOnFromTheNearestOfManyPasts) {
  const ShippedCase shipped("child-p");
  const Date from = parse_date("2007-07-25");
  constexpr std::size_t pasts = 12;
  const CaseHistories histories(shipped.possible(), from, {}, pasts);
  ASSERT_EQ(histories.size(), 1U);
  std::size_t fewest = shipped.of.chronology.size();
  for (const std::size_t tried : {8U, 10U, 12U}) {
    const CaseHistories some(shipped.possible(), from, {}, tried);
    EXPECT_LE(some.missing(0).size(), fewest);  // one more past never leads farther off
    fewest = some.missing(0).size();
  }
  EXPECT_EQ(histories.missing(0).size(), fewest);
}

TEST(CaseHistories, HaveTheChildAtHomeWhereTheCaseHasIt) {
  const ShippedCase shipped("child-p");
  const Date from = parse_date("2007-07-25");
  const auto is_home = [&](const CaseHistories& histories) {
    bool is_at_home = true;
    const CaseHistory& history = histories.at(0);
    for (const model::Happening& happening : history.whole().trace) {
      if (happening.at >= history.calendar().midnight_of(from)) break;
      if (happening.child != index_child(shipped.of)) continue;
      using model::HappeningKind;
      if (happening.kind == HappeningKind::returned_home) is_at_home = true;
      if (happening.kind == HappeningKind::placed || happening.kind == HappeningKind::care_started)
        is_at_home = false;
    }
    return is_at_home;
  };
  EXPECT_TRUE(is_home(CaseHistories(shipped.possible(), from, {}, 12)));
}

TEST(CaseFutures, ChangeNothingWhereNothingIsReformed) {
  const ShippedCase shipped("two-bruises");
  const Date from = parse_date("2007-07-09");
  const CaseHistories histories(shipped.possible(), from);
  const CaseFutures found = case_futures(histories, request_of(shipped, from, {{}, {}}, 8));
  EXPECT_EQ(found.arms[0].by_future, found.arms[1].by_future);
  for (std::size_t ending = 0; ending < endings; ++ending) {
    EXPECT_EQ(found.arms[1].differences[ending].estimate.mean, 0.0);
    EXPECT_LT(found.arms[1].differences[ending].estimate.low, 0.0);  // eight do not tell more
  }
}

TEST(CaseFutures, AgreeWithThemselves) {
  const ShippedCase shipped("two-bruises");
  const Date from = parse_date("2007-07-09");
  const CaseHistories histories(shipped.possible(), from);
  const CaseFutures found = case_futures(histories, request_of(shipped, from, {{}, {"R11"}}, 12));
  const double days = 73.0;  // from then to the fatal date
  for (const ArmFutures& arm : found.arms) {
    for (const ByEnding<double>& one : arm.by_future) {
      EXPECT_LE(one[at(Ending::protected_at_the_date)], one[at(Ending::protected_by_the_date)]);
      EXPECT_EQ(one[at(Ending::days_to_protection)] == days,
                one[at(Ending::protected_by_the_date)] == 0.0);
      EXPECT_EQ(one[at(Ending::alive_at_the_date)], 1.0);  // nobody is killed in this case
    }
    EXPECT_LE(arm.endings[at(Ending::days_to_protection)].estimate.high, days);
  }
}

TEST(CaseFutures, GoOnFromTurnsThatWereTaken) {
  const ShippedCase shipped("two-bruises");
  const Date first = parse_date("2007-06-18");
  const CaseHistories histories(shipped.possible(), first);
  FuturesRequest request = request_of(shipped, parse_date("2007-07-09"), {{}}, 4);
  const CaseDecisionPins phone = named_pins(shipped.of, "D01", "phone");
  request.before = {{first, 7, phone}};
  const CaseFutures found = case_futures(histories, request);
  // The same turns by hand.
  for (std::size_t future = 0; future < 4; ++future) {
    const CaseWorld world = histories.at(0).go_on(
        {{first, 7, phone}, {request.from, 1 + future, {}}}, parse_date("2007-09-21"));
    EXPECT_EQ(found.arms[0].by_future[future],
              ending_of(world, histories.at(0), request.from, *shipped.of.fatal));
  }
}

TEST(CaseFutures, RefuseDaysOutsideWhatTheyCanTell) {
  const ShippedCase shipped("two-bruises");
  const CaseHistories histories(shipped.possible(), parse_date("2007-07-09"));
  for (const Date from : {parse_date("2007-07-08"), parse_date("2007-09-20")}) {
    EXPECT_THROW(static_cast<void>(case_futures(
                     histories, {.from = from, .before = {}, .arms = {{"none", {}, {}}}})),
                 std::invalid_argument);
  }
}

TEST(CaseFutures, StopWhenCancelled) {
  const ShippedCase shipped("two-bruises");
  const Date from = parse_date("2007-07-09");
  const CaseHistories histories(shipped.possible(), from);
  FuturesRequest request = request_of(shipped, from, {{}}, 4);
  const std::atomic<bool> cancelled{true};
  request.work.cancelled = &cancelled;
  const CaseFutures found = case_futures(histories, request);
  EXPECT_TRUE(found.is_interrupted);
  EXPECT_TRUE(found.arms.empty());
}

TEST(CaseHistories, LeaveOutWhatDoesNotComeAbout) {
  const ShippedCase shipped("two-bruises");
  std::vector<PossibleCase> possible = shipped.possible(2);
  for (scenario::CaseEvent& event : possible[0].of.chronology) {
    if (event.id == "E04")
      event.step->role = model::Agency::family_court;  // which sends no message
  }
  const CaseHistories histories(possible, parse_date("2007-07-20"));
  EXPECT_EQ(histories.tried(), 2U);
  ASSERT_EQ(histories.size(), 1U);
  EXPECT_EQ(histories.possible_of(0), 1U);
  ASSERT_EQ(histories.left_out().size(), 1U);
  EXPECT_EQ(histories.left_out()[0].possible, 0U);
  EXPECT_EQ(histories.left_out()[0].steps, std::vector<std::string>{"E04"});
  // Before that day it does not matter.
  EXPECT_EQ(CaseHistories(possible, parse_date("2007-06-18")).size(), 2U);
  possible.pop_back();
  EXPECT_THROW(CaseHistories(possible, parse_date("2007-07-20")), InputError);
}

}  // namespace
}  // namespace sightline::replay
