// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sightline/core/dice.hpp>
#include <sightline/core/error.hpp>
#include <sightline/replay/readings.hpp>
#include <sightline/scenario/case_input.hpp>

#include "shipped_scenarios.hpp"

namespace sightline::replay {
namespace {

namespace fs = std::filesystem;
using scenario::Case;

constexpr std::size_t possible = 18;
constexpr std::size_t futures_of_each = 60;

statistics::Estimate between(double low, double high) {
  return {(low + high) / 2.0, low, high, 0.0, 10};
}

TEST(Support, IsToldByTheWholeInterval) {
  EXPECT_EQ(support_of(between(0.1, 0.3), 0.1), Support::supported);
  EXPECT_EQ(support_of(between(0.05, 0.3), 0.1), Support::cannot_be_told);
  EXPECT_EQ(support_of(between(-0.2, 0.1), 0.1), Support::cannot_be_told);
  EXPECT_EQ(support_of(between(-0.2, 0.09), 0.1), Support::not_supported);
}

/// Futures whose difference is 1 with a probability that grows with one unknown from 0.1 to 0.7.
struct DecidingUnknown {
  DecidingUnknown() {
    const Dice dice(3, 0);
    decides.name = "decides";
    idle.name = "idle";
    fixed.name = "fixed";
    for (std::size_t k = 0; k < possible; ++k) {
      decides.values.push_back(static_cast<double>(k));
      idle.values.push_back(static_cast<double>((k * 7) % possible));
      fixed.values.push_back(2.0);
    }
    for (std::size_t i = 0; i < possible * futures_of_each; ++i) {
      case_of.push_back(i % possible);
      const double share = 0.1 + 0.6 * static_cast<double>(i % possible) / (possible - 1);
      numbers.push_back(dice.trait({i, 1, 0}) < share ? 1.0 : 0.0);
    }
  }
  Unknown decides;
  Unknown idle;
  Unknown fixed;
  std::vector<double> numbers;
  std::vector<std::size_t> case_of;
};

TEST(UnknownEffects, FindTheUnknownThatDecides) {
  const DecidingUnknown planted;
  const std::vector<UnknownEffect> effects = unknown_effects(
      {planted.fixed, planted.idle, planted.decides}, planted.numbers, planted.case_of);
  ASSERT_EQ(effects.size(), 2U);  // what does not vary decides nothing
  EXPECT_EQ(effects[0].name, "decides");
  EXPECT_TRUE(effects[0].is_told());
  // Thirds of 6: means of 0 to 5 and of 12 to 17; 0.6 * 12 / 17 lies between.
  EXPECT_DOUBLE_EQ(effects[0].lower_value, 2.5);
  EXPECT_DOUBLE_EQ(effects[0].upper_value, 14.5);
  EXPECT_NEAR(effects[0].shift.mean, 0.6 * 12.0 / 17.0, 0.1);
  EXPECT_EQ(effects[1].name, "idle");
  EXPECT_FALSE(effects[1].is_told());
}

TEST(UnknownEffects, AreNotToldOfFewPossibleCases) {
  const Unknown unknown{"u", {1, 2, 3, 4, 5}};
  EXPECT_TRUE(unknown_effects({unknown}, {0, 1, 0, 1, 0}, {0, 1, 2, 3, 4}).empty());
}

TEST(UnknownEffects, LeaveOutPossibleCasesWithoutFutures) {
  DecidingUnknown planted;
  // The highest value belongs to a case that no future is of.
  planted.decides.values.push_back(1e6);
  const std::vector<UnknownEffect> effects =
      unknown_effects({planted.decides}, planted.numbers, planted.case_of);
  ASSERT_EQ(effects.size(), 1U);
  EXPECT_DOUBLE_EQ(effects[0].upper_value, 14.5);
}

TEST(VaryFamily, SpreadsWhatIsAssumedOverItsRange) {
  const Case of = scenario::read_case(shipped_scenarios / "cases/child-p.yaml");
  const scenario::CaseInputs inputs = scenario::read_case_inputs(
      shipped_scenarios, of, {{}}, "england-2008-ensemble", period_of(of), *of.fatal);
  PossibleCases cases = possible_cases(of, inputs, 4000, 10);
  ASSERT_EQ(cases.cases.size(), 10U);
  const std::size_t parameters = cases.unknowns.size();
  EXPECT_EQ(parameters, inputs.sets.front().size());
  vary_family(cases);
  ASSERT_EQ(cases.unknowns.size(), parameters + 4);
  const Unknown& deception = cases.unknowns[parameters];
  EXPECT_EQ(deception.name, "family.deception");
  const auto [low, high] = std::minmax_element(deception.values.begin(), deception.values.end());
  EXPECT_GE(*low, of.family->deception - rank_range);
  EXPECT_LT(*low, of.family->deception - 0.1);
  EXPECT_LE(*high, 0.99);
  for (std::size_t i = 0; i < cases.cases.size(); ++i) {
    EXPECT_EQ(cases.cases[i].of.family->deception, deception.values[i]);
    EXPECT_DOUBLE_EQ(cases.cases[i].of.family->adults.front().aggression,
                     of.family->adults.front().aggression * cases.unknowns.back().values[i]);
  }
}

TEST(PossibleCases, AreSpreadEvenlyOverTheEnsemble) {
  const Case of = scenario::read_case(shipped_scenarios / "cases/child-p.yaml");
  const scenario::CaseInputs inputs = scenario::read_case_inputs(
      shipped_scenarios, of, {{}}, "england-2008-ensemble", period_of(of), *of.fatal);
  const std::size_t there_are = inputs.sets.size();
  const PossibleCases few = possible_cases(of, inputs, 4000, 2);
  ASSERT_EQ(few.cases.size(), 2U);
  EXPECT_EQ(few.unknowns[0].values[0], inputs.sets[0][0].value);
  EXPECT_EQ(few.unknowns[0].values[1], inputs.sets[there_are / 2][0].value);
}

Readings read_two_bruises(unsigned threads) {
  const Case of = scenario::read_case(shipped_scenarios / "cases/two-bruises.yaml");
  ReadingsRequest request;
  request.futures = 12;
  request.children = 2000;
  request.work.threads = threads;
  return read_claims(
      of,
      [&](const auto& packages, Date from) {
        return scenario::read_case_inputs(shipped_scenarios, of, packages, "", period_of(of), from);
      },
      request);
}

TEST(Readings, AreTheSameForAnyNumberOfThreads) {
  const Case of = scenario::read_case(shipped_scenarios / "cases/two-bruises.yaml");
  const Readings alone = read_two_bruises(1);
  EXPECT_EQ(readings_json(of, alone), readings_json(of, read_two_bruises(3)));
  ASSERT_EQ(alone.claims.size(), 1U);
  EXPECT_EQ(alone.claims[0].unknowns.size(), 4U);  // the traits of the family
  EXPECT_DOUBLE_EQ(alone.claims[0].difference.mean,
                   alone.claims[0].with.mean - alone.claims[0].without.mean);
}

TEST(Readings, KeepTheReasonOfWhatTheModelCannotSay) {
  Case of = scenario::read_case(shipped_scenarios / "cases/child-p.yaml");
  std::erase_if(of.claims, [](const auto& claim) { return claim.not_represented.empty(); });
  const Readings readings = read_claims(
      of, [](const auto&, Date) -> scenario::CaseInputs { throw std::logic_error("not needed"); },
      {});
  ASSERT_EQ(readings.claims.size(), 1U);
  EXPECT_NE(readings_text(of, readings).find("The model cannot say: the model has no motive"),
            std::string::npos);
  const auto json = nlohmann::json::parse(readings_json(of, readings));
  EXPECT_FALSE(json["claims"][0].contains("support"));
}

TEST(Readings, NeedAFamilyAndClaims) {
  const Case of = scenario::read_case(shipped_scenarios / "cases/a-bruise-at-school.yaml");
  EXPECT_THROW(static_cast<void>(read_claims(of, {}, {})), InputError);
}

}  // namespace
}  // namespace sightline::replay
