// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sightline/replay/case_claims.hpp>
#include <sightline/replay/case_futures.hpp>

namespace sightline::replay {
namespace {

namespace fs = std::filesystem;
using scenario::Case;
using testing::HasSubstr;

const fs::path scenarios = fs::path(SIGHTLINE_SOURCE_DIR) / "scenarios";

Case two_bruises() {
  return scenario::read_case(scenarios / "cases/two-bruises.yaml");
}

FuturesPlan small_plan(const Case& of, const char* decision) {
  FuturesPlan plan;
  plan.from = scenario::find_decision(of, decision)->on;
  plan.replications = 12;
  plan.children = 3000;
  return plan;
}

Futures small_futures(unsigned threads = 1) {
  const Case of = two_bruises();
  FuturesPlan plan = small_plan(of, "D01");
  plan.threads = threads;
  const scenario::CaseInputs inputs =
      scenario::read_case_inputs(scenarios, of, {{}, {"R11"}, {}}, "", period_of(of), plan.from);
  return futures_of(of, inputs, plan);
}

TEST(Futures, AreTheSameForArmsWithTheSameReforms) {
  const Futures futures = small_futures();
  ASSERT_EQ(futures.arms.size(), 3U);
  EXPECT_EQ(futures.arms[1].name, "R11");
  for (std::size_t r = 0; r < futures.replications; ++r) {
    EXPECT_EQ(futures.arms[0].futures[r].is_alive, futures.arms[2].futures[r].is_alive);
    EXPECT_EQ(futures.arms[0].futures[r].is_protected, futures.arms[2].futures[r].is_protected);
  }
  EXPECT_EQ(futures.arms[2].protected_difference.mean, 0.0);
}

TEST(Futures, DoNotDependOnThreads) {
  EXPECT_EQ(futures_json(small_futures(1)), futures_json(small_futures(3)));
}

TEST(Futures, SayHowManySetsAndReplicationsThereWere) {
  EXPECT_THAT(futures_text(small_futures()), HasSubstr("12 replications over 1 parameter set"));
}

TEST(Futures, NeedADayBeforeTheEnd) {
  const Case of = two_bruises();
  FuturesPlan plan = small_plan(of, "D01");
  plan.from = *of.fatal;
  const scenario::CaseInputs inputs =
      scenario::read_case_inputs(scenarios, of, {{}}, "", period_of(of), plan.from);
  EXPECT_THROW(static_cast<void>(futures_of(of, inputs, plan)), std::invalid_argument);
}

TEST(CaseInputs, TellUnknownReformsAndEnsembles) {
  const Case of = two_bruises();
  try {
    static_cast<void>(scenario::read_case_inputs(scenarios, of, {{"R99"}}, "england", period_of(of),
                                                 parse_date("2007-06-18")));
    FAIL();
  } catch (const InputError& error) {
    EXPECT_THAT(error.what(), HasSubstr("`R99` is not a known reform"));
    EXPECT_THAT(error.what(), HasSubstr("--ensemble"));
  }
}

TEST(Claims, AreWeighedByTheGainOfTheirReform) {
  Case of = two_bruises();
  scenario::CaseClaim refused = of.claims.front();
  refused.id = "C02";
  refused.not_represented = "no such thing in the model";
  of.claims.push_back(refused);
  const std::vector<ClaimFinding> findings = weigh_claims(of, scenarios, "", small_plan(of, "D01"));
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_TRUE(findings[0].is_told);
  EXPECT_GE(findings[0].support, 0.0);
  EXPECT_LE(findings[0].support, 1.0);
  EXPECT_FALSE(findings[1].is_told);
  EXPECT_THAT(claims_text(of, findings), HasSubstr("not represented: no such thing"));
}

TEST(RankCorrelation, IsOneForAnyRisingOrderAndMinusOneForAnyFalling) {
  EXPECT_DOUBLE_EQ(rank_correlation({1, 2, 3, 4}, {1, 10, 100, 1000}), 1.0);
  EXPECT_DOUBLE_EQ(rank_correlation({1, 2, 3, 4}, {4, 3, 2, 0}), -1.0);
  EXPECT_EQ(rank_correlation({1, 2, 3}, {5, 5, 5}), 0.0);
  // Kendall & Gibbons, Rank Correlation Methods: with a tie, ranks 1, 2.5, 2.5, 4.
  EXPECT_NEAR(rank_correlation({1, 2, 2, 3}, {1, 2, 3, 4}), 0.9486832980505138, 1e-12);
}

}  // namespace
}  // namespace sightline::replay
