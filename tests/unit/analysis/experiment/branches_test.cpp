// SPDX-License-Identifier: Apache-2.0
#include "analysis/experiment/branches.hpp"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <sightline/experiment/record.hpp>

#include "tests/support/replications.hpp"

namespace sightline::experiment {
namespace {

using model::Input;
using model::testing::set_practice;
using model::workforce::PracticeReform;

PracticeReform reform(std::uint64_t key, std::int32_t day, double threshold = -4.0) {
  PracticeReform made;
  made.key = key;
  made.from = start_of_day(day);
  made.changes = {set_practice("threshold.refer", threshold)};
  return made;
}

Input with(std::vector<PracticeReform> reforms) {
  Input input = model::testing::input_of({}, 800, 60, 240);
  input.parameters.household.other_concerns.rate = PerYear(0.5);
  input.reforms = std::move(reforms);
  return input;
}

TEST(Parting, IsNeverForTheSame) {
  EXPECT_EQ(parting_of(with({}), with({})), Time::never());
  EXPECT_EQ(parting_of(with({reform(1, 5)}), with({reform(1, 5)})), Time::never());
}

TEST(Parting, IsWhereTheFirstReformBeginsThatOnlyOneHas) {
  EXPECT_EQ(parting_of(with({}), with({reform(1, 5)})), start_of_day(5));
  EXPECT_EQ(parting_of(with({reform(1, 5)}), with({reform(2, 9)})), start_of_day(5));
  EXPECT_EQ(parting_of(with({reform(1, 5)}), with({reform(1, 5), reform(2, 9)})), start_of_day(9));
  EXPECT_EQ(parting_of(with({reform(2, 9), reform(1, 5)}), with({reform(1, 5)})), start_of_day(9));
}

TEST(Parting, IsWhereAReformBeginsThatTheyHaveOtherwise) {
  const auto parting_if = [](auto change) {
    PracticeReform changed = reform(1, 20);
    change(changed);
    return parting_of(with({reform(1, 20)}), with({changed}));
  };
  EXPECT_EQ(parting_if([](PracticeReform& r) { r.from = start_of_day(30); }), start_of_day(20));
  EXPECT_EQ(parting_if([](PracticeReform& r) { r.from = start_of_day(10); }), start_of_day(10));
  EXPECT_EQ(parting_if([](PracticeReform& r) { r.full_after = days(9); }), start_of_day(20));
  EXPECT_EQ(parting_if([](PracticeReform& r) { r.compliance = Probability(0.5); }),
            start_of_day(20));
  EXPECT_EQ(parting_if([](PracticeReform& r) { r.changes.front().value = 1; }), start_of_day(20));
  EXPECT_EQ(parting_if([](PracticeReform& r) { r.key = 2; }), start_of_day(20));
  EXPECT_EQ(parting_if([](PracticeReform& r) { r.caught_up_from = start_of_day(15); }),
            start_of_day(15));
}

TEST(Parting, MindsTheOrderOfReformsThatAreOneRunOtherwise) {
  const Input a = with({reform(1, 5, -4), reform(2, 5, -2), reform(3, 9)});
  const Input b = with({reform(2, 5, -2), reform(1, 5, -4)});
  EXPECT_EQ(parting_of(a, b), start_of_day(5));  // the last one to set the threshold prevails
}

TEST(Parting, IsTheStartIfAnythingElseDiffersOrAReformHasBegunByThen) {
  Input other = with({});
  other.parameters.practice.threshold.refer = LogOdds(-1.0);
  EXPECT_EQ(parting_of(with({}), other), Time());
  EXPECT_EQ(parting_of(with({}), with({reform(1, 0)})), Time());
  EXPECT_EQ(parting_of(with({}), with({reform(1, -70)})), Time());
}

/// Runs the inputs branched and each by itself, which must give the same; events handled, and
/// events of all the results.
std::pair<std::uint64_t, std::uint64_t> events_of(const std::vector<Input>& inputs,
                                                  std::uint64_t replication) {
  const Calendar calendar = model::calendar_of(inputs[0].period);
  std::vector<const Input*> pointers;
  for (const Input& input : inputs)
    pointers.push_back(&input);
  std::map<std::size_t, model::ReplicationResult> results;
  const std::uint64_t handled =
      run_branches(pointers, calendar, 7, replication,
                   [&](std::size_t arm, const model::ReplicationResult& result) {
                     EXPECT_TRUE(results.emplace(arm, result).second) << arm;
                   });
  EXPECT_EQ(results.size(), inputs.size());
  std::uint64_t sum = 0;
  for (const auto& [arm, result] : results) {
    const auto whole = model::run_replication(inputs[arm], calendar, 7, replication);
    EXPECT_EQ(record_of(result), record_of(whole)) << arm;
    EXPECT_EQ(result.missed_children, whole.missed_children) << arm;
    sum += result.events;
  }
  return {handled, sum};
}

TEST(Branches, RunWhatIsCommonOnce) {
  const std::vector<Input> inputs = {with({}), with({reform(1, 200)}), with({reform(2, 200, -1)})};
  for (const std::uint64_t replication : {0U, 1U, 2U}) {
    const auto [handled, sum] = events_of(inputs, replication);
    // Two thirds of each run, but for the crowd of events of the first day, are common to three.
    EXPECT_LT(static_cast<double>(handled), 0.65 * static_cast<double>(sum));
  }
}

TEST(Branches, PartAgainAndAgain) {
  // 0 parts from all at day 60, 2 and 4 from 1 and 3 at day 150, 3 from 1 at day 250; 5 is 2, and 4
  // has a reform of other order.
  const std::vector<Input> inputs = {with({}),
                                     with({reform(1, 60)}),
                                     with({reform(1, 60), reform(2, 150, -1)}),
                                     with({reform(3, 250, -6), reform(1, 60)}),
                                     with({reform(2, 150, -1), reform(1, 60)}),
                                     with({reform(1, 60), reform(2, 150, -1)})};
  const auto [handled, sum] = events_of(inputs, 3);
  EXPECT_LT(handled, sum);
}

TEST(Branches, ShareNothingWithArmsThatDifferFromTheStart) {
  std::vector<Input> inputs = {with({}), with({}), with({reform(1, 0)})};
  inputs[1].parameters.practice.threshold.refer = LogOdds(-1.0);
  const auto [handled, sum] = events_of(inputs, 0);
  EXPECT_EQ(handled, sum);
}

TEST(Branches, ShareWithThoseThatDoNot) {
  std::vector<Input> inputs = {with({}), with({}), with({reform(1, 150)}), with({reform(1, 150)})};
  inputs[1].parameters.practice.threshold.refer = LogOdds(-1.0);
  inputs[3].parameters.practice.threshold.refer = LogOdds(-1.0);
  const auto [handled, sum] = events_of(inputs, 0);
  EXPECT_LT(static_cast<double>(handled), 0.8 * static_cast<double>(sum));
}

TEST(Branches, TellWhatShareOfWholeRunsTheyRun) {
  const auto share = [](const std::vector<Input>& inputs) {
    std::vector<const Input*> pointers;
    for (const Input& input : inputs)
      pointers.push_back(&input);
    return share_run(pointers);
  };
  EXPECT_DOUBLE_EQ(share({with({})}), 1.0);
  EXPECT_DOUBLE_EQ(share({with({}), with({reform(1, 0)})}), 1.0);
  EXPECT_DOUBLE_EQ(share({with({}), with({})}), 0.5);
  // Of 300 days: 200 are common to three; 100 of one, and 50 of the others, which part at 250.
  EXPECT_DOUBLE_EQ(
      share({with({}), with({reform(1, 200)}), with({reform(1, 200), reform(2, 250)})}),
      (200.0 + 100.0 + 50.0 + 2 * 50.0) / 900.0);
}

TEST(Branches, OfEqualInputsAreOneRun) {
  const std::vector<Input> inputs(3, with({reform(1, 100)}));
  const auto [handled, sum] = events_of(inputs, 0);
  EXPECT_EQ(3 * handled, sum);
}

}  // namespace
}  // namespace sightline::experiment
